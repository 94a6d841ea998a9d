package dev.vitrina.domain.costing;

import dev.vitrina.domain.money.Proportion;

/**
 * Goods that came in together and have not left yet; also a slice of them on its way.
 *
 * @param quantity thousandths, positive
 * @param value minor units; what is left of it goes with the last slice
 * @param origin the line that first brought the goods in; null for goods transferred from below zero
 */
record Layer(long quantity, long value, LineId origin) {
    Layer {
        if (quantity <= 0) {
            throw new IllegalArgumentException(
                    "Layer quantity must be positive: %d (from %s)".formatted(quantity, origin));
        }
    }

    /** The slice of so many thousandths with its rounded share of the value. */
    Layer slice(long thousandths) {
        return new Layer(thousandths, Proportion.halfUp(value, thousandths, quantity), origin);
    }

    /** What a slice leaves. */
    Layer without(Layer slice) {
        return new Layer(quantity - slice.quantity, value - slice.value, origin);
    }

    Layer worth(long newValue) {
        return new Layer(quantity, newValue, origin);
    }

    UnitCost unitCost() {
        return new UnitCost(value, quantity);
    }
}
