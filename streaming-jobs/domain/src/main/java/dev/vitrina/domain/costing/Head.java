package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.time.Instant;
import java.util.List;

/**
 * What an item always has at hand.
 *
 * @param blocks the directory of the item's history, in order
 * @param nextBlock the id the next new block gets
 * @param last the place of the last step; null when there is none
 * @param tail the state after the last step
 * @param costEntries how many cost rows the item has written
 * @param layerEntries how many layer rows the item has written
 * @param idleAdjustments how many cost adjustments have no effect now
 * @param recordedAt the greatest recorded-at the item has applied
 */
public record Head(
        List<BlockEntry> blocks,
        long nextBlock,
        Position last,
        Snapshot tail,
        long costEntries,
        long layerEntries,
        int idleAdjustments,
        Instant recordedAt) {
    /** An item without history. */
    static final Head EMPTY = new Head(List.of(), 0, null, Snapshot.EMPTY, 0, 0, 0, Instant.EPOCH);

    public Head {
        blocks = List.copyOf(blocks);
    }
}
