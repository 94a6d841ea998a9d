package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stacks of two homes run side by side and know nothing of each other. */
@ExtendWith(SharedShop.class)
class TwoHomesTest {
    private static final String COUNT = "SELECT count(*) FROM current.warehouses WHERE source = 'second'";

    private static final int WAREHOUSES = 2_000;

    @TempDir
    private Path folder;

    @Test
    void aSecondHomeRunsBesideTheFirstAndItsStatusTellsOfAKilledProcess(Shop first) throws IOException {
        try (Shop second = Shop.open("--set", "checkpoint.interval=PT1H")) {
            assertThat(numbers(second.ports())).doesNotContainAnyElementsOf(numbers(first.ports()));

            // who waits does not wait for an hour
            second.importChanges(Files.write(
                    folder.resolve("second.jsonl"),
                    IntStream.range(0, WAREHOUSES)
                            .mapToObj(TwoHomesTest::warehouse)
                            .toList()));
            assertThat(second.line(COUNT)).isEqualTo(Integer.toString(WAREHOUSES));
            assertThat(first.line(COUNT)).isEqualTo("0");

            second.kill("catalog");
            await("status of the second home tells of the killed catalog")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(200))
                    .pollInSameThread()
                    .until(() -> second.statusOf("catalog").path("restarts").asInt() == 1);
            assertThat(second.statusOf("catalog").path("lastExit").asText()).isNotEmpty();
            assertThat(first.statusOf("catalog").path("restarts").asInt()).isZero();
            second.awaitHealthy();
            assertThat(second.line(COUNT)).as("nothing was lost").isEqualTo(Integer.toString(WAREHOUSES));
        }
        first.awaitHealthy();
    }

    @Test
    void statusOfAHomeThatIsDownSaysSo(Shop first) {
        Answer answer = Command.start(
                        "status", "--home", folder.resolve("nobody").toString())
                .answer();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("down").hasLineCount(1);
        assertThat(first.status().exitCode()).isZero();
    }

    private static String warehouse(int number) {
        return """
                {"entity":"warehouse","source":"second","id":"w-%d","version":1,"changed_at":"2026-03-01T10:00:00Z",\
                "body":{"name":"Only in the second home"}}""".formatted(number);
    }

    private static List<Integer> numbers(JsonNode ports) {
        List<Integer> numbers = new ArrayList<>();
        ports.path("numbers").forEach(port -> numbers.add(port.asInt()));
        return numbers;
    }
}
