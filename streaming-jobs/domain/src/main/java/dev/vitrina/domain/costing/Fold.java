package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.Book.Balance;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.money.Proportion;
import java.util.List;
import java.util.TreeMap;

/** Plays an item's lines one after the other by one method: each moves goods and value between queues. */
final class Fold {
    /** The name of a company's one queue; no warehouse has it. */
    static final String ALL_WAREHOUSES = "";

    private final Method method;
    private final Policies policies;
    private final Parts parts;
    private final Book book;
    private final TreeMap<String, CostQueue> queues = new TreeMap<>();
    private final TreeMap<String, Long> levels = new TreeMap<>();

    private Fold(Method method, Policies policies, Parts parts, Book book, List<Snapshot.Level> levels) {
        this.method = method;
        this.policies = policies;
        this.parts = parts;
        this.book = book;
        levels.forEach(level -> this.levels.put(level.warehouse(), level.quantity()));
    }

    static Fold of(Snapshot state, Method method, Policies policies, Parts parts, Book book) {
        Fold fold = new Fold(method, policies, parts, book, state.levels());
        state.queues().forEach(queue -> fold.queues.put(queue.warehouse(), CostQueue.of(queue, method, parts)));
        return fold;
    }

    static Fold of(Tail state, Method method, Policies policies, Parts parts, Book book) {
        Fold fold = new Fold(method, policies, parts, book, state.levels());
        state.queues().forEach(queue -> fold.queues.put(queue.warehouse(), CostQueue.of(queue, method, parts)));
        return fold;
    }

    Snapshot snapshot() {
        return new Snapshot(
                queues.values().stream()
                        .filter(queue -> !queue.isBlank())
                        .map(CostQueue::state)
                        .toList(),
                levels());
    }

    Tail tail(int sinceSnapshot) {
        return new Tail(
                queues.values().stream()
                        .filter(queue -> !queue.isBlank())
                        .map(CostQueue::tail)
                        .toList(),
                levels(),
                sinceSnapshot);
    }

    private List<Snapshot.Level> levels() {
        return levels.entrySet().stream()
                .filter(level -> level.getValue() != 0)
                .map(level -> new Snapshot.Level(level.getKey(), level.getValue()))
                .toList();
    }

    /** About how many layers and shortages stand open. */
    int openCount() {
        int count = 0;
        for (CostQueue queue : queues.values()) {
            count += queue.openCount();
        }
        return count;
    }

