package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.stock.Delivered;
import dev.vitrina.domain.stock.Ordered;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Unbundling;
import java.util.ArrayList;
import java.util.List;

/** What is said of a bundle → the same said of its components. */
record StockUnbundling() implements Unbundling<StockFact> {
    @Override
    public String sku(StockFact fact) {
        return fact.sku();
    }

    @Override
    public List<StockFact> parts(StockFact fact, Bundle bundle) {
        long[] quantities = bundle.quantities(quantity(fact));
        List<StockFact> parts = new ArrayList<>(quantities.length);
        for (int i = 0; i < quantities.length; i++) {
            parts.add(part(fact, bundle.components().get(i).sku(), quantities[i]));
        }
        return parts;
    }

    private static long quantity(StockFact fact) {
        return switch (fact) {
            case StockMovement movement -> movement.quantity();
            case Ordered ordered -> ordered.quantity();
            case Delivered delivered -> delivered.quantity();
        };
    }

    private static StockFact part(StockFact fact, String sku, long quantity) {
        return switch (fact) {
            case StockMovement movement ->
                new StockMovement(
                        movement.organization(),
                        sku,
                        movement.warehouse(),
                        movement.kind(),
                        movement.position(),
                        quantity);
            case Ordered ordered ->
                new Ordered(
                        ordered.order(), ordered.line(), sku, ordered.organization(), ordered.warehouse(), quantity);
            case Delivered delivered -> new Delivered(delivered.order(), delivered.orderLine(), sku, quantity);
        };
    }
}
