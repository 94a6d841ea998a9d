package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Unbundling;
import java.util.List;
import java.util.stream.IntStream;

/** A movement of a bundle → movements of its components. */
record StockUnbundling() implements Unbundling<StockMovement> {
    @Override
    public String sku(StockMovement movement) {
        return movement.sku();
    }

    @Override
    public List<StockMovement> parts(StockMovement movement, Bundle bundle) {
        long[] quantities = bundle.quantities(movement.quantity());
        return IntStream.range(0, quantities.length)
                .mapToObj(i -> new StockMovement(
                        movement.organization(),
                        bundle.components().get(i).sku(),
                        movement.warehouse(),
                        movement.kind(),
                        movement.position(),
                        quantities[i]))
                .toList();
    }
}
