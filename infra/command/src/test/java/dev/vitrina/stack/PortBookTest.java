package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBookTest {

    private static final ProcessMark THIS = ProcessMark.ofThis();
    private static final ProcessMark ANOTHER =
            ProcessMark.of(ProcessHandle.current().parent().orElseThrow());
    private static final ProcessMark DEAD = new ProcessMark(THIS.pid(), Instant.EPOCH);

    @TempDir
    Path folder;

    private final Set<Integer> inUse = new HashSet<>();
    private PortBook book;
    private Home home;
    private Home neighbour;

    @BeforeEach
    void openBook() {
        home = new Home(folder.resolve("home"));
        neighbour = new Home(folder.resolve("neighbour"));
        book = new PortBook(folder.resolve("ports"), port -> !inUse.contains(port));
    }

    @Test
    void theFirstStackGetsTheDocumentedPorts() {
        Ports ports = book.take(home, THIS, OptionalInt.empty(), Optional.empty());

        for (Port port : Port.values()) {
            assertThat(ports.of(port)).as(port.name()).isEqualTo(port.standard());
        }
    }

    @Test
    void aSecondStackGetsOthersEvenBeforeTheFirstListens() {
        Ports first = book.take(neighbour, ANOTHER, OptionalInt.empty(), Optional.empty());
        Ports second = book.take(home, THIS, OptionalInt.empty(), Optional.empty());

        assertThat(second.numbers().values())
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(first.numbers().values());
    }

    @Test
    void aPortOfAnotherProgramIsPassedOver() {
        inUse.add(Port.TRINO.standard());

        Ports ports = book.take(home, THIS, OptionalInt.empty(), Optional.empty());

        assertThat(ports.of(Port.TRINO)).isEqualTo(8082); // 8081 is Flink's
    }

    @Test
    void whatADeadStackHadIsFreeAgain() {
        book.take(neighbour, DEAD, OptionalInt.of(20_000), Optional.empty());

        assertThat(book.take(home, THIS, OptionalInt.of(20_000), Optional.empty())
                        .of(Port.KAFKA))
                .isEqualTo(20_000);
    }

    @Test
    void aHomeThatIsDownKeepsItsPortsAsLongAsItRemembersThem() throws IOException {
        Ports down = book.take(neighbour, DEAD, OptionalInt.empty(), Optional.empty());
        Files.createDirectories(neighbour.run());
        Ports.memory(neighbour).write(down);

        Ports others = book.take(home, THIS, OptionalInt.empty(), Optional.empty());
        assertThat(others.numbers().values())
                .as("a client that looks for the broker of the home that is down must not find this one")
                .doesNotContainAnyElementsOf(down.numbers().values());
        assertThat(book.take(neighbour, ANOTHER, OptionalInt.empty(), Optional.of(down)))
                .as("the home's own next start")
                .isEqualTo(down);
    }

    @Test
    void aHomeThatIsGoneKeepsNothingAndPortsThatAreAskedForAreGiven() throws IOException {
        Ports down = book.take(neighbour, DEAD, OptionalInt.of(20_000), Optional.empty());
        Files.createDirectories(neighbour.run());
        Ports.memory(neighbour).write(down);

        assertThat(book.take(home, THIS, OptionalInt.of(20_000), Optional.empty()))
                .isEqualTo(down);
        Ports moved = book.take(home, THIS, OptionalInt.of(30_000), Optional.empty());
        Ports.memory(neighbour).delete();
        book.take(neighbour, DEAD, OptionalInt.empty(), Optional.empty());

        assertThat(book.take(home, THIS, OptionalInt.empty(), Optional.empty()).of(Port.KAFKA))
                .as("the documented port, which the folder that is gone had")
                .isEqualTo(9092)
                .isNotEqualTo(moved.of(Port.KAFKA));
    }

    @Test
    void thePortsOfLastTimeAreTakenAgainIfAllAreFree() {
        Ports lastTime = Ports.from(30_000);

        assertThat(book.take(home, THIS, OptionalInt.empty(), Optional.of(lastTime)))
                .isEqualTo(lastTime);
        inUse.add(30_003);
        assertThat(book.take(home, THIS, OptionalInt.empty(), Optional.of(lastTime))
                        .of(Port.KAFKA))
                .isEqualTo(9092);
    }

    @Test
    void aBaseInUseIsRefusedWithThePortAndARemedy() {
        inUse.add(20_002);

        assertThatThrownBy(() -> book.take(home, THIS, OptionalInt.of(20_000), Optional.empty()))
                .isInstanceOf(StackException.class)
                .hasMessage("Port 20002 (Flink's web page) is in use; stop the program that listens there or choose"
                        + " another --port-base");
    }

    @Test
    void aHalfWrittenBookIsNoObstacle() throws IOException {
        Files.writeString(folder.resolve("ports"), "{\"9092\":{\"pi");

        assertThat(book.take(home, THIS, OptionalInt.empty(), Optional.empty()).of(Port.KAFKA))
                .isEqualTo(9092);
    }
}
