package dev.vitrina.ingestion.simulation;

import java.time.Instant;

/** Watches a live shop. Called by the shop's thread, which waits for it, about once a second. */
@FunctionalInterface
public interface LiveListener {
    /** Watches nothing. */
    LiveListener NONE = (position, sent) -> {};

    /**
     * All changes up to and including this position have arrived, and so have the heartbeats that say so.
     *
     * @param position what {@link ShopFeed#skip} takes to go on from here
     * @param sent changes since the shop went live
     */
    void acknowledged(Instant position, long sent);
}
