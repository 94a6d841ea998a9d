package dev.vitrina.domain.stock;

import java.util.Objects;

/**
 * A line of a shipment or a receipt that belongs to an order.
 *
 * @param order the order
 * @param orderLine the order's line that it delivers; null: any of the order's lines of the SKU
 * @param sku which goods
 * @param quantity thousandths, not negative
 */
public record Delivered(OrderId order, String orderLine, String sku, long quantity) implements OrderFact {
    public Delivered {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(sku, "sku");
        if (quantity < 0) {
            throw new IllegalArgumentException("Less than nothing cannot be delivered: %s of %s for %s"
                    .formatted(Quantity.decimal(quantity), sku, order));
        }
    }
}
