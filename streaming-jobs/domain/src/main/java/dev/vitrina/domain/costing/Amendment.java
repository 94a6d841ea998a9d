package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.Book.Balance;
import dev.vitrina.domain.money.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Plays a line that was changed after its period was closed, at the first instant after: what it moves is given, and what that
 * costs is found here. What its value changes without goods, since they have left or a stocktake has counted them, is
 * variance.
 */
final class Amendment {
    private final Fold fold;
    private final Book book;
    private final Step step;
    private final CostLine line;
    private final CostLine before;
    private final CostLine after;
    private final OutcomeBuilder outcome;
    private final CostQueue queue;

    Amendment(Fold fold, Step step, OutcomeBuilder outcome) {
        this.fold = fold;
        this.book = fold.book();
        this.step = step;
        this.line = step.line();
        this.before = line.before();
        this.after = line.after();
        this.outcome = outcome;
        this.queue = fold.queue(line.warehouse());
    }

    void play() {
        if (before == null && after == null) {
            return;
        }
        switch (line.kind()) {
            case RECEIPT, SURPLUS -> receive();
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> issue();
            case SALE_RETURN -> takeBack();
            case TRANSFER -> transfer();
            case STOCKTAKE -> count();
            case COST_ADJUSTMENT -> adjust();
        }
    }

    private long comingIn() {
        return Math.max(0, step.moved());
    }

    private long goingOut() {
        return Math.max(0, -step.moved());
    }

    private static long quantity(CostLine some) {
        return some == null ? 0 : some.quantity();
    }

    // ---- receipts --------------------------------------------------------------------------------------------------

    /**
     * More or fewer goods at the receipt's unit cost; what the goods that it had brought in cost otherwise falls to those that
     * are left.
     */
    private void receive() {
        long in = comingIn();
        long out = goingOut();
        long stood = before == null ? 0 : stood(this::statedBefore);
        long given = out == 0 ? 0 : Proportion.halfUp(stood, out, before.quantity());
        long entering = 0;
        long rest = 0;
        if (after == null) {
            rest = given - stood;
        } else {
            Long stated = stated(after);
            long found = stated == null ? (in > 0 ? queue.presentCost(in) : 0) : stated;
            long whole = found + after.overhead() + book.adjustment(line);
            if (before == null) {
                entering = in > 0 ? whole : 0;
                rest = whole - entering;
            } else if (stated == null) {
                entering = found;
            } else {
                entering = in > 0 ? Proportion.halfUp(whole, in, after.quantity()) : 0;
                rest = whole - stood + given - entering;
            }
        }
        if (out > 0) {
            leave(out, given);
        }
        revalue(rest, quantity(before) - out);
        if (in > 0) {
            fold.moveLevel(line.warehouse(), in);
            outcome.leaves(line.warehouse(), -in, -entering);
            Fold.enter(new Layer(in, entering, line.id()), queue, outcome);
        }
    }

    /** What the line has brought in so far, in minor units. */
    private long stood(LongSupplier whenForgotten) {
        OptionalLong booked = book.booked(line);
        return booked.isPresent() ? -booked.getAsLong() : whenForgotten.getAsLong();
    }

    /** What the receipt says itself that it cost; where it leaves that open, what its goods cost now. */
    private long statedBefore() {
        Long stated = stated(before);
        return (stated == null ? queue.presentCost(before.quantity()) : stated) + before.overhead();
    }

    /** What a receipt states, in minor units; null when it leaves its cost open. */
    private static Long stated(CostLine receipt) {
        if (receipt.value() != null) {
            return receipt.value();
        }
        return receipt.unitCost() == null ? null : Long.valueOf(receipt.atUnitCost(receipt.quantity()));
    }

    /**
     * Goods that the line had brought in leave, its own first, and take their share of its cost with them; what those that
     * left have cost beyond it is variance.
     */
    private void leave(long out, long share) {
        List<Layer> slices = new ArrayList<>(fold.method() == Method.FIFO ? queue.takeOf(line.id(), out) : List.of());
        slices.addAll(queue.take(out - Fold.quantity(slices)));
        long missing = out - Fold.quantity(slices);
        long taken = slices.stream().mapToLong(Layer::value).sum();
        if (missing > 0) {
            taken += queue.owe(outcome.step(), missing, true).value();
        }
        fold.moveLevel(line.warehouse(), -out);
        outcome.leaves(line.warehouse(), out, share);
        outcome.varies(outcome.step(), taken - share);
    }

