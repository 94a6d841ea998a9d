package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the lines of one call into their places and takes others out; remembers what has to be played again. Of a line that
 * changed several times in the call only the first and the last state count.
 */
final class Revision {
    /** What a call makes of one line; null where it did not stand before, or stands no more. */
    private record Edit(CostLine before, CostLine after, Cause cause) {}

    /** A step that was taken out. */
    private record Removed(Step step, Reason reason) {}

    private final Timeline timeline;
    private final Accounts accounts;
    private final Policies policies;
    private final TreeMap<Position, Reason> dirty = new TreeMap<>();
    private final Map<LineId, Removed> removed = new LinkedHashMap<>();
    private final Map<LineId, Edit> edits = new HashMap<>();
    private long referring;
    private long awaited;
    private int idleAdjustments;

    Revision(Timeline timeline, Accounts accounts, Policies policies, Head head) {
        this.timeline = timeline;
        this.accounts = accounts;
        this.policies = policies;
        this.referring = head.referring();
        this.awaited = head.awaited();
        this.idleAdjustments = head.idleAdjustments();
    }

    void apply(List<LineChange<CostLine>> changes) {
        Map<LineId, Edit> all = new LinkedHashMap<>();
        changes.forEach(change -> gather(all, change));
        all.values()
                .removeIf(edit -> edit.before() == null
                        ? edit.after() == null
                        : edit.before().equals(edit.after()));
        edits.putAll(all);
        all.values().stream().filter(edit -> edit.before() != null).forEach(this::takeOut);
        all.values().stream()
                .filter(edit -> edit.after() != null)
                // in their order, so that lines behind all others are only added
                .sorted((one, other) ->
                        one.after().position().compareTo(other.after().position()))
                .forEach(this::put);
    }

    private static void gather(Map<LineId, Edit> edits, LineChange<CostLine> change) {
        CostLine line = change.line().withoutItem();
        Edit known = edits.get(line.id());
        CostLine standing = known == null ? (change.asserted() ? null : line) : known.after();
        if (change.asserted() ? standing != null : !line.equals(standing)) {
            throw new IllegalStateException(
                    "Line %s is asserted while it stands, or retracted while it does not".formatted(line.id()));
        }
        CostLine before = known == null ? standing : known.before();
        Cause cause = known != null && known.cause() == Cause.NEW && before == null ? Cause.NEW : change.cause();
        edits.put(line.id(), new Edit(before, change.asserted() ? line : null, cause));
    }

    /** The places to play again, each with the reason that its corrections and those after it have. */
    TreeMap<Position, Reason> dirty() {
        return new TreeMap<>(dirty);
    }

    long referring() {
        return referring;
    }

    long awaited() {
        return awaited;
    }

    int idleAdjustments() {
        return idleAdjustments;
    }

    void countIdle(boolean before, boolean now) {
        idleAdjustments += (now ? 1 : 0) - (before ? 1 : 0);
    }

    /** Whether a line that was put in is one of its document's first version. */
    boolean isNew(LineId line) {
        Edit edit = edits.get(line);
        return edit.before() == null && edit.cause() == Cause.NEW;
    }

    /** What a line that was put in did by a method in its former place; nothing when it had none. */
    Outcome former(LineId line, Method method) {
        Removed former = removed.get(line);
        return former == null ? Outcome.NOTHING : former.step().outcome(method);
    }

    /** Takes back the effects of lines that have gone for good. */
    void writeOff(Method method, Ledger ledger) {
        removed.forEach((line, gone) -> {
            if (edits.get(line).after() == null) {
                ledger.correct(method, gone.step().outcome(method), Outcome.NOTHING, gone.reason());
            }
        });
    }

    /** The returns after a place that name a line whose account has changed are to be played again. */
    void markReturns(LineId line, Position after, Reason reason, Map<Position, Reason> marks) {
        for (Position place : accounts.of(line).returns()) {
            if (after.isBefore(place)) {
                marks.putIfAbsent(place, reason);
            }
        }
    }

    private void put(Edit edit) {
        CostLine line = edit.after();
        Reason reason = reason(edit);
        LineAccount account =
                awaited == 0 && edit.before() == null ? accounts.begin(line.id()) : accounts.of(line.id());
        timeline.insert(Step.fresh(
                line,
                line.isAdjustable() ? adjustment(account, line) : 0,
                !account.returns().isEmpty()));
        dirty.put(line.position(), reason);
        if (account.isNamed()) {
            awaited--;
            markAdjustments(account, line.position(), reason);
        }
        if (line.isAdjustable()) {
            idleAdjustments -= account.adjustments().size();
        }
        if (names(line)) {
            name(line, reason);
        }
    }

