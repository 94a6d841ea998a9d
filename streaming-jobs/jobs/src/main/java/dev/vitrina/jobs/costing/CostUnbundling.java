package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.stock.Quantity;
import dev.vitrina.jobs.changes.Unbundling;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A bundle's line → lines of its components, which share its cost and its overhead by their quantities. A cost stated for a
 * unit of the bundle becomes the line's amount first, since a component has none of its own.
 */
record CostUnbundling() implements Unbundling<CostLine> {
    @Override
    public String sku(CostLine line) {
        return line.sku();
    }

    @Override
    public List<CostLine> parts(CostLine line, Bundle bundle) {
        long[] quantities = bundle.quantities(line.quantity());
        Long cost = cost(line);
        long[] costs = cost == null ? null : bundle.shares(cost);
        long[] overheads = bundle.shares(line.overhead());
        return IntStream.range(0, quantities.length)
                .mapToObj(i -> new CostLine(
                        line.organization(),
                        bundle.components().get(i).sku(),
                        line.kind(),
                        line.source(),
                        line.document(),
                        line.line(),
                        line.moment(),
                        line.sequence(),
                        line.warehouse(),
                        line.toWarehouse(),
                        quantities[i],
                        costs == null ? null : costs[i],
                        null,
                        line.refDocument(),
                        line.refLine(),
                        line.order(),
                        overheads[i]))
                .toList();
    }

    /** Minor units; null when no cost is stated. */
    private static Long cost(CostLine line) {
        if (line.value() != null || line.unitCost() == null) {
            return line.value();
        }
        return Money.ofFoundCost(Quantity.decimal(line.quantity()), line.unitCost());
    }
}