    /** So many thousandths that the line had brought in cost so much more. */
    private void revalue(long amount, long thousandths) {
        if (amount == 0) {
            return;
        }
        long share = thousandths <= 0
                ? 0
                : fold.spread(line, thousandths, amount, (warehouse, added) -> outcome.leaves(warehouse, 0, -added));
        outcome.leaves(line.warehouse(), 0, share - amount);
        outcome.varies(outcome.step(), amount - share);
    }

    // ---- issues ----------------------------------------------------------------------------------------------------

    /** Goods come back at what the line's goods have cost, or more of them leave. */
    private void issue() {
        long lost = Math.max(0, quantity(before) - quantity(after) - step.moved());
        if (lost > 0) {
            forget(lost);
        }
        if (step.moved() > 0) {
            giveBack(step.moved());
        } else if (step.moved() < 0) {
            fold.issue(line, goingOut(), queue, outcome);
        }
    }

    /** Units that never left, but that a stocktake has counted since: their cost becomes variance. */
    private void forget(long thousandths) {
        Balance left = book.left(line.id(), line);
        long named = Math.clamp(left.quantity(), 0, thousandths);
        long cost = named == 0 ? 0 : Proportion.halfUp(left.cost(), named, left.quantity());
        outcome.leaves(line.warehouse(), 0, -cost);
        outcome.varies(outcome.step(), cost);
        outcome.uses(outcome.step(), null, 0, -cost);
        outcome.posts(line.id(), -named, -cost);
    }

    private void giveBack(long thousandths) {
        Balance left = book.left(line.id(), line);
        long named = Math.clamp(left.quantity(), 0, thousandths);
        long beyond = thousandths - named;
        long beyondCost = beyond == 0 ? 0 : queue.presentCost(beyond);
        Shortage cancelled = named == 0 ? null : queue.cancel(line.id(), named);
        if (cancelled != null) {
            left = left.without(cancelled.quantity(), cancelled.value());
            outcome.settles(cancelled, 0);
            outcome.uses(cancelled.line(), line.id(), cancelled.quantity(), 0);
            outcome.posts(line.id(), -cancelled.quantity(), -cancelled.value());
        }
        long returned = cancelled == null ? named : named - cancelled.quantity();
        long cost = returned == 0 ? 0 : Proportion.halfUp(left.cost(), returned, left.quantity());
        outcome.leaves(line.warehouse(), -thousandths, -(cost + beyondCost));
        outcome.uses(outcome.step(), null, -thousandths, -(cost + beyondCost));
        fold.moveLevel(line.warehouse(), thousandths);
        if (returned > 0) {
            outcome.posts(line.id(), -returned, -cost);
            Fold.enter(new Layer(returned, cost, line.id()), queue, outcome);
        }
        if (beyond > 0) {
            Fold.enter(new Layer(beyond, beyondCost, line.id()), queue, outcome);
        }
    }

    // ---- sale returns ----------------------------------------------------------------------------------------------

    private void takeBack() {
        if (before != null && after != null) {
            return;
        }
        if (after == null) {
            withdrawReturn();
        } else if (step.moved() != 0) {
            fold.takeBack(line, queue, outcome);
        } else {
            returnCounted();
        }
    }

    /** Returned goods leave again, and what they were returned from may be returned again. */
    private void withdrawReturn() {
        long cost = stood(() -> queue.presentCost(line.quantity()));
        long out = goingOut();
        outcome.uses(outcome.step(), null, out, cost);
        if (out > 0) {
            leave(out, cost);
        } else {
            outcome.leaves(line.warehouse(), 0, cost);
            outcome.varies(outcome.step(), -cost);
        }
        if (line.reference() != null) {
            Balance posted = book.posted(line, line.reference());
            outcome.posts(line.reference(), -posted.quantity(), -posted.cost());
        }
    }

