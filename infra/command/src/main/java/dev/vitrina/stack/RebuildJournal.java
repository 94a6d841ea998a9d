package dev.vitrina.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * How far the rebuild of a ledger is; written before each step, so that whoever finds it left behind knows what to do.
 *
 * @param job whose ledger it is
 * @param jobId Flink's id of the job that builds it
 * @param stamp part of all names that it gives
 * @param checkpoint from which the job goes on, once that is known
 * @param policies costing policies of the new ledger, by their keys; empty for others
 */
record RebuildJournal(
        String job, String jobId, String stamp, Phase phase, long checkpoint, Map<String, String> policies) {

    enum Phase {
        /** The old job goes on as if there was nothing. */
        BUILDING,
        /** The old job waits. It goes on from its newest checkpoint if nothing comes of the new one. */
        HOLDING,
        /** The new ledger is whole, and there is no way back: what is left to do is done by whoever finds it. */
        SWITCHING
    }

    RebuildJournal {
        policies = Map.copyOf(policies);
    }

    static JsonFile<RebuildJournal> file(Home home, String job) {
        return new JsonFile<>(home.jobs().resolve(job + ".rebuild.json"), RebuildJournal.class);
    }

    RebuildJournal holding() {
        return new RebuildJournal(job, jobId, stamp, Phase.HOLDING, 0, policies);
    }

    RebuildJournal switching(long from) {
        return new RebuildJournal(job, jobId, stamp, Phase.SWITCHING, from, policies);
    }

    /** Of every table of the ledger. */
    @JsonIgnore
    String branch() {
        return "rebuild-" + stamp;
    }

    /** The ledger before, in every table of it. */
    @JsonIgnore
    String tag() {
        return "before-rebuild-" + stamp;
    }

    /** Of the new job's checkpoints. */
    @JsonIgnore
    String folder() {
        return job + "-" + stamp;
    }

    /** Kafka's name for the job that builds it, as a reader. */
    @JsonIgnore
    String consumerGroup() {
        return "vitrina-" + job + "-" + branch();
    }
}