    /** Plays a line; the adjustment is added to a receipt's value. */
    Outcome play(CostLine line, long adjustment) {
        if (line.quantity() == 0 && line.kind().isMovement()) {
            return Outcome.NOTHING;
        }
        OutcomeBuilder outcome = new OutcomeBuilder(Target.of(line), method);
        CostQueue queue = queue(line.warehouse());
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

    private CostQueue queue(String warehouse) {
        String owner = policies.isCompany() ? ALL_WAREHOUSES : warehouse;
        CostQueue queue = queues.get(owner);
        if (queue == null) {
            queue = CostQueue.blank(owner, method, parts);
            queues.put(owner, queue);
        }
        return queue;
    }

    /** Where warehouses share a queue, what each of them holds is counted beside it. */
    private void moveLevel(String warehouse, long quantity) {
        if (policies.isCompany()) {
            levels.merge(warehouse, quantity, Long::sum);
        }
    }

    private void receive(CostLine line, long adjustment, CostQueue queue, OutcomeBuilder outcome) {
        long value = statedValue(line, queue) + line.overhead() + adjustment;
        outcome.leaves(line.warehouse(), -line.quantity(), -value);
        moveLevel(line.warehouse(), line.quantity());
        enter(new Layer(line.quantity(), value, line.id()), queue, outcome);
    }

    private static long statedValue(CostLine line, CostQueue queue) {
        if (line.value() != null) {
            return line.value();
        }
        return line.unitCost() != null ? line.atUnitCost(line.quantity()) : queue.presentCost(line.quantity());
    }

    private void issue(CostLine line, CostQueue queue, OutcomeBuilder outcome) {
        Target own = outcome.step();
        long missing = line.quantity();
        long cost = 0;
        if (line.kind() == LineKind.PURCHASE_RETURN
                && line.reference() != null
                && method == Method.FIFO
                && policies.purchaseReturn() == PurchaseReturn.RECEIPT) {
            List<Layer> named = queue.takeOf(line.reference(), missing);
            missing -= quantity(named);
            cost += consume(own, named, outcome);
        }
        List<Layer> oldest = queue.take(missing);
        missing -= quantity(oldest);
        cost += consume(own, oldest, outcome);
        moveLevel(line.warehouse(), -line.quantity());
        leave(line, line.quantity() - missing, cost, missing, queue, outcome);
    }

    /** The goods of an issue that were there and those that were not. */
    private void leave(CostLine line, long covered, long cost, long missing, CostQueue queue, OutcomeBuilder outcome) {
        outcome.leaves(line.warehouse(), covered, cost);
        if (missing > 0) {
            boolean keepsCost = policies.negative() == Negative.LAST_COST;
            Shortage shortage = queue.owe(outcome.step(), missing, keepsCost);
            if (keepsCost) {
                outcome.leaves(line.warehouse(), missing, shortage.value());
                outcome.uses(shortage.line(), null, missing, shortage.value());
            } else {
                outcome.leavesBelowZero(line.warehouse(), shortage);
            }
        }
    }

    private static long quantity(List<Layer> slices) {
        long sum = 0;
        for (Layer slice : slices) {
            sum += slice.quantity();
        }
        return sum;
    }

    private static long consume(Target issue, List<Layer> slices, OutcomeBuilder outcome) {
        long value = 0;
        for (Layer slice : slices) {
            outcome.uses(issue, slice.origin(), slice.quantity(), slice.value());
            value += slice.value();
        }
        return value;
    }

    /** Goods settle what their queue owes before they stand in it; every part says on whose books it is. */
    private static void enter(Layer lot, CostQueue queue, OutcomeBuilder outcome) {
        for (Settlement settlement : queue.enter(lot)) {
            Shortage shortage = settlement.shortage();
            Layer cover = settlement.cover();
            long difference = cover.value() - shortage.value();
            if (shortage.frozen()) {
                outcome.varies(shortage.line(), difference);
            } else {
                outcome.settles(shortage, cover.value());
                outcome.uses(shortage.line(), cover.origin(), cover.quantity(), cover.value());
                outcome.posts(shortage.line().id(), 0, difference);
            }
        }
    }

    private void transfer(CostLine line, CostQueue from, OutcomeBuilder outcome) {
        moveLevel(line.warehouse(), -line.quantity());
        moveLevel(line.toWarehouse(), line.quantity());
        CostQueue to = queue(line.toWarehouse());
        if (from == to) {
            return;
        }
        List<Layer> slices = from.take(line.quantity());
        long missing = line.quantity() - quantity(slices);
        long cost = 0;
        for (Layer slice : slices) {
            cost += slice.value();
            enter(slice, to, outcome);
        }
        if (missing > 0) {
            Shortage shortage = from.owe(outcome.step(), missing, true);
            cost += shortage.value();
            enter(new Layer(missing, shortage.value(), null), to, outcome);
        }
        outcome.leaves(line.warehouse(), line.quantity(), cost);
        outcome.leaves(line.toWarehouse(), -line.quantity(), -cost);
    }

    /**
     * The part that the named issue still owes here is cancelled and costs nothing; the part it has sold comes back at
     * the average of what it has cost; the rest has a cost of its own.
     */
    private void takeBack(CostLine line, CostQueue queue, OutcomeBuilder outcome) {
        LineId issue = line.reference();
        Balance left = issue == null ? Balance.NONE : book.before(issue, line.position());
        long named = Math.clamp(left.quantity(), 0, line.quantity());
        long beyond = line.quantity() - named;
        long beyondCost = beyond == 0 ? 0 : costWithoutIssue(line, named, beyond, queue);

        Shortage cancelled = named == 0 ? null : queue.cancel(issue, named);
        if (cancelled != null) {
            left = left.without(cancelled.quantity(), cancelled.value());
            outcome.settles(cancelled, 0);
            outcome.uses(cancelled.line(), line.id(), cancelled.quantity(), 0);
            outcome.posts(issue, -cancelled.quantity(), -cancelled.value());
        } else if (named > 0) {
            freeze(issue, named, outcome);
        }

        long returned = cancelled == null ? named : named - cancelled.quantity();
        long cost = returned == 0 ? 0 : costOfReturned(returned, left, queue);
        outcome.leaves(line.warehouse(), -line.quantity(), -(cost + beyondCost));
        outcome.uses(outcome.step(), null, -line.quantity(), -(cost + beyondCost));
        moveLevel(line.warehouse(), line.quantity());
        if (returned > 0) {
            outcome.posts(issue, -returned, -cost);
            enter(new Layer(returned, cost, line.id()), queue, outcome);
        }
        if (beyond > 0) {
            enter(new Layer(beyond, beyondCost, line.id()), queue, outcome);
        }
    }

    private long costOfReturned(long returned, Balance left, CostQueue queue) {
        return policies.saleReturn() == SaleReturn.CURRENT
                ? queue.presentCost(returned)
                : Proportion.halfUp(left.cost(), returned, left.quantity());
    }

    /** The cost of returned units that no issue accounts for, before the return has changed anything. */
    private static long costWithoutIssue(CostLine line, long named, long beyond, CostQueue queue) {
        if (named == 0 && line.value() != null) {
            return line.value();
        }
        return line.unitCost() != null ? line.atUnitCost(beyond) : queue.presentCost(beyond);
    }

    /** Goods come back elsewhere while the issue's own queue still owes them. */
    private void freeze(LineId issue, long quantity, OutcomeBuilder outcome) {
        for (CostQueue owing : queues.values()) {
            Shortage frozen = owing.freeze(issue, quantity);
            if (frozen != null) {
                outcome.settles(frozen, frozen.value());
                outcome.uses(frozen.line(), null, frozen.quantity(), frozen.value());
                return;
            }
        }
    }

    private void count(CostLine line, CostQueue queue, OutcomeBuilder outcome) {
        long before = policies.isCompany() ? levels.getOrDefault(line.warehouse(), 0L) : queue.quantity();
        long difference = line.quantity() - before;
        moveLevel(line.warehouse(), difference);
        if (difference > 0) {
            long value = queue.presentCost(difference);
            outcome.leaves(line.warehouse(), -difference, -value);
            enter(new Layer(difference, value, line.id()), queue, outcome);
        } else if (difference < 0) {
            List<Layer> slices = queue.take(-difference);
            long covered = quantity(slices);
            leave(line, covered, consume(outcome.step(), slices, outcome), -difference - covered, queue, outcome);
        }
        if (line.unitCost() != null && queue.hasGoods()) {
            long added = queue.revalue(line.atUnitCost(queue.quantity()));
            outcome.leaves(line.warehouse(), 0, -added);
        }
    }

    /** An adjustment that names a line is a part of that line's value; one that names none is about the goods on hand. */
    private void adjust(CostLine line, CostQueue queue, OutcomeBuilder outcome) {
        if (line.reference() != null) {
            if (policies.isProspective() && line.value() != null) {
                adjustWhatIsLeft(line, outcome);
            }
            return;
        }
        if (!queue.hasGoods() || (line.value() == null && line.unitCost() == null)) {
            outcome.isIdle();
        } else if (line.value() != null) {
            queue.addValue(line.value());
            outcome.leaves(line.warehouse(), 0, -line.value());
        } else {
            long added = queue.revalue(line.atUnitCost(queue.quantity()));
            outcome.leaves(line.warehouse(), 0, -added);
        }
    }

    /** What has left already keeps its cost: that share of the amount is variance, on the receipt's books. */
    private void adjustWhatIsLeft(CostLine line, OutcomeBuilder outcome) {
        CostLine receipt = book.receipt(line.reference());
        if (receipt == null || !receipt.position().isBefore(line.position())) {
            return;
        }
        long left = leftOf(receipt);
        long share = left == 0 ? 0 : Proportion.halfUp(line.value(), left, receipt.quantity(), Money.MOST_MINOR_UNITS);
        Target target = Target.of(receipt);
        long rest = share;
        for (CostQueue queue : queues.values()) {
            long here = leftOf(receipt, queue);
            if (here > 0) {
                long added =
                        method == Method.AVERAGE ? queue.addValue(rest) : queue.addValueTo(receipt.id(), rest, left);
                outcome.adjusts(target, policies.isCompany() ? receipt.warehouse() : queue.warehouse(), -added);
                rest -= added;
                left -= here;
            }
        }
        outcome.adjusts(target, receipt.warehouse(), share - line.value());
        outcome.varies(target, line.value() - share);
    }

    private long leftOf(CostLine receipt) {
        long left = 0;
        for (CostQueue queue : queues.values()) {
            left += leftOf(receipt, queue);
        }
        return left;
    }

    private long leftOf(CostLine receipt, CostQueue queue) {
        if (method == Method.FIFO) {
            return queue.quantityOf(receipt.id());
        }
        return queue == queue(receipt.warehouse()) ? Math.clamp(queue.quantity(), 0, receipt.quantity()) : 0;
    }
}
