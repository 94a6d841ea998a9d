package dev.vitrina.domain.costing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers what one step does. Effects of nothing are left out. */
final class OutcomeBuilder {
    private final Target step;
    private final Method method;
    private List<Effect> effects = List.of();
    private List<LayerUse> uses = List.of();
    private List<Posting> postings = List.of();
    private boolean idle;

    OutcomeBuilder(Target step, Method method) {
        this.step = step;
        this.method = method;
    }

    /** The step's own line. */
    Target step() {
        return step;
    }

    Outcome build() {
        return new Outcome(effects, uses, postings, idle);
    }

    /** The step is a cost adjustment that finds nothing to adjust. */
    void isIdle() {
        idle = true;
    }

    /** Goods and value of the step's own line leave a warehouse; negative: they enter. */
    void leaves(String warehouse, long quantity, long cost) {
        add(step, warehouse, quantity, cost, false, Reason.INITIAL, step.moment());
    }

    /** The step's own line takes units that are not there. */
    void leavesBelowZero(String warehouse, Shortage shortage) {
        add(step, warehouse, shortage.quantity(), shortage.value(), true, Reason.INITIAL, step.moment());
    }

    /** Units below zero get their final cost and are no longer provisional. */
    void settles(Shortage shortage, long cost) {
        Target line = shortage.line();
        add(line, line.warehouse(), -shortage.quantity(), -shortage.value(), true, Reason.SETTLED, line.moment());
        add(line, line.warehouse(), shortage.quantity(), cost, false, Reason.SETTLED, line.moment());
    }

    /** A difference that stays outside the cost of the line it names. */
    void varies(Target line, long cost) {
        add(line, line.warehouse(), 0, cost, false, Reason.VARIANCE, step.moment());
    }

    /** A receipt's cost changes from the step's moment on. */
    void adjusts(Target receipt, String warehouse, long cost) {
        add(receipt, warehouse, 0, cost, false, Reason.COST_CHANGE, step.moment());
    }

    /** A line takes goods that another brought in; an average knows no such thing. */
    void uses(Target issue, LineId origin, long quantity, long cost) {
        if (method == Method.FIFO && (quantity != 0 || cost != 0)) {
            uses = with(uses, new LayerUse(issue.id(), origin, quantity, cost, issue.moment()));
        }
    }

    /** Changes what returns naming a line will find there; one step's postings on one line are one. */
    void posts(LineId account, long quantity, long cost) {
        for (int i = 0; i < postings.size(); i++) {
            Posting posting = postings.get(i);
            if (posting.account().equals(account)) {
                postings = new ArrayList<>(postings);
                postings.set(i, new Posting(account, posting.quantity() + quantity, posting.cost() + cost));
                return;
            }
        }
        postings = with(postings, new Posting(account, quantity, cost));
    }

    /** Most steps have one of each or none: a list that can grow is made for the others only. */
    private static <T> List<T> with(List<T> list, T one) {
        if (list.isEmpty()) {
            return List.of(one);
        }
        List<T> more = list.size() == 1 ? new ArrayList<>(list) : list;
        more.add(one);
        return more;
    }

    private void add(
            Target target,
            String warehouse,
            long quantity,
            long cost,
            boolean provisional,
            Reason reason,
            Instant effectiveAt) {
        if (quantity != 0 || cost != 0) {
            effects = with(effects, new Effect(target, warehouse, quantity, cost, provisional, reason, effectiveAt));
        }
    }
}
