package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;

/**
 * A chunk's line in the directory; in the directory's inner nodes a node's.
 *
 * @param after the chunk holds the places behind this one, up to and with the next entry's; null for the first
 * @param id of the chunk, or of the node
 * @param fifo the id of the FIFO state before the chunk's first step; 0 where it is not kept
 * @param average the same for the average method
 */
record ChunkEntry(Position after, long id, long fifo, long average) {
    static ChunkEntry of(Position after, long id) {
        return new ChunkEntry(after, id, 0, 0);
    }

    long snapshot(Method method) {
        return method == Method.FIFO ? fifo : average;
    }

    ChunkEntry withSnapshot(Method method, long snapshot) {
        return method == Method.FIFO
                ? new ChunkEntry(after, id, snapshot, average)
                : new ChunkEntry(after, id, fifo, snapshot);
    }

    /** Whether the entry begins before a place, or at it. */
    boolean beginsAtOrBefore(Position place) {
        return after == null || place != null && after.compareTo(place) <= 0;
    }

    boolean beginsBefore(Position place) {
        return place != null && (after == null || after.isBefore(place));
    }
}
