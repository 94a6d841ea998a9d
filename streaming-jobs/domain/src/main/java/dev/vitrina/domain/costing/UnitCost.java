package dev.vitrina.domain.costing;

import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.money.Proportion;

/**
 * An unrounded unit cost, kept as the value and quantity it is the quotient of.
 *
 * @param value minor units
 * @param quantity thousandths; 0 only in {@link #NONE}
 */
record UnitCost(long value, long quantity) {
    /** No cost was ever known: everything is worth nothing. */
    static final UnitCost NONE = new UnitCost(0, 0);

    /** What so many thousandths are worth at this cost, rounded once; never more than a line may be worth. */
    long of(long thousandths) {
        return quantity == 0 ? 0 : Proportion.halfUp(value, thousandths, quantity, Money.MOST_MINOR_UNITS);
    }
}
