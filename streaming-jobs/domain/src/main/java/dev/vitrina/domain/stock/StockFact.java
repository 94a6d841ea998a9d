package dev.vitrina.domain.stock;

/** What one line of a document says about live stock. */
public sealed interface StockFact permits StockMovement, OrderFact {
    /** Which goods, or which bundle of goods. */
    String sku();
}
