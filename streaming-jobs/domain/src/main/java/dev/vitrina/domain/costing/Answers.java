package dev.vitrina.domain.costing;

import java.time.Instant;
import java.util.List;

/**
 * What changed in an item's books.
 *
 * @param costs rows for the cost ledger, in order of their entry
 * @param layers rows for the layer ledger, in order of their entry
 * @param values the new value of each warehouse whose value changed
 * @param openLayers the new content of each place of the open FIFO queues that changed
 * @param idleAdjustments how many of the item's cost adjustments have no effect now: they name a line that is not there
 *     or is no receipt, or found nothing on hand
 * @param lateForFolded how many changes came for what has folded; they are not in the books
 * @param closedUntil the first instant that was not closed when the newest the item has applied was recorded; null when
 *     nothing was closed
 * @param recordedAt the greatest recorded-at the item has applied
 */
public record Answers(
        List<CostEntry> costs,
        List<LayerEntry> layers,
        List<InventoryValue> values,
        List<OpenLayer> openLayers,
        int idleAdjustments,
        int lateForFolded,
        Instant closedUntil,
        Instant recordedAt) {
    public Answers {
        costs = List.copyOf(costs);
        layers = List.copyOf(layers);
        values = List.copyOf(values);
        openLayers = List.copyOf(openLayers);
    }
}
