package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
    private final Folded folded;
    private final TreeMap<Position, Reason> dirty = new TreeMap<>();
    private final Map<LineId, Removed> removed = new LinkedHashMap<>();
    private final Map<LineId, Edit> edits = new HashMap<>();
    private long referring;
    private long awaited;
    private int idleAdjustments;
    private long corrections;
    private long stocktakes;
    private int lateForFolded;

    Revision(Timeline timeline, Accounts accounts, Policies policies, Head head) {
        this.timeline = timeline;
        this.accounts = accounts;
        this.policies = policies;
        this.referring = head.referring();
        this.awaited = head.awaited();
        this.idleAdjustments = head.idleAdjustments();
        this.corrections = head.corrections();
        this.stocktakes = head.stocktakes();
        this.folded = head.folded();
    }

    /**
     * Applies the call's changes.
     *
     * @param closedUntil the first instant that is not closed; null when nothing is
     */
    void apply(List<LineChange<CostLine>> changes, Instant closedUntil) {
        long stocktakesBefore = stocktakes;
        Map<LineId, Edit> all = new LinkedHashMap<>();
        for (LineChange<CostLine> change : changes) {
            if (folded.holds(change.line())) {
                lateForFolded++;
            } else {
                gather(all, change);
            }
        }
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
        if (corrections > 0) {
            all.values().forEach(this::readjust);
            moveClosed(all.values(), stocktakesBefore > 0 || stocktakes > 0, closedUntil);
        }
    }

    /** Brings what corrections move up to date. */
    private void moveClosed(Collection<Edit> changed, boolean counted, Instant closedUntil) {
        if (!counted) {
            ClosedQuantities.uncounted(changed.stream()
                            .map(Edit::after)
                            .filter(line -> line != null && line.isPosted())
                            .map(line -> timeline.step(line.position()))
                            .toList())
                    .forEach(this::move);
        } else if (changed.stream()
                .flatMap(edit -> Stream.of(edit.before(), edit.after()))
                .anyMatch(line ->
                        line != null && (line.isPosted() || line.moment().isBefore(closedUntil)))) {
            ClosedQuantities.counted(timeline, closedUntil, folded, policies.closedKept())
                    .forEach(this::move);
        }
    }

    private static void gather(Map<LineId, Edit> edits, LineChange<CostLine> change) {
        CostLine line = change.line().withoutItem();
        Edit known = edits.get(line.stepId());
        CostLine standing = known == null ? (change.asserted() ? null : line) : known.after();
        if (change.asserted() ? standing != null : !line.equals(standing)) {
            throw new IllegalStateException(
                    "Line %s is asserted while it stands, or retracted while it does not".formatted(line.id()));
        }
        CostLine before = known == null ? standing : known.before();
        Cause cause = known != null && known.cause() == Cause.NEW && before == null ? Cause.NEW : change.cause();
        edits.put(line.stepId(), new Edit(before, change.asserted() ? line : null, cause));
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

    long corrections() {
        return corrections;
    }

    long stocktakes() {
        return stocktakes;
    }

    /** How many changes came for what has folded. */
    int lateForFolded() {
        return lateForFolded;
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
                ledger.correct(
                        method,
                        gone.step().outcome(method),
                        Outcome.NOTHING,
                        gone.reason(),
                        gone.step().position());
            }
        });
    }

    /** Behind a place, the returns that name a line whose account has changed, and its corrections, are to be played again. */
    void markReturns(LineId line, Position after, Reason reason, Map<Position, Reason> marks) {
        LineAccount account = accounts.of(line);
        mark(account.returns(), after, reason, marks);
        mark(account.corrections(), after, reason, marks);
    }

    private static void mark(List<Position> places, Position after, Reason reason, Map<Position, Reason> marks) {
        for (Position place : places) {
            if (after.isBefore(place)) {
                marks.putIfAbsent(place, reason);
            }
        }
    }

    private void put(Edit edit) {
        CostLine line = edit.after();
        Reason reason = reason(edit);
        boolean corrected = line.correction() != null;
        boolean known = awaited > 0 || corrections > 0 || edit.before() != null || corrected;
        LineAccount account = known ? accounts.of(line.id()) : accounts.begin(line.id());
        boolean received = (corrected || account.isCorrected()) && isReceipt(line.id());
        timeline.insert(Step.fresh(
                line,
                line.isAdjustable() && !corrected ? adjustment(account, line) : 0,
                corrected || account.isWatched()));
        dirty.put(line.position(), reason);
        stocktakes += line.kind() == LineKind.STOCKTAKE ? 1 : 0;
        if (corrected) {
            corrections++;
            accounts.update(line.id(), one -> one.withCorrection(line.position()));
            markReturned(timeline.find(line.id()), true);
        }
        if (account.isNamed()) {
            awaited -= corrected ? 0 : 1;
            markAdjustments(account, line.position(), reason);
        }
        countReceived(
                account, received, corrected || account.isCorrected() ? isReceipt(line.id()) : line.isAdjustable());
        if (line.names()) {
            name(line, reason);
        }
    }

    private void takeOut(Edit edit) {
        CostLine line = edit.before();
        Reason reason = reason(edit);
        boolean corrected = line.correction() != null;
        Position place = line.position();
        LineAccount account = referring == 0 && corrections == 0 ? LineAccount.NONE : accounts.of(line.id());
        boolean received = corrected || account.isCorrected() ? isReceipt(line.id()) : line.isAdjustable();
        if (corrected) {
            corrections--;
            accounts.update(line.id(), one -> one.withoutCorrection(place));
            markReturned(timeline.find(line.id()), accounts.of(line.id()).isWatched());
        }
        Step step = timeline.remove(line);
        dirty.put(place, reason);
        removed.put(line.stepId(), new Removed(step, reason));
        stocktakes -= line.kind() == LineKind.STOCKTAKE ? 1 : 0;
        if (account.isNamed()) {
            awaited += corrected ? 0 : 1;
            markAdjustments(account, place, reason);
        }
        if (account.isWatched()) {
            markReturns(line.id(), place, reason, dirty);
        }
        countReceived(account, received, (corrected || account.isCorrected()) && isReceipt(line.id()));
        if (line.names()) {
            unname(line, reason);
        }
        countIdle(step.fifo().idle(), false);
        for (Method method : Method.values()) {
            accounts.repost(place, method, step.outcome(method).postings(), List.of())
                    .forEach(posted -> markReturns(posted, place, reason, dirty));
        }
    }

    /** Whether a line that has, or had, corrections is a receipt that can be adjusted. */
    private boolean isReceipt(LineId line) {
        Step first = timeline.first(line);
        return first != null && first.line().isAdjustable();
    }

    /** Adjustments have something to adjust, or no more, when the line they name is put in or taken out. */
    private void countReceived(LineAccount account, boolean before, boolean now) {
        idleAdjustments += (before ? account.adjustments().size() : 0)
                - (now ? account.adjustments().size() : 0);
    }

    /** Brings what adjustments add to an edited line that has corrections up to date. */
    private void readjust(Edit edit) {
        CostLine line = edit.after() == null ? edit.before() : edit.after();
        LineAccount account = accounts.of(line.id());
        Step first = account.isCorrected() ? timeline.first(line.id()) : null;
        if (first != null && first.line().isAdjustable()) {
            readjust(first, account, reason(edit));
        }
    }

    private void readjust(Step receipt, LineAccount account, Reason reason) {
        long now = adjustment(account, receipt.line());
        if (now != receipt.adjustment() && !folded.holds(receipt.line())) {
            timeline.update(receipt.position(), step -> step.adjusted(now));
            dirty.putIfAbsent(receipt.position(), reason);
        }
    }

    /** A correction moves something else, since what stood before it, or a stocktake, has changed. */
    private void move(Position correction, ClosedQuantities.Moves moves) {
        timeline.update(correction, step -> step.moving(moves.moved(), moves.movedTo()));
        dirty.putIfAbsent(correction, Reason.EDIT);
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
            LineAccount.Adjustment adjustment =
                    new LineAccount.Adjustment(line.position(), line.adjusted(), line.closedUntil());
            accounts.update(line.reference(), account -> account.withAdjustment(adjustment));
            idleAdjustments += readjust(line, reason) ? 0 : 1;
        }
    }

    private void unname(CostLine line, Reason reason) {
        Step named = timeline.find(line.reference());
        referring--;
        if (isReturn(line)) {
            accounts.update(line.reference(), account -> account.withoutReturn(line.position()));
            markReturned(named, accounts.of(line.reference()).isWatched());
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
        long sum = 0;
        for (LineAccount.Adjustment adjustment : account.adjustments()) {
            sum += policies.adjustsWhatIsLeft(receipt, adjustment.by(), adjustment.closedUntil())
                    ? 0
                    : adjustment.amount();
        }
        return sum;
    }

    /** Adjustments that act at their own place are to be played again when the receipt they name changes. */
    private void markAdjustments(LineAccount account, Position receipt, Reason reason) {
        for (LineAccount.Adjustment adjustment : account.adjustments()) {
            boolean own = policies.isProspective() || adjustment.closedUntil() != null;
            if (own && receipt.isBefore(adjustment.by())) {
                dirty.putIfAbsent(adjustment.by(), reason);
            }
        }
    }

    /** Brings the adjusted line up to date; false when the adjustment names no line that can be adjusted. */
    private boolean readjust(CostLine adjustment, Reason reason) {
        Step named = timeline.first(adjustment.reference());
        if (named == null || !named.line().isAdjustable()) {
            return false;
        }
        readjust(named, accounts.of(adjustment.reference()), reason);
        return true;
    }

    private static Reason reason(Edit edit) {
        if (edit.after() == null) {
            return edit.cause() == Cause.DELETE ? Reason.DELETE : Reason.EDIT;
        }
        CostLine line = edit.after();
        if (line.correction() != null && line.correction().withdrawn()) {
            return edit.cause() == Cause.DELETE ? Reason.DELETE : Reason.EDIT;
        }
        CostLine stood = edit.before() == null && line.correction() != null
                ? line.correction().before()
                : edit.before();
        boolean costOnly = stood != null && stood.withoutCost().equals(line.withoutCost());
        if (costOnly || line.kind() == LineKind.COST_ADJUSTMENT) {
            return Reason.COST_CHANGE;
        }
        return edit.cause() == Cause.NEW ? Reason.LATE_DOCUMENT : Reason.EDIT;
    }
}
