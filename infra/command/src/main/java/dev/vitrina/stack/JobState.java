package dev.vitrina.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How one streaming job is.
 *
 * @param condition Flink's word (RUNNING, RESTARTING, …), or MISSING while none runs, or STARTING while its tasks come up
 * @param id Flink's id, null while none runs
 * @param resubmissions how often the supervisor had to submit it again
 * @param problem what stops it, in one sentence, or null
 */
public record JobState(String name, String condition, String id, int resubmissions, String problem) {

    @JsonIgnore
    public boolean isRunning() {
        return condition.equals("RUNNING");
    }
}
