package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.Book.Balance;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.money.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

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

    Method method() {
        return method;
    }

    Book book() {
        return book;
    }

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
        return new Snapshot(eachQueue(CostQueue::state), levels());
    }

    Tail tail(int sinceSnapshot) {
        return new Tail(eachQueue(CostQueue::tail), levels(), sinceSnapshot);
    }

    private <T> List<T> eachQueue(Function<CostQueue, T> state) {
        List<T> states = new ArrayList<>(queues.size());
        for (CostQueue queue : queues.values()) {
            if (!queue.isBlank()) {
                states.add(state.apply(queue));
            }
        }
        return states;
    }

    private List<Snapshot.Level> levels() {
        List<Snapshot.Level> standing = new ArrayList<>(levels.size());
        levels.forEach((warehouse, quantity) -> {
            if (quantity != 0) {
                standing.add(new Snapshot.Level(warehouse, quantity));
            }
        });
        return standing;
    }

    /** About how many layers and shortages stand open. */
    int openCount() {
        int count = 0;
        for (CostQueue queue : queues.values()) {
            count += queue.openCount();
        }
        return count;
    }

    /** Plays a step. */
    Outcome play(Step step) {
        CostLine line = step.line();
        OutcomeBuilder outcome = new OutcomeBuilder(Target.of(line), method);
        if (line.isPosted()) {
            new Amendment(this, step, outcome).play();
            return outcome.build();
        }
        if (line.quantity() == 0 && line.kind().isMovement()) {
            return Outcome.NOTHING;
        }
        CostQueue queue = queue(line.warehouse());
        switch (line.kind()) {
            case RECEIPT, SURPLUS -> receive(line, step.adjustment(), queue, outcome);
            case SALE_RETURN -> takeBack(line, queue, outcome);
            case TRANSFER -> transfer(line, outcome);
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> issue(line, line.quantity(), queue, outcome);
            case STOCKTAKE -> count(line, queue, outcome);
            case COST_ADJUSTMENT -> adjust(line, queue, outcome);
        }
        return outcome.build();
    }

    CostQueue queue(String warehouse) {
        String owner = policies.isCompany() ? ALL_WAREHOUSES : warehouse;
        CostQueue queue = queues.get(owner);
        if (queue == null) {
            queue = CostQueue.blank(owner, method, parts);
            queues.put(owner, queue);
        }
        return queue;
    }

    /** Where warehouses share a queue, what each of them holds is counted beside it. */
    void moveLevel(String warehouse, long quantity) {
        if (policies.isCompany()) {
            levels.merge(warehouse, quantity, Long::sum);
        }
    }

    private void receive(CostLine line, long adjustment, CostQueue queue, OutcomeBuilder outcome) {
        long adjusted = line.correction() == null ? adjustment : book.adjustment(line);
        long value = statedValue(line, queue) + line.overhead() + adjusted;
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

    /** A line beside its own step tells the line's account what it took. */
    void issue(CostLine line, long quantity, CostQueue queue, OutcomeBuilder outcome) {
        Target own = outcome.step();
        long missing = quantity;
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
        moveLevel(line.warehouse(), -quantity);
        long owed = leave(line, quantity - missing, cost, missing, queue, outcome);
        if (line.correction() != null) {
            outcome.posts(line.id(), quantity, cost + owed);
        }
    }

    /** The goods of an issue that were there and those that were not; gives what these are taken to cost. */
    long leave(CostLine line, long covered, long cost, long missing, CostQueue queue, OutcomeBuilder outcome) {
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
            return shortage.value();
        }
        return 0;
    }

    static long quantity(List<Layer> slices) {
        long sum = 0;
        for (Layer slice : slices) {
            sum += slice.quantity();
        }
        return sum;
    }

    static long consume(Target issue, List<Layer> slices, OutcomeBuilder outcome) {
        long value = 0;
        for (Layer slice : slices) {
            outcome.uses(issue, slice.origin(), slice.quantity(), slice.value());
            value += slice.value();
        }
        return value;
    }

    /** Goods settle what their queue owes before they stand in it; every part says on whose books it is. */
    static void enter(Layer lot, CostQueue queue, OutcomeBuilder outcome) {
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

    private void transfer(CostLine line, OutcomeBuilder outcome) {
        moveLevel(line.warehouse(), -line.quantity());
        moveLevel(line.toWarehouse(), line.quantity());
        carry(line.quantity(), line.warehouse(), line.toWarehouse(), outcome);
    }

    /** Goods and their values move from one queue to another; inside one queue nothing does. */
    void carry(long quantity, String source, String target, OutcomeBuilder outcome) {
        CostQueue from = queue(source);
        CostQueue to = queue(target);
        if (from == to) {
            return;
        }
        List<Layer> slices = from.take(quantity);
        long missing = quantity - quantity(slices);
        long cost = 0;
        for (Layer slice : slices) {
            cost += slice.value();
            enter(slice, to, outcome);
        }
        if (missing > 0) {
            Shortage shortage = from.owe(outcome.step().in(source), missing, true);
            cost += shortage.value();
            enter(new Layer(missing, shortage.value(), null), to, outcome);
        }
        outcome.leaves(source, quantity, cost);
        outcome.leaves(target, -quantity, -cost);
    }

    /**
     * The part that the named issue still owes here is cancelled and costs nothing; the part it has sold comes back at
     * the average of what it has cost; the rest has a cost of its own.
     */
    void takeBack(CostLine line, CostQueue queue, OutcomeBuilder outcome) {
        LineId issue = line.reference();
        Balance left = issue == null ? Balance.NONE : book.left(issue, line);
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

    long costOfReturned(long returned, Balance left, CostQueue queue) {
        return policies.saleReturn() == SaleReturn.CURRENT
                ? queue.presentCost(returned)
                : Proportion.halfUp(left.cost(), returned, left.quantity());
    }

    /** The cost of returned units that no issue accounts for, before the return has changed anything. */
    static long costWithoutIssue(CostLine line, long named, long beyond, CostQueue queue) {
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
    void adjust(CostLine line, CostQueue queue, OutcomeBuilder outcome) {
        if (line.reference() != null) {
            adjustWhatIsLeft(line, line.adjusted(), outcome);
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

    /** An adjustment that is not a part of its receipt's value reaches what is left of the receipt. */
    void adjustWhatIsLeft(CostLine line, long amount, OutcomeBuilder outcome) {
        if (line.closedUntil() == null && !policies.isProspective()) {
            return;
        }
        CostLine first = book.receipt(line.reference());
        boolean layered = method == Method.FIFO && first != null && leftOf(first, first.quantity()) > 0;
        CostLine receipt = book.receipt(line.reference(), line, layered);
        if (receipt == null
                && first != null
                && policies.adjustsWhatIsLeft(first, line.position(), line.closedUntil())) {
            outcome.isIdle();
        }
        if (receipt == null || !policies.adjustsWhatIsLeft(receipt, line.position(), line.closedUntil())) {
            return;
        }
        Target target = Target.of(receipt);
        long rest = amount
                - spread(
                        receipt,
                        receipt.quantity(),
                        amount,
                        (warehouse, added) -> outcome.adjusts(target, warehouse, -added));
        outcome.adjusts(target, receipt.warehouse(), -rest);
        outcome.varies(target, rest);
    }

    /** Is told what value was added to a warehouse's goods. */
    interface Added {
        void to(String warehouse, long minorUnits);
    }

    /**
     * Adds to the goods that are left of a line their share of an amount that concerns so many thousandths of them; gives that
     * share. What has left already keeps its cost.
     */
    long spread(CostLine line, long thousandths, long amount, Added added) {
        long left = leftOf(line, thousandths);
        long concerned = Math.min(left, thousandths);
        long share = concerned == 0 ? 0 : Proportion.halfUp(amount, concerned, thousandths, Money.MOST_MINOR_UNITS);
        long rest = share;
        for (CostQueue queue : queues.values()) {
            long here = leftOf(line, thousandths, queue);
            if (here > 0 && concerned > 0) {
                long part = method == Method.AVERAGE ? queue.addValue(rest) : queue.addValueTo(line.id(), rest, left);
                added.to(policies.isCompany() ? line.warehouse() : queue.warehouse(), part);
                rest -= part;
                left -= here;
            }
        }
        return share;
    }

    private long leftOf(CostLine line, long thousandths) {
        long left = 0;
        for (CostQueue queue : queues.values()) {
            left += leftOf(line, thousandths, queue);
        }
        return left;
    }

    private long leftOf(CostLine line, long thousandths, CostQueue queue) {
        if (method == Method.FIFO) {
            return queue.quantityOf(line.id());
        }
        return queue == queue(line.warehouse()) ? Math.clamp(queue.quantity(), 0, thousandths) : 0;
    }
}
