package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.LineAccount.Balance;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.money.Proportion;
import java.util.List;
import java.util.TreeMap;

/** Plays an item's lines one after the other: each moves goods and value between its warehouses' queues. */
final class Fold {
    /** What the steps before a place have left for a return to name. */
    interface Balances {
        Balance before(LineId line, Position place);
    }

    private final TreeMap<String, FifoQueue> queues = new TreeMap<>();
    private final Balances balances;

    Fold(Snapshot state, Balances balances) {
        state.queues().forEach(queue -> queues.put(queue.warehouse(), new FifoQueue(queue)));
        this.balances = balances;
    }

    Snapshot snapshot() {
        return new Snapshot(queues.values().stream()
                .filter(queue -> !queue.isBlank())
                .map(FifoQueue::state)
                .toList());
    }

    /** Plays a line; the adjustment is added to a receipt's value. */
    Outcome play(CostLine line, long adjustment) {
        OutcomeBuilder outcome = new OutcomeBuilder(Target.of(line));
        FifoQueue queue = queue(line.warehouse());
        if (line.quantity() == 0 && line.kind().isMovement()) {
            return Outcome.NOTHING;
        }
        switch (line.kind()) {
            case RECEIPT, SURPLUS -> receive(line, adjustment, queue, outcome);
            case SALE_RETURN -> takeBack(line, queue, outcome);
            case TRANSFER -> transfer(line, queue, outcome);
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> issue(line, queue, outcome);
            case STOCKTAKE -> count(line, queue, outcome);
            case COST_ADJUSTMENT -> adjust(line, queue, outcome);
        }
        return outcome.build();
    }

    private FifoQueue queue(String warehouse) {
        return queues.computeIfAbsent(warehouse, FifoQueue::blank);
    }

    private void receive(CostLine line, long adjustment, FifoQueue queue, OutcomeBuilder outcome) {
        long stated = statedValue(line, queue);
        outcome.leaves(queue.warehouse(), -line.quantity(), -(stated + adjustment));
        enter(new Layer(line.quantity(), stated + adjustment, line.id()), queue, outcome);
    }

    private static long statedValue(CostLine line, FifoQueue queue) {
        if (line.value() != null) {
            return line.value();
        }
        return line.unitCost() != null ? line.atUnitCost(line.quantity()) : queue.presentCost(line.quantity());
    }

    private void issue(CostLine line, FifoQueue queue, OutcomeBuilder outcome) {
        Target own = Target.of(line);
        long missing = line.quantity();
        long cost = 0;
        if (line.kind() == LineKind.PURCHASE_RETURN && line.reference() != null) {
            List<Layer> named = queue.takeOf(line.reference(), missing);
            missing -= quantity(named);
            cost += consume(own, named, outcome);
        }
        List<Layer> oldest = queue.take(missing);
        missing -= quantity(oldest);
        cost += consume(own, oldest, outcome);
        outcome.leaves(queue.warehouse(), line.quantity() - missing, cost);
        outcome.posts(own.id(), line.quantity() - missing, cost);
        if (missing > 0) {
            Shortage shortage = queue.owe(own, missing, false);
            outcome.leavesBelowZero(queue.warehouse(), shortage);
            outcome.posts(own.id(), missing, shortage.value());
        }
    }

    private static long quantity(List<Layer> slices) {
        return slices.stream().mapToLong(Layer::quantity).sum();
    }

    private static long consume(Target issue, List<Layer> slices, OutcomeBuilder outcome) {
        slices.forEach(slice -> outcome.uses(issue, slice.origin(), slice.quantity(), slice.value()));
        return slices.stream().mapToLong(Layer::value).sum();
    }

    /** Goods settle what their queue owes before they stand in it; every part says on whose books it is. */
    private static void enter(Layer lot, FifoQueue queue, OutcomeBuilder outcome) {
        for (Settlement settlement : queue.enter(lot)) {
            Shortage shortage = settlement.shortage();
            Layer cover = settlement.cover();
            long difference = cover.value() - shortage.value();
            if (shortage.frozen()) {
                outcome.varies(queue.warehouse(), shortage.line(), difference);
            } else {
                outcome.settles(queue.warehouse(), shortage, cover.value());
                outcome.uses(shortage.line(), cover.origin(), cover.quantity(), cover.value());
                outcome.posts(shortage.line().id(), 0, difference);
            }
        }
    }

