package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Folds an item's history before an instant behind which all is closed. The state of its queues there is kept; of the steps those
 * that may still be asked, with what they cost and posted but not how.
 */
final class Folding {
    private final Policies policies;
    private final Folded folded;
    private final Instant closedUntil;
    private final Parts parts;
    private final Accounts accounts;
    private final Timeline timeline;
    private final Map<LineId, Instant> postedLast = new HashMap<>();
    private final List<Naming> namings = new ArrayList<>();
    private final Set<LineId> asked = new HashSet<>();
    private boolean reachedBack;
    private long closedSteps;
    private long referring;
    private long awaited;

    /** A closed line that names another. */
    private record Naming(CostLine by, LineId named) {
        boolean adjusts() {
            return by.kind() == LineKind.COST_ADJUSTMENT;
        }
    }

    /** A step that goes. */
    private record Gone(LineId step, LineId line) {}

    private Folding(ItemStore store, Head head, Policies policies, Instant until, Instant closedUntil) {
        this.policies = policies;
        this.closedUntil = closedUntil;
        this.parts = new Parts(store.parts(), head.nextPart());
        this.accounts = new Accounts(store.accounts(), head.eventfulAccounts(), head.root() != Directory.NO_ROOT);
        this.timeline = new Timeline(store, parts, accounts, head);
        this.folded = Folded.of(
                until,
                policies.closedKept(),
                since -> ClosedQuantities.standings(timeline, until, since, head.folded(), policies.closedKept()));
        this.referring = head.referring();
        this.awaited = head.awaited();
    }

    /** False when a line that is still open reaches back behind the instant. */
    static boolean fold(ItemStore store, Policies policies, Instant until, Instant closedUntil) {
        Head head = store.head();
        if (head == null || !head.folded().until().isBefore(until)) {
            return true;
        }
        Folding folding = new Folding(store, head, policies, until, closedUntil);
        folding.each(folding::read);
        if (!folding.reachedBack && folding.closedSteps > 0) {
            store.putHead(folding.fold(head));
        }
        return !folding.reachedBack;
    }

    private void read(Step step) {
        CostLine line = step.line();
        closedSteps++;
        postedLast.merge(line.id(), line.effectiveAt(), (one, other) -> one.isAfter(other) ? one : other);
        if (line.names()) {
            namings.add(new Naming(line, line.reference()));
        }
        reachedBack |= isReachedBack(line);
    }

    /** Whether an adjustment that may still change is a part of what a closed receipt cost from its own date. */
    private boolean isReachedBack(CostLine line) {
        return line.isAdjustable()
                && accounts.of(line.id()).adjustments().stream()
                        .anyMatch(adjustment -> !adjustment.by().moment().isBefore(closedUntil)
                                && !policies.adjustsWhatIsLeft(line, adjustment.by(), adjustment.closedUntil()));
    }

    private Head fold(Head head) {
        Stretch open = timeline.cut(folded.until());
        for (Method method : Method.values()) {
            keepState(open, method);
        }
        findAsked(parts.get(open.entry().fifo(), Snapshot.class));
        List<Step> remaining = new ArrayList<>();
        List<Gone> gone = new ArrayList<>();
        each(step -> {
            CostLine line = step.line();
            if (asked.contains(line.id())) {
                remaining.add(step.folded());
            } else {
                gone.add(new Gone(line.stepId(), line.id()));
            }
        });
        namings.stream().filter(naming -> isGone(naming.by().id())).forEach(this::unname);
        timeline.replaceBefore(open, remaining, closedSteps);
        for (Gone step : gone) {
            accounts.remove(step.step());
            accounts.remove(step.line());
            accounts.trim();
        }
        timeline.close();
        accounts.close();
        return head.with(folded, timeline, parts.next(), accounts.eventful(), referring, awaited);
    }

    // ---- the state of the queues -----------------------------------------------------------------------------------

    /** Replays to where the open steps begin. */
    private void keepState(Stretch open, Method method) {
        Stretch stretch = timeline.lastKept(open, method);
        Book book = new ItemBook(timeline, accounts, method, policies.closedKept());
        Fold fold = Fold.of(timeline.state(stretch, method), method, policies, parts, book);
        while (stretch.entry().id() != open.entry().id()) {
            stretch.steps().forEach(fold::play);
            timeline.trim(stretch);
            stretch = timeline.next(stretch);
        }
        timeline.keep(open, method, parts.add(fold.snapshot()));
    }

    // ---- what remains ----------------------------------------------------------------------------------------------

    /**
     * Finds the lines that may still be asked, those that they ask in turn, and adjustments of what is not gone: a receipt that
     * is still to come is worth them too.
     */
    private void findAsked(Snapshot fifo) {
        fifo.queues().stream()
                .flatMap(queue -> queue.layers().stream())
                .map(Layer::origin)
                .forEach(asked::add);
        postedLast.forEach((line, last) -> {
            if (!last.isBefore(folded.since()) || isAskedLater(accounts.of(line))) {
                asked.add(line);
            }
            accounts.trim();
        });
        int before = -1;
        while (before < asked.size()) {
            before = asked.size();
            for (Naming naming : namings) {
                if (naming.adjusts() && !isGone(naming.named())) {
                    asked.add(naming.by().id());
                }
                if (asked.contains(naming.by().id())) {
                    asked.add(naming.named());
                }
            }
        }
    }

    /** Whether lines of the open period name the line, or correct it. */
    private boolean isAskedLater(LineAccount account) {
        return Stream.of(
                        account.returns().stream(),
                        account.corrections().stream(),
                        account.adjustments().stream().map(LineAccount.Adjustment::by))
                .flatMap(places -> places)
                .anyMatch(place -> !place.moment().isBefore(folded.until()));
    }

    private boolean isGone(LineId line) {
        return postedLast.containsKey(line) && !asked.contains(line);
    }

    /** A line that goes names another no more. */
    private void unname(Naming naming) {
        Position place = naming.by().position();
        LineId named = naming.named();
        referring--;
        accounts.update(
                named, account -> naming.adjusts() ? account.withoutAdjustment(place) : account.withoutReturn(place));
        awaited -= !accounts.of(named).isNamed() && timeline.find(named) == null ? 1 : 0;
    }

    /** Visits the closed steps in order. */
    private void each(Consumer<Step> visit) {
        for (Stretch stretch = timeline.first(); stretch != null; stretch = timeline.next(stretch)) {
            timeline.trim(stretch);
            accounts.trim();
            for (Step step : stretch.steps()) {
                if (!step.line().effectiveAt().isBefore(folded.until())) {
                    return;
                }
                visit.accept(step);
            }
        }
    }
}
