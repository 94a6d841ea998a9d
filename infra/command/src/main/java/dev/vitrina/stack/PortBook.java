package dev.vitrina.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The ports that stacks of this machine have taken or are about to take, so that two starting at once choose
 * different ones. An entry lasts as long as the supervisor that made it.
 */
final class PortBook {

    private static final TypeReference<Map<Integer, ProcessMark>> ENTRIES = new TypeReference<>() {};
    private static final int NEIGHBOURS = 1000;

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final Path file;
    private final IntPredicate isFree;

    PortBook() {
        this(
                Path.of(System.getProperty("java.io.tmpdir"), "vitrina-ports-" + System.getProperty("user.name")),
                Loopback::isFree);
    }

    PortBook(Path file, IntPredicate isFree) {
        this.file = file;
        this.isFree = isFree;
    }

    /**
     * Takes ports for a supervisor.
     *
     * @param base asked for by the user: exactly these, or a {@link StackException} that names the one in use
     * @param remembered taken if all of them are free, when no base is given
     */
    Ports take(ProcessMark supervisor, OptionalInt base, Optional<Ports> remembered) {
        return noted(
                supervisor,
                open -> base.isPresent()
                        ? exactly(Ports.from(base.getAsInt()), open)
                        : remembered.filter(known -> allOpen(known, open)).orElseGet(() -> nearStandard(open)));
    }

    /** Takes the ports on which servers of this home listen already. */
    Ports keep(ProcessMark supervisor, Ports held) {
        return noted(supervisor, open -> held);
    }

    private Ports noted(ProcessMark supervisor, Function<IntPredicate, Ports> choice) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // held until the channel closes
            channel.lock();
            Map<Integer, ProcessMark> taken = read(channel);
            taken.values().removeIf(owner -> !owner.isAlive() || owner.equals(supervisor));
            IntPredicate open = port -> !taken.containsKey(port) && isFree.test(port);
            Ports ports = choice.apply(open);
            ports.numbers().values().forEach(port -> taken.put(port, supervisor));
            write(channel, taken);
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot note the ports in " + file, e);
        }
    }

    private static Ports exactly(Ports wanted, IntPredicate open) {
        for (Port port : Port.values()) {
            int number = wanted.of(port);
            if (!open.test(number)) {
                throw new StackException("Port " + number + " (" + port.title()
                        + ") is in use; stop the program that listens there or choose another --port-base");
            }
        }
        return wanted;
    }

    private static boolean allOpen(Ports ports, IntPredicate open) {
        return ports.numbers().values().stream().allMatch(open::test);
    }

    private static Ports nearStandard(IntPredicate open) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            int number = port.standard();
            while (!open.test(number) || isAnothers(number, port) || numbers.containsValue(number)) {
                number++;
                if (number > port.standard() + NEIGHBOURS) {
                    throw new StackException("No free port for " + port.title() + " between " + port.standard()
                            + " and " + number + "; choose others with --port-base");
                }
            }
            numbers.put(port, number);
        }
        return new Ports(numbers);
    }

    private static boolean isAnothers(int number, Port port) {
        for (Port other : Port.values()) {
            if (other != port && other.standard() == number) {
                return true;
            }
        }
        return false;
    }

    private Map<Integer, ProcessMark> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until the end of the file
        }
        try {
            return bytes.position() == 0 ? new HashMap<>() : new HashMap<>(json.readValue(bytes.array(), ENTRIES));
        } catch (IOException e) {
            // half written by a process that was killed; whoever listens is still seen by trying the port
            return new HashMap<>();
        }
    }

    private void write(FileChannel channel, Map<Integer, ProcessMark> taken) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(taken));
        channel.truncate(0);
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }
}
