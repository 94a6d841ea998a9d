package dev.vitrina.stack;

import java.io.IOException;
import java.time.Duration;

/**
 * A checkpoint that somebody waits for: a job is asked for it out of turn, and again when it failed or when the job is
 * another one meanwhile. Until the job has passed what it is waited for, checkpoints are asked for that say how far it has
 * come; the one that is waited for is asked for after that.
 */
public final class AwaitedCheckpoint {
    /** Between a checkpoint and the next request: Flink takes those that it is asked for without a pause. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FlinkRest flink;
    private final long pauseNanos;
    private String job;
    private String request; // null while none is under way
    private boolean proves; // the newest request came after the job had passed what it is waited for
    private long endedNanos;

    public AwaitedCheckpoint(FlinkRest flink) {
        this(flink, PAUSE);
    }

    AwaitedCheckpoint(FlinkRest flink, Duration pause) {
        this.flink = flink;
        this.pauseNanos = pause.toNanos();
        this.endedNanos = System.nanoTime() - pauseNanos;
    }

    /**
     * Asks for one if none is under way, and tells whether one is complete that was asked for after the job had passed. While
     * Flink is away or the job cannot be asked yet, the answer is no; after a yes it begins anew.
     *
     * @param runningJob Flink's id of the job
     * @param passed whether the job has passed what it is waited for
     */
    public boolean poll(String runningJob, boolean passed) {
        boolean tooEarly = passed && !proves;
        try {
            if (request != null && runningJob.equals(job) && !tooEarly) {
                FlinkRest.Requested outcome = flink.requestedCheckpoint(job, request);
                if (outcome != FlinkRest.Requested.UNDER_WAY) {
                    end();
                }
                return proves && outcome == FlinkRest.Requested.COMPLETE;
            }
            if (tooEarly || System.nanoTime() - endedNanos >= pauseNanos) {
                job = runningJob;
                proves = passed;
                request = flink.requestCheckpoint(job);
            }
        } catch (IOException notNow) {
            end();
        }
        return false;
    }

    private void end() {
        request = null;
        endedNanos = System.nanoTime();
    }
}
