package dev.vitrina.batch.reconciliation;

import java.util.Map;
import java.util.TreeMap;

/** How many units of an item are in each warehouse, below zero where more left than came. Thousandths. */
final class Counts {
    private final TreeMap<String, Long> counts = new TreeMap<>();

    /** Applies one effect. */
    interface Effect {
        void on(String warehouse, long change);
    }

    /** Applies a line; the effect is told what it changed, warehouse by warehouse. */
    void apply(Line line, Effect effect) {
        switch (line.kind()) {
            case RECEIPT, SURPLUS, FREE_RETURN, SALE_RETURN -> move(line.warehouse(), line.quantity(), effect);
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> move(line.warehouse(), -line.quantity(), effect);
            case TRANSFER -> {
                move(line.warehouse(), -line.quantity(), effect);
                move(line.toWarehouse(), line.quantity(), effect);
            }
            case STOCKTAKE -> move(line.warehouse(), differenceOf(line), effect);
            case COST_ADJUSTMENT -> {}
        }
    }

    /** As {@link #apply(Line, Effect)}, or what a change of closed books moves. */
    void apply(Line line, Map<Line, Map<String, Long>> closed, Effect effect) {
        if (line.posted() == null) {
            apply(line, effect);
        } else {
            closed.getOrDefault(line, Map.of()).forEach((warehouse, change) -> move(warehouse, change, effect));
        }
    }

    /** By how much a stocktake changes the quantity that is there. */
    long differenceOf(Line stocktake) {
        return stocktake.quantity() - counts.getOrDefault(stocktake.warehouse(), 0L);
    }

    private void move(String warehouse, long change, Effect effect) {
        counts.merge(warehouse, change, Long::sum);
        effect.on(warehouse, change);
    }
}
