package dev.vitrina.domain.costing;

/**
 * What an item's stock in one warehouse is worth by one method after the newest change.
 *
 * @param organization the item's organization
 * @param sku the item's goods
 * @param warehouse where; null for a company's one pool
 * @param method by which the value was found
 * @param quantity thousandths on hand; below zero when more was issued than had come
 * @param value minor units of the shop's currency: layers less the provisional values of units below zero
 * @param provisionalQuantity thousandths below zero not yet settled, not negative
 */
public record InventoryValue(
        String organization,
        String sku,
        String warehouse,
        Method method,
        long quantity,
        long value,
        long provisionalQuantity) {}
