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
 * The ports of this machine's stacks, also of those that are down: a home keeps its ports as long as it is there. So two
 * stacks that start at once choose different ones, and a client that still looks for the broker of a stack that has ended
 * never finds that of another home in its place, which it could not tell from its own.
 */
final class PortBook {

    private static final TypeReference<Map<Integer, Holder>> ENTRIES = new TypeReference<>() {};
    private static final int NEIGHBOURS = 1000;

    /** Whose a port is. */
    private record Holder(Path home, ProcessMark supervisor) {
        /** While the supervisor lives, and then while its home remembers the port. */
        boolean holds(int port) {
            return supervisor.isAlive()
                    || Ports.memory(new Home(home))
                            .read()
                            .filter(ports -> ports.numbers().containsValue(port))
                            .isPresent();
        }
    }

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final Path file;
    private final IntPredicate isFree;

    PortBook() {
        this(
                Path.of(System.getProperty("java.io.tmpdir"), "vitrina-port-book-" + System.getProperty("user.name")),
                Loopback::isFree);
    }

    PortBook(Path file, IntPredicate isFree) {
        this.file = file;
        this.isFree = isFree;
    }

    /**
     * Takes ports for the supervisor of a home.
     *
     * @param base asked for by the user: exactly these, or a {@link StackException} that names the one in use
     * @param remembered taken if all of them are free, when no base is given
     */
    Ports take(Home home, ProcessMark supervisor, OptionalInt base, Optional<Ports> remembered) {
        return noted(new Holder(home.root(), supervisor), taken -> {
            IntPredicate open = port -> !taken.containsKey(port) && isFree.test(port);
            return base.isPresent()
                    ? exactly(Ports.from(base.getAsInt()), taken)
                    : remembered.filter(known -> allOpen(known, open)).orElseGet(() -> nearStandard(open));
        });
    }

    /** Takes the ports on which servers of this home listen already. */
    Ports keep(Home home, ProcessMark supervisor, Ports held) {
        return noted(new Holder(home.root(), supervisor), taken -> held);
    }

    private Ports noted(Holder holder, Function<Map<Integer, Holder>, Ports> choice) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // held until the channel closes
            channel.lock();
            Map<Integer, Holder> taken = read(channel);
            taken.entrySet()
                    .removeIf(entry -> entry.getValue().home().equals(holder.home())
                            || !entry.getValue().holds(entry.getKey()));
            Ports ports = choice.apply(taken);
            ports.numbers().values().forEach(port -> taken.put(port, holder));
            write(channel, taken);
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot note the ports in " + file, e);
        }
    }

    /** Ports that were asked for are not kept back for a home that is down. */
    private Ports exactly(Ports wanted, Map<Integer, Holder> taken) {
        for (Port port : Port.values()) {
            int number = wanted.of(port);
            boolean held =
                    taken.containsKey(number) && taken.get(number).supervisor().isAlive();
            if (held || !isFree.test(number)) {
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

    private Map<Integer, Holder> read(FileChannel channel) throws IOException {
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

    private void write(FileChannel channel, Map<Integer, Holder> taken) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(taken));
        channel.truncate(0);
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }
}
