package dev.vitrina.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * How one server is.
 *
 * @param process null while none runs
 * @param restarts how often it had to be started again
 * @param lastExit why it was last restarted, null if it never was
 * @param since when it came into this condition
 */
public record PartState(
        String name,
        Condition condition,
        ProcessMark process,
        String address,
        int restarts,
        String lastExit,
        Instant since) {

    public enum Condition {
        STARTING,
        READY,
        /** Its process runs but does not answer. */
        SILENT,
        /** Its process ended; the next one starts after a pause. */
        DOWN,
        STOPPED
    }

    @JsonIgnore
    public boolean isReady() {
        return condition == Condition.READY;
    }
}
