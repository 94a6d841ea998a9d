package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.InventoryValue;
import dev.vitrina.domain.costing.Method;
import java.time.Instant;

/**
 * The worth of an item in a warehouse by a method as it travels to its table.
 *
 * @param warehouse where; null for a company's one pool
 * @param method by which the value was found
 * @param quantity thousandths on hand
 * @param value minor units
 * @param provisionalQuantity thousandths below zero not yet settled
 * @param updatedAt the greatest recorded-at that the item has applied
 */
public record ValuedStock(
        String organization,
        String sku,
        String warehouse,
        Method method,
        long quantity,
        long value,
        long provisionalQuantity,
        Instant updatedAt) {
    static ValuedStock of(InventoryValue value, Instant updatedAt) {
        return new ValuedStock(
                value.organization(),
                value.sku(),
                value.warehouse(),
                value.method(),
                value.quantity(),
                value.value(),
                value.provisionalQuantity(),
                updatedAt);
    }
}
