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
        long quantity = 0;
        long cost = 0;
        if (step != null && step.line().kind().isIssue() && step.position().isBefore(place)) {
            Outcome own = step.outcome(method);
            quantity = step.line().quantity();
            cost = own == null ? 0 : own.ownCost();
        } else if (accounts.of(line).corrections().isEmpty()) {
            return Balance.NONE;
        }
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
        Step step = timeline.first(line);
        return step != null && step.line().isAdjustable() ? step.line() : null;
    }

    @Override
    public long adjustment(LineId line) {
        Step step = timeline.first(line);
        return step == null ? 0 : step.adjustment();
    }

    @Override
    public long booked(LineId line, Position place) {
        long cost = 0;
        for (Step step : timeline.all(line)) {
            Outcome own = step.outcome(method);
            cost += own != null && step.position().isBefore(place) ? own.ownCost() : 0;
        }
        return cost;
    }

    @Override
    public Balance posted(LineId line, LineId account, Position place) {
        long quantity = 0;
        long cost = 0;
        for (Step step : timeline.all(line)) {
            if (step.position().isBefore(place) && step.outcome(method) != null) {
                for (Posting posting : step.outcome(method).postings()) {
                    if (posting.account().equals(account)) {
                        quantity += posting.quantity();
                        cost += posting.cost();
                    }
                }
            }
        }
        return new Balance(quantity, cost);
    }
}
