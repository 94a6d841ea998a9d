package dev.vitrina.domain.stock;

import java.util.Objects;

/**
 * The identity of an order.
 *
 * @param kind whose order it is
 * @param source the system that the order and its deliveries come from
 * @param id the order's id there
 */
public record OrderId(Kind kind, String source, String id) {
    public OrderId {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(id, "id");
    }

    /** Whose order. */
    public enum Kind {
        /** A customer's: its lines reserve stock until they are shipped. */
        SALE,
        /** Ours with a supplier: its lines are expected until they are received. */
        PURCHASE
    }
}
