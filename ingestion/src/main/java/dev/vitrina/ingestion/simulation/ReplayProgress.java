package dev.vitrina.ingestion.simulation;

import java.time.Instant;

/** Watches a replay. Called by the replaying thread, which waits for it, at most once in a thousand changes. */
@FunctionalInterface
public interface ReplayProgress {
    /** Watches nothing. */
    ReplayProgress NONE = (shopTime, sent) -> {};

    /**
     * The replay has got this far.
     *
     * @param shopTime what the shop's clock shows
     * @param sent changes since the replay began
     */
    void reached(Instant shopTime, long sent);
}
