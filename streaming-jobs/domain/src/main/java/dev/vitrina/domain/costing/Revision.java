package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Puts the lines of one call into their places and takes others out; remembers what has to be played again. */
final class Revision {
    /** A step that was played before this call and was taken out in it. */
    private record Retired(Step step, Reason reason) {}

    private final Timeline timeline;
    private final Accounts accounts;
    private final TreeMap<Position, Reason> dirty = new TreeMap<>();
    private final Map<LineId, Retired> retired = new LinkedHashMap<>();
    private final Map<LineId, Cause> asserted = new HashMap<>();
    private int idleAdjustments;

    Revision(Timeline timeline, Accounts accounts, int idleAdjustments) {
        this.timeline = timeline;
        this.accounts = accounts;
        this.idleAdjustments = idleAdjustments;
    }

    void apply(LineChange<CostLine> change) {
        if (change.asserted()) {
            put(change.line(), change.cause());
        } else {
            takeOut(change.line(), change.cause());
        }
    }

    /** The places to play again, each with the reason that its corrections and those after it have. */
    TreeMap<Position, Reason> dirty() {
        return dirty;
    }

    int idleAdjustments() {
        return idleAdjustments;
    }

    void countIdle(boolean before, boolean now) {
        idleAdjustments += (now ? 1 : 0) - (before ? 1 : 0);
    }

    /** Whether a line that was put in is the first of its document's first version. */
    boolean isNew(LineId line) {
        return asserted.get(line) == Cause.NEW && !retired.containsKey(line);
    }

    /** What a line that was put in did in its former place; nothing when it had none before this call. */
    Outcome former(LineId line) {
        Retired former = retired.get(line);
        return former == null ? Outcome.NOTHING : former.step().outcome();
    }

    /** Takes back the effects of lines that have gone for good. */
    void writeOff(Ledger ledger) {
        retired.forEach((line, gone) -> {
            if (!asserted.containsKey(line)) {
                ledger.correct(gone.step().outcome(), Outcome.NOTHING, gone.reason());
            }
        });
    }

    /** The returns after a place that name a line whose account has changed are to be played again. */
    void markReturns(LineId line, Position after, Reason reason) {
        for (Position place : accounts.of(line).returns()) {
            if (after.isBefore(place)) {
                dirty.putIfAbsent(place, reason);
            }
        }
    }

    private void put(CostLine line, Cause cause) {
        LineAccount account = accounts.of(line.id());
        if (account.position() != null) {
            throw new IllegalStateException(
                    "Line %s is asserted while it stands; retract it first".formatted(line.id()));
        }
        Reason reason = reason(line, cause);
        boolean adjustable = line.kind().isReceipt() && line.quantity() > 0;
        timeline.insert(Step.fresh(line, adjustable ? account.adjustment() : 0));
        dirty.put(line.position(), reason);
        asserted.put(line.id(), cause);
        accounts.update(line.id(), standing -> standing.at(line.position(), adjustable));
        if (adjustable) {
            idleAdjustments -= account.adjustments().size();
        }
        if (line.reference() != null && line.kind() == LineKind.SALE_RETURN) {
            accounts.update(line.reference(), named -> named.withReturn(line.position()));
        } else if (line.reference() != null && line.kind() == LineKind.COST_ADJUSTMENT) {
            long amount = line.value() == null ? 0 : line.value();
            accounts.update(line.reference(), named -> named.withAdjustment(line.position(), amount));
            idleAdjustments += readjust(line, reason) ? 0 : 1;
        }
    }

    private void takeOut(CostLine line, Cause cause) {
        Step removed = timeline.remove(line);
        Reason reason = reason(line, cause);
        dirty.put(line.position(), reason);
        asserted.remove(line.id());
        LineAccount account = accounts.of(line.id());
        if (account.adjustable()) {
            idleAdjustments += account.adjustments().size();
        }
        accounts.update(line.id(), standing -> standing.at(null, false));
        if (line.reference() != null && line.kind() == LineKind.SALE_RETURN) {
            accounts.update(line.reference(), named -> named.withoutReturn(line.position()));
        } else if (line.reference() != null && line.kind() == LineKind.COST_ADJUSTMENT) {
            accounts.update(line.reference(), named -> named.withoutAdjustment(line.position()));
            idleAdjustments -= readjust(line, reason) ? 0 : 1;
        }
        if (removed.isFresh()) {
            retired.computeIfPresent(line.id(), (id, former) -> new Retired(former.step(), reason));
        } else {
            retired.put(line.id(), new Retired(removed, reason));
            countIdle(removed.outcome().idle(), false);
            accounts.repost(line.position(), removed.outcome().postings(), Outcome.NOTHING.postings())
                    .forEach(posted -> markReturns(posted, line.position(), reason));
        }
    }

    /** Brings the adjusted line up to date; false when the adjustment names no line that can be adjusted. */
    private boolean readjust(CostLine adjustment, Reason reason) {
        LineAccount named = accounts.of(adjustment.reference());
        if (named.adjustable()) {
            timeline.adjust(named.position(), named.adjustment());
            dirty.putIfAbsent(named.position(), reason);
        }
        return named.adjustable();
    }

    private Reason reason(CostLine line, Cause cause) {
        if (cause == Cause.DELETE) {
            return Reason.DELETE;
        }
        if (line.kind() == LineKind.COST_ADJUSTMENT || differsInCostOnly(line)) {
            return Reason.COST_CHANGE;
        }
        return cause == Cause.NEW ? Reason.LATE_DOCUMENT : Reason.EDIT;
    }

    private boolean differsInCostOnly(CostLine line) {
        Retired former = retired.get(line.id());
        return former != null && former.step().line().withoutCost().equals(line.withoutCost());
    }
}
