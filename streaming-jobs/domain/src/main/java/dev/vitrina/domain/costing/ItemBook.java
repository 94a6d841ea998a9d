package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.LineAccount.Movement;
import dev.vitrina.domain.documents.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** An item's lines as its steps see them while one method is played. */
final class ItemBook implements Book {
    private final Timeline timeline;
    private final Accounts accounts;
    private final Method method;
    private final Duration closedKept;

    /** @param closedKept for how long closed lines are remembered */
    ItemBook(Timeline timeline, Accounts accounts, Method method, Duration closedKept) {
        this.timeline = timeline;
        this.accounts = accounts;
        this.method = method;
        this.closedKept = closedKept;
    }

    @Override
    public Balance left(LineId line, CostLine by) {
        List<Step> steps = known(line, by);
        if (steps.isEmpty()
                || !isIssue(steps.getFirst()) && accounts.of(line).corrections().isEmpty()) {
            return Balance.NONE;
        }
        Position since = steps.getFirst().position();
        long quantity = 0;
        long cost = 0;
        for (Step step : steps) {
            if (step.line().correction() == null && isIssue(step)) {
                Outcome own = step.outcome(method);
                quantity += step.line().quantity();
                cost += own == null ? 0 : own.ownCost();
            }
        }
        for (Movement movement : accounts.of(line).movements()) {
            if (movement.method() == method
                    && movement.by().isBefore(by.position())
                    && !movement.by().isBefore(since)) {
                quantity += movement.quantity();
                cost += movement.cost();
            }
        }
        return new Balance(quantity, cost);
    }

    private static boolean isIssue(Step step) {
        return step.line().kind().isIssue();
    }

    @Override
    public CostLine receipt(LineId line) {
        return receipt(timeline.first(line));
    }

    @Override
    public CostLine receipt(LineId line, CostLine by, boolean layered) {
        List<Step> steps = layered ? unbroken(line, by, null) : known(line, by);
        return steps.stream()
                .filter(step -> !layered || !step.line().isWithdrawn())
                .findFirst()
                .map(ItemBook::receipt)
                .orElse(null);
    }

    private static CostLine receipt(Step first) {
        return first != null && first.line().isAdjustable() ? first.line() : null;
    }

    @Override
    public long adjustment(CostLine receipt) {
        Step first = timeline.first(receipt.id());
        boolean known = first != null
                && (first.position().equals(receipt.position())
                        || past(receipt).stream()
                                .anyMatch(step -> step.position().equals(first.position())));
        return known ? first.adjustment() : 0;
    }

    @Override
    public OptionalLong booked(CostLine line) {
        List<Step> steps = past(line);
        long cost = 0;
        for (Step step : steps) {
            Outcome own = step.outcome(method);
            cost += own == null ? 0 : own.ownCost();
        }
        return steps.isEmpty() ? OptionalLong.empty() : OptionalLong.of(cost);
    }

    @Override
    public Balance posted(CostLine line, LineId account) {
        long quantity = 0;
        long cost = 0;
        for (Step step : past(line)) {
            List<Posting> postings = step.outcome(method) == null
                    ? List.of()
                    : step.outcome(method).postings();
            for (Posting posting : postings) {
                if (posting.account().equals(account)) {
                    quantity += posting.quantity();
                    cost += posting.cost();
                }
            }
        }
        return new Balance(quantity, cost);
    }

    /** The steps of a line before another, or of the same line before one of them, as far as they are remembered. */
    private List<Step> known(LineId line, CostLine by) {
        return line.equals(by.id()) ? past(by) : remembered(line, by, by.closedBefore());
    }

    /** The steps of a line before one of them, as far as they are remembered. */
    private List<Step> past(CostLine line) {
        return remembered(line.id(), line, Instant.MAX);
    }

    /** The steps of a line before another's, without those behind a longer silence than closed lines are kept. */
    private List<Step> unbroken(LineId line, CostLine by, Instant closedBefore) {
        List<Step> steps = new ArrayList<>(timeline.all(line));
        steps.removeIf(step -> !step.position().isBefore(by.position()));
        steps.sort(Comparator.comparing(Step::position));
        int from = steps.size();
        Instant asking = by.effectiveAt();
        Instant closed = closedBefore;
        while (from > 0 && !isSilent(steps.get(from - 1), asking, closed)) {
            asking = steps.get(--from).line().effectiveAt();
            closed = Instant.MAX;
        }
        return steps.subList(from, steps.size());
    }

    /** The same, from the first on before which nothing stood. */
    private List<Step> remembered(LineId line, CostLine by, Instant closedBefore) {
        List<Step> steps = unbroken(line, by, closedBefore);
        int from = 0;
        while (from < steps.size() && steps.get(from).line().isDifference()) {
            from++;
        }
        return steps.subList(from, steps.size());
    }

    /** Whether a step lies too far back to be asked, in what was closed then; null for nothing. */
    private boolean isSilent(Step step, Instant asking, Instant closedBefore) {
        Instant at = step.line().effectiveAt();
        return closedBefore != null && at.isBefore(closedBefore) && at.isBefore(asking.minus(closedKept));
    }
}
