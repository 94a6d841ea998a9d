package dev.vitrina.domain.costing;

/**
 * What an item's stock in one warehouse is worth after the newest change.
 *
 * @param organization the item's organization
 * @param sku the item's goods
 * @param warehouse where
 * @param quantity thousandths on hand; below zero when more was issued than had come
 * @param value minor units of the shop's currency: layers less the provisional values of units below zero
 * @param provisionalQuantity thousandths below zero not yet settled, not negative
 */
public record InventoryValue(
        String organization, String sku, String warehouse, long quantity, long value, long provisionalQuantity) {}
