package dev.vitrina.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a new supervisor finds: the ports it works with, and those servers of a killed predecessor that it keeps.
 * A server is kept if it would be started the same way now; Flink's two are kept together or not at all. All others
 * are ended.
 */
record Takeover(Ports ports, List<Part> parts, Map<String, ProcessHandle> kept) {

    private static final Set<String> CLUSTER = Set.of(JobManagerPart.NAME, TaskManagerPart.NAME);

    /** Of the parts that are wanted; those that are not are ended. */
    static Takeover of(
            Home home, Settings settings, Installation installation, Lineup lineup, Orphans orphans, EventLog events) {
        JsonFile<Ports> memory = Ports.memory(home);
        Optional<Ports> remembered = memory.read();
        Map<ProcessHandle, String> running = orphans.running();
        boolean samePorts = remembered.isPresent()
                && (settings.portBase().isEmpty()
                        || Ports.from(settings.portBase().getAsInt()).equals(remembered.get()));
        Map<String, ProcessHandle> kept = new LinkedHashMap<>();
        if (samePorts && !running.isEmpty()) {
            for (Part part : parts(home, remembered.get(), settings, installation, lineup)) {
                orphans.sameAs(part.name(), part.launch()).ifPresent(process -> kept.put(part.name(), process));
            }
            if (!kept.keySet().containsAll(CLUSTER)) {
                kept.keySet().removeAll(CLUSTER);
            }
        }
        Map<ProcessHandle, String> ended = new LinkedHashMap<>(running);
        ended.keySet().removeAll(kept.values());
        if (!running.isEmpty()) {
            events.note("servers of a killed supervisor: " + kept.keySet() + " kept, " + ended.values() + " ended");
            Orphans.end(ended);
        }
        Ports ports = kept.isEmpty()
                ? new PortBook().take(home, ProcessMark.ofThis(), settings.portBase(), remembered)
                : new PortBook().keep(home, ProcessMark.ofThis(), remembered.get());
        memory.write(ports);
        return new Takeover(ports, parts(home, ports, settings, installation, lineup), kept);
    }

    Optional<ProcessHandle> adopted(Part part) {
        return Optional.ofNullable(kept.get(part.name()));
    }

    private static List<Part> parts(
            Home home, Ports ports, Settings settings, Installation installation, Lineup lineup) {
        return Stream.of(
                        new BrokerPart(home, ports, settings, installation),
                        new CatalogPart(home, ports, settings, installation),
                        new JobManagerPart(home, ports, settings, installation, lineup),
                        new TaskManagerPart(home, ports, settings, installation, lineup),
                        new TrinoPart(home, ports, settings, installation))
                .filter(part -> lineup.parts().contains(part.name()))
                .toList();
    }
}
