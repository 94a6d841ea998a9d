package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.LineAccount.Movement;
import dev.vitrina.domain.documents.Position;

/** An item's lines as its steps see them while one method is played. */
final class ItemBook implements Book {
    private final Timeline timeline;
    private final Accounts accounts;
    private final Method method;

    ItemBook(Timeline timeline, Accounts accounts, Method method) {
        this.timeline = timeline;
        this.accounts = accounts;
        this.method = method;
    }

    @Override
    public Balance before(LineId line, Position place) {
        Step step = timeline.find(line);
        if (step == null || !step.line().kind().isIssue() || !step.position().isBefore(place)) {
            return Balance.NONE;
        }
        Outcome own = step.outcome(method);
        long quantity = step.line().quantity();
        long cost = own == null ? 0 : own.ownCost();
        for (Movement movement : accounts.of(line).movements()) {
            if (movement.method() == method && movement.by().isBefore(place)) {
                quantity += movement.quantity();
                cost += movement.cost();
            }
        }
        return new Balance(quantity, cost);
    }

    @Override
    public CostLine receipt(LineId line) {
        Step step = timeline.find(line);
        return step != null && step.line().isAdjustable() ? step.line() : null;
    }
}
