package dev.vitrina.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How one streaming job is.
 *
 * @param condition Flink's word (RUNNING, RESTARTING, …), or MISSING while none runs, STARTING while its tasks come up, HELD
 *     while its ledger is switched to one that was built anew, LOST if it has to be built anew before the job can go on
 * @param id Flink's id, null while none runs
 * @param resubmissions how often the supervisor had to submit it again
 * @param problem what stops it, in one sentence, or null
 */
public record JobState(String name, String condition, String id, int resubmissions, String problem) {

    static final String LOST = "LOST";

    @JsonIgnore
    public boolean isRunning() {
        return condition.equals("RUNNING");
    }

    @JsonIgnore
    boolean isLost() {
        return condition.equals(LOST);
    }
}
