package dev.vitrina.domain.costing;

import dev.vitrina.domain.money.Proportion;

/**
 * Units that left a warehouse before they came.
 *
 * @param line the line that took them
 * @param quantity thousandths, positive
 * @param value provisional minor units, fixed when the units left
 * @param frozen the line's cost keeps the provisional value; what the units really cost beyond it becomes variance
 */
record Shortage(Target line, long quantity, long value, boolean frozen) {
    Shortage slice(long thousandths) {
        return new Shortage(line, thousandths, Proportion.halfUp(value, thousandths, quantity), frozen);
    }

    Shortage without(Shortage slice) {
        return new Shortage(line, quantity - slice.quantity, value - slice.value, frozen);
    }

    Shortage freeze() {
        return new Shortage(line, quantity, value, true);
    }
}
