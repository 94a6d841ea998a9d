package dev.vitrina.stack;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which part of the stack a supervisor runs.
 *
 * @param trino whether tables can be asked
 * @param jobs whether the streaming jobs are kept running
 * @param flinkJar a jar with jobs that the cluster loads once for all its life, rather than anew for each job
 */
public record Lineup(boolean trino, boolean jobs, Optional<Path> flinkJar) {

    /** All of it. */
    public static final Lineup WHOLE = new Lineup(true, true, Optional.empty());

    /** The servers that jobs need, without any job: what a benchmark submits its own to. */
    public static Lineup bare(Path flinkJar) {
        return new Lineup(false, false, Optional.of(flinkJar));
    }
}
