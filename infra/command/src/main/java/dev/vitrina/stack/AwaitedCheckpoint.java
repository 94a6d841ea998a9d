package dev.vitrina.stack;

import java.io.IOException;

/**
 * A checkpoint that somebody waits for: a job is asked for it out of turn, and again when it failed or when the job is
 * another one meanwhile.
 */
final class AwaitedCheckpoint {
    private final FlinkRest flink;
    private String job;
    private String request; // null while none is under way

    AwaitedCheckpoint(FlinkRest flink) {
        this.flink = flink;
    }

    /**
     * Whether it is complete. The first call asks the job for it and says no; after a yes the next call begins anew. While
     * Flink is away or the job cannot be asked yet, it is no.
     *
     * @param runningJob Flink's id of the job
     */
    boolean isComplete(String runningJob) {
        String asked = runningJob.equals(job) ? request : null;
        job = runningJob;
        request = null;
        try {
            if (asked != null) {
                switch (flink.requestedCheckpoint(job, asked)) {
                    case COMPLETE -> {
                        return true;
                    }
                    case UNDER_WAY -> {
                        request = asked;
                        return false;
                    }
                    case FAILED -> {
                        // the next one may do better
                    }
                }
            }
            request = flink.requestCheckpoint(job);
        } catch (IOException notNow) {
            // asked again by the next call
        }
        return false;
    }
}
