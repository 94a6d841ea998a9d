package dev.vitrina.domain.stock;

/** What one line says about an order: what it asks for, or what came of that. */
public sealed interface OrderFact extends StockFact permits Ordered, Delivered {
    OrderId order();
}
