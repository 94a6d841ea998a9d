package dev.vitrina.domain.costing;

import java.time.Instant;
import java.util.Objects;

/**
 * Goods that one line brought in and another took: a layer ledger row before it has a number.
 *
 * @param issue the line that took the goods
 * @param origin the line that brought them in, or null
 * @param quantity thousandths; positive left the stock
 * @param cost minor units; positive left the stock
 * @param effectiveAt the issue's moment
 */
record LayerUse(LineId issue, LineId origin, long quantity, long cost, Instant effectiveAt) {
    /** Numbers first, as in {@link Effect}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LayerUse use
                && cost == use.cost
                && quantity == use.quantity
                && Objects.equals(origin, use.origin)
                && effectiveAt.equals(use.effectiveAt)
                && issue.equals(use.issue);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cost, quantity, effectiveAt, issue);
    }
}
