package dev.vitrina.stack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of a stack a supervisor runs.
 *
 * @param parts names of the servers
 * @param jobs whether the streaming jobs are kept running, and the tables looked after meanwhile
 * @param flinkJar a jar with jobs that the cluster loads once for all its life, rather than anew for each job
 */
public record Lineup(Set<String> parts, boolean jobs, Optional<Path> flinkJar) {

    /** All of it. */
    public static final Lineup WHOLE = new Lineup(
            Set.of(BrokerPart.NAME, CatalogPart.NAME, JobManagerPart.NAME, TaskManagerPart.NAME, TrinoPart.NAME),
            true,
            Optional.empty());

    /** What it takes to look after the tables of a stack that is down; it never becomes ready for anything else. */
    public static final Lineup TABLES = new Lineup(Set.of(CatalogPart.NAME, TrinoPart.NAME), false, Optional.empty());

    /** The servers that jobs need, without any job: what a benchmark submits its own to. */
    public static Lineup bare(Path flinkJar) {
        return new Lineup(
                Set.of(BrokerPart.NAME, CatalogPart.NAME, JobManagerPart.NAME, TaskManagerPart.NAME),
                false,
                Optional.of(flinkJar));
    }
}
