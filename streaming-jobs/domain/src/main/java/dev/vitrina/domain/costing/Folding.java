package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.stock.ClosedMoves.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Folds an item's history before the first instant that is not closed. The state of its queues there is kept; of the steps those
 * that may still be asked, with what they cost and posted but not how.
 */
final class Folding {
    private final Policies policies;
    private final Instant until;
    private final Instant since;
    private final Parts parts;
    private final Accounts accounts;
    private final Timeline timeline;
    private final Map<LineId, Instant> postedLast = new HashMap<>();
    private final Set<LineId> asked = new HashSet<>();
    private final List<Step> remaining = new ArrayList<>();
    private long referring;
    private long awaited;

    private Folding(ItemStore store, Head head, Policies policies, Instant until) {
        this.policies = policies;
        this.until = until;
        this.since = until.minus(policies.closedKept());
        this.parts = new Parts(store.parts(), head.nextPart());
        this.accounts = new Accounts(store.accounts(), head.eventfulAccounts(), head.root() != Directory.NO_ROOT);
        this.timeline = new Timeline(store, parts, accounts, head);
        this.referring = head.referring();
        this.awaited = head.awaited();
    }

    /** Folds if there is something to fold, and no later line reaches back behind the instant. */
    static void fold(ItemStore store, Policies policies, Instant until) {
        Head head = store.head();
        if (head != null && head.folded().until().isBefore(until)) {
            Folding folding = new Folding(store, head, policies, until);
            if (folding.isPossible()) {
                store.putHead(folding.folded(head));
            }
        }
    }

    private boolean isPossible() {
        return each(step -> !isReachedBack(step) && postedLast.merge(id(step), at(step), Folding::later) != null)
                && !postedLast.isEmpty();
    }

    /** Whether an adjustment that is still open changes what a closed receipt cost from its own date. */
    private boolean isReachedBack(Step step) {
        return step.line().isAdjustable()
                && accounts.of(id(step)).adjustments().stream()
                        .anyMatch(adjustment -> !adjustment.by().moment().isBefore(until)
                                && !policies.adjustsWhatIsLeft(step.line(), adjustment.by(), adjustment.closedUntil()));
    }

    private Head folded(Head head) {
        Map<String, Standing> standings =
                ClosedQuantities.standings(timeline, until, head.folded(), policies.closedKept());
        Stretch open = timeline.cut(until);
        for (Method method : Method.values()) {
            keepState(open, method);
        }
        findAsked(parts.get(open.entry().fifo(), Snapshot.class));
        List<Step> gone = part();
        timeline.replaceBefore(open, remaining);
        gone.forEach(this::forget);
        timeline.close();
        accounts.close();
        return head.folded(
                Folded.of(until, policies.closedKept(), standings),
                timeline,
                parts.next(),
                accounts.eventful(),
                referring,
                awaited);
    }

    // ---- the state of the queues -----------------------------------------------------------------------------------

    /** Replays to where the open steps begin, if the state there is not known. */
    private void keepState(Stretch open, Method method) {
        if (open.entry().snapshot(method) != 0) {
            return;
        }
        Stretch stretch = open;
        long known = 0;
        while (known == 0) {
            Stretch previous = timeline.previous(stretch);
            if (previous == null) {
                break;
            }
            stretch = previous;
            known = stretch.entry().snapshot(method);
        }
        Snapshot state = known == 0 ? Snapshot.EMPTY : parts.get(known, Snapshot.class);
        Book book = new ItemBook(timeline, accounts, method, policies.closedKept());
        Fold fold = Fold.of(state, method, policies, parts, book);
        for (; stretch.entry().id() != open.entry().id(); stretch = timeline.next(stretch)) {
            stretch.steps().forEach(fold::play);
            timeline.trim(stretch);
        }
        timeline.keep(open, method, parts.add(fold.snapshot()));
    }

    // ---- what remains ----------------------------------------------------------------------------------------------

    /** Finds the lines that may still be asked, and those that they ask. */
    private void findAsked(Snapshot fifo) {
        fifo.queues().stream()
                .flatMap(queue -> queue.layers().stream())
                .map(Layer::origin)
                .forEach(asked::add);
        postedLast.forEach((line, last) -> {
            if (!last.isBefore(since) || isAskedLater(accounts.of(line))) {
                asked.add(line);
            }
        });
        Set<LineId> named = new HashSet<>();
        each(step -> {
            boolean adjusts = step.line().kind() == LineKind.COST_ADJUSTMENT;
            if (step.line().reference() != null
                    && (asked.contains(id(step))
                            || adjusts && !isGone(step.line().reference()))) {
                named.add(id(step));
                named.add(step.line().reference());
            }
            return true;
        });
        asked.addAll(named);
    }

    /** Whether lines of the open period name the line, or correct it. */
    private boolean isAskedLater(LineAccount account) {
        return Stream.of(
                        account.returns().stream(),
                        account.corrections().stream(),
                        account.adjustments().stream().map(LineAccount.Adjustment::by))
                .flatMap(places -> places)
                .anyMatch(place -> !place.moment().isBefore(until));
    }

    private boolean isGone(LineId line) {
        return postedLast.containsKey(line) && !asked.contains(line);
    }

    /** Parts the closed steps into those that remain and those that go; gives these. */
    private List<Step> part() {
        List<Step> gone = new ArrayList<>();
        each(step -> asked.contains(id(step)) ? remaining.add(step.folded()) : gone.add(step));
        return gone;
    }

    /** A step is gone: its line stands no more, and names no other. */
    private void forget(Step step) {
        CostLine line = step.line();
        timeline.forget();
        accounts.remove(line.stepId());
        accounts.remove(line.id());
        if (!line.names()) {
            return;
        }
        referring--;
        LineId named = line.reference();
        if (isGone(named)) {
            return;
        }
        accounts.update(named, account -> account.withoutReturn(line.position()));
        boolean stands = postedLast.containsKey(named) || timeline.find(named) != null;
        awaited -= !stands && !accounts.of(named).isNamed() ? 1 : 0;
    }

    // ---- steps -----------------------------------------------------------------------------------------------------

    private interface Visit {
        boolean to(Step step);
    }

    /** Visits the closed steps in order, as long as the answer is true. */
    private boolean each(Visit visit) {
        for (Stretch stretch = timeline.first(); stretch != null; stretch = timeline.next(stretch)) {
            timeline.trim(stretch);
            for (Step step : stretch.steps()) {
                if (!at(step).isBefore(until)) {
                    return true;
                }
                if (!visit.to(step)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static LineId id(Step step) {
        return step.line().id();
    }

    private static Instant at(Step step) {
        return step.line().effectiveAt();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
