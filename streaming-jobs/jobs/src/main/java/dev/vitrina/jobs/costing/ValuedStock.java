package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.InventoryValue;
import java.time.Instant;

/**
 * The worth of an item in a warehouse as it travels to its table.
 *
 * @param quantity thousandths on hand
 * @param value minor units
 * @param provisionalQuantity thousandths below zero not yet settled
 * @param updatedAt the greatest recorded-at that the item has applied
 */
public record ValuedStock(
        String organization,
        String sku,
        String warehouse,
        long quantity,
        long value,
        long provisionalQuantity,
        Instant updatedAt) {
    static ValuedStock of(InventoryValue value, Instant updatedAt) {
        return new ValuedStock(
                value.organization(),
                value.sku(),
                value.warehouse(),
                value.quantity(),
                value.value(),
                value.provisionalQuantity(),
                updatedAt);
    }
}
