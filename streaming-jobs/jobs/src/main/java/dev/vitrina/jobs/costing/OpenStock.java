package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.OpenLayer;
import java.time.Instant;

/**
 * A place in an item's open FIFO queue as it travels to its table.
 *
 * @param warehouse where; null for a company's one queue
 * @param position 1, 2, 3 … from the oldest on
 * @param receiptSource the system of the line that brought the goods in; null with the next two when no line did
 * @param quantity thousandths; 0 where the queue no longer has this place
 * @param value minor units
 * @param updatedAt the greatest recorded-at that the item has applied
 */
public record OpenStock(
        String organization,
        String sku,
        String warehouse,
        long position,
        String receiptSource,
        String receiptDocument,
        String receiptLine,
        long quantity,
        long value,
        Instant updatedAt) {
    static OpenStock of(OpenLayer layer, Instant updatedAt) {
        LineId origin = layer.origin();
        return new OpenStock(
                layer.organization(),
                layer.sku(),
                layer.warehouse(),
                layer.position(),
                origin == null ? null : origin.source(),
                origin == null ? null : origin.document(),
                origin == null ? null : origin.line(),
                layer.quantity(),
                layer.value(),
                updatedAt);
    }

    boolean isGone() {
        return quantity == 0;
    }
}
