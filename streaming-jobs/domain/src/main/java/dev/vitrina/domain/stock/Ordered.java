package dev.vitrina.domain.stock;

import java.util.Objects;

/**
 * A line of an open order. An order that is closed, cancelled or delivered has none.
 *
 * @param order the order
 * @param line the line's id in it
 * @param sku which goods
 * @param organization whose goods they are
 * @param warehouse where they are to leave or to arrive; whichever warehouse delivers, this is where they are waited for
 * @param quantity thousandths reserved or ordered, not negative
 */
public record Ordered(OrderId order, String line, String sku, String organization, String warehouse, long quantity)
        implements OrderFact {
    public Ordered {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(warehouse, "warehouse");
        if (quantity < 0) {
            throw new IllegalArgumentException("An order cannot ask for less than nothing: %s (line %s of %s)"
                    .formatted(Quantity.decimal(quantity), line, order));
        }
    }
}
