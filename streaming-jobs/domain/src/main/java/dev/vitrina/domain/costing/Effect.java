package dev.vitrina.domain.costing;

import java.time.Instant;
import java.util.Objects;

/**
 * What one step does to the books of one line: a ledger row before it has a number.
 *
 * @param target the line it is posted on
 * @param warehouse whose stock it is on
 * @param quantity thousandths; positive left the stock
 * @param cost minor units; positive left the stock
 * @param provisional the units are below zero and their cost may still be completed
 * @param reason why it is posted when its step is new
 * @param effectiveAt the target's moment; for variance the settling lot's
 */
record Effect(
        Target target,
        String warehouse,
        long quantity,
        long cost,
        boolean provisional,
        Reason reason,
        Instant effectiveAt) {
    Effect costing(long otherCost) {
        return new Effect(target, warehouse, quantity, otherCost, provisional, reason, effectiveAt);
    }

    /** Numbers first: what a step did and does when it is played again mostly differs there, and texts lie far apart. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Effect effect
                && cost == effect.cost
                && quantity == effect.quantity
                && provisional == effect.provisional
                && reason == effect.reason
                && warehouse.equals(effect.warehouse)
                && effectiveAt.equals(effect.effectiveAt)
                && target.equals(effect.target);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cost, quantity, effectiveAt, target);
    }
}