    /** A return of goods that a stocktake has counted since: its value is variance. */
    private void returnCounted() {
        Balance left = line.reference() == null ? Balance.NONE : book.left(line.reference(), line);
        long named = Math.clamp(left.quantity(), 0, line.quantity());
        long beyond = line.quantity() - named;
        long cost = beyond == 0 ? 0 : Fold.costWithoutIssue(line, named, beyond, queue);
        if (named > 0) {
            long returned = fold.costOfReturned(named, left, queue);
            outcome.posts(line.reference(), -named, -returned);
            cost += returned;
        }
        outcome.leaves(line.warehouse(), 0, -cost);
        outcome.varies(outcome.step(), cost);
        outcome.uses(outcome.step(), null, 0, -cost);
    }

    // ---- transfers, stocktakes, adjustments ------------------------------------------------------------------------

    /** Goods go on, or back; where a stocktake has counted one of the two warehouses since, the other moves alone. */
    private void transfer() {
        long from = step.moved();
        long to = step.movedTo();
        fold.moveLevel(line.warehouse(), from);
        fold.moveLevel(line.toWarehouse(), to);
        long onwards = Math.max(0, Math.min(-from, to));
        long back = Math.max(0, Math.min(from, -to));
        if (onwards > 0) {
            fold.carry(onwards, line.warehouse(), line.toWarehouse(), outcome);
        } else if (back > 0) {
            fold.carry(back, line.toWarehouse(), line.warehouse(), outcome);
        }
        moveAlone(from + onwards - back, line.warehouse(), line.toWarehouse());
        moveAlone(to - onwards + back, line.toWarehouse(), line.warehouse());
    }

    private void moveAlone(long moved, String warehouse, String other) {
        CostQueue alone = fold.queue(warehouse);
        if (moved > 0) {
            long cost = fold.queue(other).presentCost(moved);
            outcome.leaves(warehouse, -moved, -cost);
            outcome.leaves(other, 0, cost);
            outcome.varies(outcome.step().in(other), -cost);
            Fold.enter(new Layer(moved, cost, null), alone, outcome);
        } else if (moved < 0) {
            List<Layer> slices = alone.take(-moved);
            long missing = -moved - Fold.quantity(slices);
            long cost = slices.stream().mapToLong(Layer::value).sum();
            if (missing > 0) {
                cost += alone.owe(outcome.step().in(warehouse), missing, true).value();
            }
            outcome.leaves(warehouse, -moved, cost);
            outcome.leaves(other, 0, -cost);
            outcome.varies(outcome.step().in(other), cost);
        }
    }

    private void count() {
        fold.moveLevel(line.warehouse(), step.moved());
        if (step.moved() > 0) {
            long value = queue.presentCost(step.moved());
            outcome.leaves(line.warehouse(), -step.moved(), -value);
            Fold.enter(new Layer(step.moved(), value, line.id()), queue, outcome);
        } else if (step.moved() < 0) {
            List<Layer> slices = queue.take(goingOut());
            long covered = Fold.quantity(slices);
            long cost = Fold.consume(outcome.step(), slices, outcome);
            fold.leave(line, covered, cost, goingOut() - covered, queue, outcome);
        }
        boolean revalues = after != null
                && after.unitCost() != null
                && (before == null || !after.unitCost().equals(before.unitCost()));
        if (revalues && queue.hasGoods()) {
            outcome.leaves(line.warehouse(), 0, -queue.revalue(line.atUnitCost(queue.quantity())));
        }
    }

    /** Of an adjustment that names a line the difference; one of what is on hand is taken back, or made. */
    private void adjust() {
        if (line.reference() != null) {
            fold.adjustWhatIsLeft(line, line.adjusted(), outcome);
        } else if (before == null) {
            fold.adjust(line, queue, outcome);
        } else if (after == null) {
            long added = stood(() -> line.value() == null ? 0 : line.value());
            outcome.leaves(line.warehouse(), 0, added);
            if (queue.hasGoods()) {
                queue.addValue(-added);
            } else {
                outcome.varies(outcome.step(), -added);
            }
        }
    }
}