    private void takeOut(Edit edit) {
        CostLine line = edit.before();
        Reason reason = reason(edit);
        Position place = line.position();
        Step step = timeline.remove(line);
        dirty.put(place, reason);
        removed.put(line.id(), new Removed(step, reason));
        LineAccount account = referring == 0 ? LineAccount.NONE : accounts.of(line.id());
        if (account.isNamed()) {
            awaited++;
            markReturns(line.id(), place, reason, dirty);
            markAdjustments(account, place, reason);
        }
        if (line.isAdjustable()) {
            idleAdjustments += account.adjustments().size();
        }
        if (names(line)) {
            unname(line, reason);
        }
        countIdle(step.fifo().idle(), false);
        for (Method method : Method.values()) {
            accounts.repost(place, method, step.outcome(method).postings(), List.of())
                    .forEach(posted -> markReturns(posted, place, reason, dirty));
        }
    }

    private static boolean names(CostLine line) {
        return line.reference() != null
                && switch (line.kind()) {
                    case SALE_RETURN, COST_ADJUSTMENT -> true;
                    default -> false;
                };
    }

    private void name(CostLine line, Reason reason) {
        Step named = timeline.find(line.reference());
        boolean first = !accounts.of(line.reference()).isNamed();
        referring++;
        awaited += first && named == null ? 1 : 0;
        if (isReturn(line)) {
            accounts.update(line.reference(), account -> account.withReturn(line.position()));
            markReturned(named, true);
        } else {
            long amount = line.value() == null ? 0 : line.value();
            accounts.update(line.reference(), account -> account.withAdjustment(line.position(), amount));
            idleAdjustments += readjust(line, reason) ? 0 : 1;
        }
    }

    private void unname(CostLine line, Reason reason) {
        Step named = timeline.find(line.reference());
        referring--;
        if (isReturn(line)) {
            accounts.update(line.reference(), account -> account.withoutReturn(line.position()));
            markReturned(named, !accounts.of(line.reference()).returns().isEmpty());
        } else {
            accounts.update(line.reference(), account -> account.withoutAdjustment(line.position()));
            idleAdjustments -= readjust(line, reason) ? 0 : 1;
        }
        boolean last = !accounts.of(line.reference()).isNamed();
        awaited -= last && named == null ? 1 : 0;
    }

    /** Writes on a step whether returns name its line, so that replays need not ask the account of every line. */
    private void markReturned(Step named, boolean returned) {
        if (named != null && named.returned() != returned) {
            timeline.update(named.position(), step -> step.returned(returned));
        }
    }

    private static boolean isReturn(CostLine line) {
        return line.kind() == LineKind.SALE_RETURN;
    }

    /** What adjustments add to a receipt from its own date. */
    private long adjustment(LineAccount account, CostLine receipt) {
        return account.adjustment(policies.isProspective() ? receipt.position() : null);
    }

    /** Adjustments that act at their own place are to be played again when the receipt they name changes. */
    private void markAdjustments(LineAccount account, Position receipt, Reason reason) {
        if (policies.isProspective()) {
            for (LineAccount.Adjustment adjustment : account.adjustments()) {
                if (receipt.isBefore(adjustment.by())) {
                    dirty.putIfAbsent(adjustment.by(), reason);
                }
            }
        }
    }

    /** Brings the adjusted line up to date; false when the adjustment names no line that can be adjusted. */
    private boolean readjust(CostLine adjustment, Reason reason) {
        Step named = timeline.find(adjustment.reference());
        if (named == null || !named.line().isAdjustable()) {
            return false;
        }
        long now = adjustment(accounts.of(adjustment.reference()), named.line());
        if (now != named.adjustment()) {
            timeline.update(named.position(), step -> step.adjusted(now));
            dirty.putIfAbsent(named.position(), reason);
        }
        return true;
    }

    private static Reason reason(Edit edit) {
        if (edit.after() == null) {
            return edit.cause() == Cause.DELETE ? Reason.DELETE : Reason.EDIT;
        }
        CostLine line = edit.after();
        boolean costOnly = edit.before() != null && edit.before().withoutCost().equals(line.withoutCost());
        if (costOnly || line.kind() == LineKind.COST_ADJUSTMENT) {
            return Reason.COST_CHANGE;
        }
        return edit.cause() == Cause.NEW ? Reason.LATE_DOCUMENT : Reason.EDIT;
    }
}
