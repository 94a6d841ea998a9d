package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.time.Instant;

/**
 * What an item always has at hand.
 *
 * @param root the directory's root; 0 while all steps are recent ones
 * @param height of the directory above its leaves
 * @param nextPart the number that the next new part gets
 * @param recent the recent steps as the chunk that they will become
 * @param recentCount how many they are
 * @param steps how many steps there are in all
 * @param last the place of the last step, though it may have gone with what folded; null when there was none
 * @param fifo the state after the last step by FIFO
 * @param average the same by the average method
 * @param costEntries how many cost rows the item has written
 * @param layerEntries how many layer rows the item has written
 * @param eventfulAccounts how many accounts know more of their line than its place
 * @param referring how many returns and adjustments name a line
 * @param awaited how many lines that are not there are named
 * @param idleAdjustments how many cost adjustments have no effect now
 * @param recordedAt the greatest recorded-at the item has applied
 * @param closedUntil the first instant that was not closed when the newest of what the item has applied was recorded; null
 *     when nothing was closed
 * @param corrections how many lines that were changed after their period was closed stand, folded ones among them
 * @param stocktakes how many stocktakes stand, folded ones among them
 * @param folded how far the history is folded
 */
public record Head(
        long root,
        int height,
        long nextPart,
        ChunkEntry recent,
        int recentCount,
        long steps,
        Position last,
        Tail fifo,
        Tail average,
        long costEntries,
        long layerEntries,
        long eventfulAccounts,
        long referring,
        long awaited,
        int idleAdjustments,
        Instant recordedAt,
        Instant closedUntil,
        long corrections,
        long stocktakes,
        Folded folded) {
    /** An item without history. */
    static final Head EMPTY = new Head(
            Directory.NO_ROOT,
            0,
            2,
            ChunkEntry.of(null, 1),
            0,
            0,
            null,
            Tail.EMPTY,
            Tail.EMPTY,
            0,
            0,
            0,
            0,
            0,
            0,
            Instant.EPOCH,
            null,
            0,
            0,
            Folded.NOTHING);

    /** The head when so much of the history has folded. */
    Head with(Folded now, Timeline timeline, long parts, long eventful, long names, long missing) {
        return new Head(
                timeline.directory().root(),
                timeline.directory().height(),
                parts,
                timeline.recent(),
                timeline.recentCount(),
                timeline.steps(),
                last,
                fifo,
                average,
                costEntries,
                layerEntries,
                eventful,
                names,
                missing,
                idleAdjustments,
                recordedAt,
                closedUntil,
                corrections,
                stocktakes,
                now);
    }

    Tail tail(Method method) {
        return method == Method.FIFO ? fifo : average;
    }
}
