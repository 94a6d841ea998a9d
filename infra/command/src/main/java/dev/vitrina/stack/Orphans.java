package dev.vitrina.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Servers of a home that run although nobody supervises them. Each start is written down with process id and start
 * time; one killed supervisor may still have had no time to, so the mark on the command line counts too.
 */
final class Orphans {

    /**
     * What is written down at each start.
     *
     * @param fingerprint of its {@link Launch}
     */
    record Entry(ProcessMark process, String fingerprint) {}

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final List<String> NAMES = List.of(
            Maintenance.NAME,
            TrinoPart.NAME,
            TaskManagerPart.NAME,
            JobManagerPart.NAME,
            CatalogPart.NAME,
            BrokerPart.NAME);

    private final Home home;

    Orphans(Home home) {
        this.home = home;
    }

    void note(String part, PartProcess process, String fingerprint) {
        file(part).write(new Entry(process.mark(), fingerprint));
    }

    void forget(String part) {
        file(part).delete();
    }

    /** The server that was written down for a part, if it still runs and would be started the same way now. */
    Optional<ProcessHandle> sameAs(String part, Launch launch) {
        return file(part)
                .read()
                .filter(entry -> launch.fingerprint().equals(entry.fingerprint()))
                .flatMap(entry -> entry.process().process());
    }

    /** All that run, by part; a part may have a second one that nobody wrote down. */
    Map<ProcessHandle, String> running() {
        Map<ProcessHandle, String> found = new LinkedHashMap<>();
        for (String part : NAMES) {
            file(part).read().flatMap(entry -> entry.process().process()).ifPresent(p -> found.put(p, part));
            String mark = JavaCommand.mark(home, part);
            ProcessHandle.allProcesses()
                    .filter(Processes::isRunning)
                    .filter(process -> process.info()
                            .arguments()
                            .filter(arguments -> List.of(arguments).contains(mark))
                            .isPresent())
                    .forEach(process -> found.putIfAbsent(process, part));
        }
        return found;
    }

    /** Ends them, the readers before the catalog and the catalog before Kafka. */
    static void end(Map<ProcessHandle, String> orphans) {
        List<ProcessHandle> readers = new ArrayList<>();
        orphans.forEach((process, part) -> {
            if (!part.equals(CatalogPart.NAME) && !part.equals(BrokerPart.NAME)) {
                readers.add(process);
            }
        });
        Processes.end(readers, GRACE);
        Processes.end(List.copyOf(orphans.keySet()), GRACE);
    }

    private JsonFile<Entry> file(String part) {
        return new JsonFile<>(home.run().resolve(part + ".json"), Entry.class);
    }
}