    private void transfer(CostLine line, FifoQueue from, OutcomeBuilder outcome) {
        if (line.toWarehouse().equals(line.warehouse())) {
            return;
        }
        List<Layer> slices = from.take(line.quantity());
        long missing = line.quantity() - quantity(slices);
        long cost = slices.stream().mapToLong(Layer::value).sum();
        FifoQueue to = queue(line.toWarehouse());
        slices.forEach(slice -> enter(slice, to, outcome));
        if (missing > 0) {
            Shortage shortage = from.owe(Target.of(line), missing, true);
            cost += shortage.value();
            enter(new Layer(missing, shortage.value(), null), to, outcome);
        }
        outcome.leaves(from.warehouse(), line.quantity(), cost);
        outcome.leaves(to.warehouse(), -line.quantity(), -cost);
    }

    /**
     * The part that the named issue still owes here is cancelled and costs nothing; the part it has sold comes back at
     * the average of what it has cost; the rest has a cost of its own.
     */
    private void takeBack(CostLine line, FifoQueue queue, OutcomeBuilder outcome) {
        LineId issue = line.reference();
        Balance left = issue == null ? Balance.NONE : balances.before(issue, line.position());
        long named = Math.clamp(left.quantity(), 0, line.quantity());
        long beyond = line.quantity() - named;
        long beyondCost = beyond == 0 ? 0 : costWithoutIssue(line, named, beyond, queue);

        Shortage cancelled = named == 0 ? null : queue.cancel(issue, named);
        if (cancelled != null) {
            left = left.without(cancelled.quantity(), cancelled.value());
            outcome.settles(queue.warehouse(), cancelled, 0);
            outcome.uses(cancelled.line(), line.id(), cancelled.quantity(), 0);
            outcome.posts(issue, -cancelled.quantity(), -cancelled.value());
        } else if (named > 0) {
            freeze(issue, named, outcome);
        }

        long returned = cancelled == null ? named : named - cancelled.quantity();
        long cost = returned == 0 ? 0 : Proportion.halfUp(left.cost(), returned, left.quantity());
        outcome.leaves(queue.warehouse(), -line.quantity(), -(cost + beyondCost));
        outcome.uses(Target.of(line), null, -line.quantity(), -(cost + beyondCost));
        if (returned > 0) {
            outcome.posts(issue, -returned, -cost);
            enter(new Layer(returned, cost, line.id()), queue, outcome);
        }
        if (beyond > 0) {
            enter(new Layer(beyond, beyondCost, line.id()), queue, outcome);
        }
    }

    /** The cost of returned units that no issue accounts for, before the return has changed anything. */
    private static long costWithoutIssue(CostLine line, long named, long beyond, FifoQueue queue) {
        if (named == 0 && line.value() != null) {
            return line.value();
        }
        return line.unitCost() != null ? line.atUnitCost(beyond) : queue.presentCost(beyond);
    }

    /** Goods come back elsewhere while the issue's own queue still owes them. */
    private void freeze(LineId issue, long quantity, OutcomeBuilder outcome) {
        for (FifoQueue owing : queues.values()) {
            Shortage frozen = owing.freeze(issue, quantity);
            if (frozen != null) {
                outcome.settles(owing.warehouse(), frozen, frozen.value());
                outcome.uses(frozen.line(), null, frozen.quantity(), frozen.value());
                return;
            }
        }
    }

    private void count(CostLine line, FifoQueue queue, OutcomeBuilder outcome) {
        long difference = line.quantity() - queue.quantity();
        if (difference > 0) {
            long value = queue.presentCost(difference);
            outcome.leaves(queue.warehouse(), -difference, -value);
            enter(new Layer(difference, value, line.id()), queue, outcome);
        } else if (difference < 0) {
            long cost = consume(Target.of(line), queue.take(-difference), outcome);
            outcome.leaves(queue.warehouse(), -difference, cost);
        }
        if (line.unitCost() != null && queue.hasGoods()) {
            long added = queue.revalue(line.atUnitCost(line.quantity()));
            outcome.leaves(queue.warehouse(), 0, -added);
        }
    }

    /** An adjustment that names a line is a part of that line's value; one that names none is about the goods on hand. */
    private static void adjust(CostLine line, FifoQueue queue, OutcomeBuilder outcome) {
        if (line.reference() != null) {
            return;
        }
        if (!queue.hasGoods() || (line.value() == null && line.unitCost() == null)) {
            outcome.isIdle();
        } else if (line.value() != null) {
            queue.addValue(line.value());
            outcome.leaves(queue.warehouse(), 0, -line.value());
        } else {
            long added = queue.revalue(line.atUnitCost(queue.quantity()));
            outcome.leaves(queue.warehouse(), 0, -added);
        }
    }
}
