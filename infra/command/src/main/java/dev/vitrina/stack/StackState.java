package dev.vitrina.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the supervisor knows of its stack; written to the home at every change.
 *
 * @param costing the policies that its costing job goes by, by their keys
 * @param wantedCosting those of its settings; the ledger is made by them when it is built anew
 */
public record StackState(
        ProcessMark supervisor,
        Phase phase,
        Ports ports,
        Map<String, String> costing,
        Map<String, String> wantedCosting,
        List<PartState> parts,
        List<JobState> jobs) {

    public enum Phase {
        STARTING,
        /** Was ready once; single parts may be down for a moment since. */
        READY,
        /** Only what the maintenance of the tables needs runs, and ends with it. */
        MAINTAINING,
        STOPPING
    }

    public StackState {
        // one that an older supervisor wrote says nothing of them
        costing = costing == null ? Map.of() : Map.copyOf(costing);
        wantedCosting = wantedCosting == null ? costing : Map.copyOf(wantedCosting);
        parts = List.copyOf(parts);
        jobs = List.copyOf(jobs);
    }

    /** The last state written in a home, whoever wrote it. */
    public static Optional<StackState> read(Home home) {
        return file(home).read();
    }

    static JsonFile<StackState> file(Home home) {
        return new JsonFile<>(home.run().resolve("stack.json"), StackState.class);
    }

    @JsonIgnore
    public boolean isSupervised() {
        return supervisor.isAlive();
    }

    @JsonIgnore
    public boolean isHealthy() {
        return parts.stream().allMatch(PartState::isReady) && jobs.stream().allMatch(JobState::isRunning);
    }

    /** How a job is; empty while nobody has looked after it yet. */
    Optional<JobState> of(StreamingJob job) {
        return jobs.stream().filter(state -> state.name().equals(job.name())).findFirst();
    }

    /** Whether all runs but for jobs that need somebody to build their ledger anew, for which the rest must be up. */
    @JsonIgnore
    boolean isUp() {
        return parts.stream().allMatch(PartState::isReady)
                && jobs.stream().allMatch(job -> job.isRunning() || job.isLost());
    }
}
