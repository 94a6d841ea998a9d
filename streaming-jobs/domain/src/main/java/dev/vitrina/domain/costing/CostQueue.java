package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PagedQueue.Ends;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.money.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;
import java.util.function.LongBinaryOperator;

/**
 * One queue's goods, oldest first, or the units it owes, oldest first; never both. By the average method the goods are one
 * pool, which is a queue of one layer. The lot that is being sold lies open, as plain numbers: most issues take from it and
 * end there. The lots behind it are closed.
 */
final class CostQueue {
    private final String warehouse;
    private final boolean pooled;
    private final Parts parts;
    private long goods;
    private long goodsValue;
    private long openQuantity; // 0 when no lot is open
    private long openValue;
    private LineId openOrigin;
    private PagedQueue<Layer> closed; // null until there is a second lot
    private Debts debts; // null while nothing was ever owed
    private long lastKnownValue;
    private long lastKnownQuantity;

    private CostQueue(String warehouse, Method method, Ends<Layer> layers, UnitCost lastKnown, Parts parts) {
        this.warehouse = warehouse;
        this.pooled = method == Method.AVERAGE;
        this.parts = parts;
        this.closed = layers.size() == 0 ? null : PagedQueue.ofLayers(layers, parts);
        this.lastKnownValue = lastKnown.value();
        this.lastKnownQuantity = lastKnown.quantity();
    }

    static CostQueue blank(String warehouse, Method method, Parts parts) {
        return new CostQueue(warehouse, method, Ends.none(), UnitCost.NONE, parts);
    }

    static CostQueue of(QueueState state, Method method, Parts parts) {
        CostQueue queue = new CostQueue(state.warehouse(), method, Ends.of(state.layers()), state.lastKnown(), parts);
        for (Layer layer : state.layers()) {
            queue.goods += layer.quantity();
            queue.goodsValue += layer.value();
        }
        queue.debts = state.shortages().isEmpty() ? null : Debts.of(state.shortages(), parts);
        return queue;
    }

    static CostQueue of(Tail.Queue tail, Method method, Parts parts) {
        CostQueue queue = new CostQueue(tail.warehouse(), method, tail.layers(), tail.lastKnown(), parts);
        queue.goods = tail.goods();
        queue.goodsValue = tail.goodsValue();
        queue.debts = tail.owed() == 0 ? null : new Debts(tail.shortages(), tail.owed(), tail.owedValue(), parts);
        return queue;
    }

    QueueState state() {
        closeLot();
        return new QueueState(
                warehouse, closed == null ? List.of() : closed.list(), owes() ? debts.list() : List.of(), lastKnown());
    }

    Tail.Queue tail() {
        closeLot();
        return new Tail.Queue(
                warehouse,
                closed == null ? Ends.none() : closed.store(),
                owes() ? debts.store() : Ends.none(),
                lastKnown(),
                goods,
                goodsValue,
                owed(),
                owes() ? debts.value() : 0);
    }

    String warehouse() {
        return warehouse;
    }

    /** The queue is as if it had never been. */
    boolean isBlank() {
        return !hasGoods() && !owes() && lastKnownQuantity == 0;
    }

    /** About how many layers and shortages stand open. */
    int openCount() {
        return (openQuantity == 0 ? 0 : 1) + (closed == null ? 0 : closed.size()) + (owes() ? debts.size() : 0);
    }

    /** Thousandths on hand, below zero when units are owed. */
    long quantity() {
        return goods - owed();
    }

    /** Thousandths on hand; 0 when units are owed. */
    long goods() {
        return goods;
    }

    private boolean owes() {
        return debts != null && debts.quantity() > 0;
    }

    private long owed() {
        return debts == null ? 0 : debts.quantity();
    }

    /** Whether there are goods on hand. */
    boolean hasGoods() {
        return goods > 0;
    }

    /**
     * What issuing so many thousandths now would take, slice by slice, each rounded; what is not there once, at the last
     * walked layer's unit cost, else at the last known. By the average method the pool's unit cost, rounded once.
     */
    long presentCost(long thousandths) {
        if (!hasGoods()) {
            return lastKnown().of(thousandths);
        }
        if (pooled) {
            return oldestUnitCost().of(thousandths);
        }
        openLot();
        if (thousandths <= openQuantity) {
            return Proportion.halfUp(openValue, thousandths, openQuantity);
        }
        long cost = 0;
        long missing = thousandths;
        UnitCost beyond = lastKnown();
        for (ListIterator<Layer> places = lots(); places.hasNext() && missing > 0; ) {
            Layer layer = places.next();
            Layer slice = layer.slice(Math.min(missing, layer.quantity()));
            cost += slice.value();
            missing -= slice.quantity();
            beyond = layer.unitCost();
        }
        return cost + beyond.of(missing);
    }

    /** Takes up to so many thousandths, oldest first. */
    List<Layer> take(long thousandths) {
        if (thousandths == 0 || !hasGoods()) {
            return List.of();
        }
        openLot();
        if (thousandths < openQuantity) {
            return List.of(takeFirst(thousandths));
        }
        List<Layer> slices = new ArrayList<>();
        for (long missing = thousandths; missing > 0 && hasGoods(); ) {
            Layer slice = takeFirst(missing);
            slices.add(slice);
            missing -= slice.quantity();
        }
        return slices;
    }

    private Layer takeFirst(long thousandths) {
        openLot();
        LineId origin = openOrigin;
        long taken = Math.min(thousandths, openQuantity);
        return new Layer(taken, takeOldest(taken), origin);
    }

    /** Takes so many thousandths, as many as there are at most, oldest first; gives what they cost. */
    long takeAtCost(long thousandths) {
        long cost = 0;
        for (long missing = thousandths; missing > 0; ) {
            openLot();
            long taken = Math.min(missing, openQuantity);
            cost += takeOldest(taken);
            missing -= taken;
        }
        return cost;
    }

    /** Takes a part of the open lot, or all of it; gives its value. */
    private long takeOldest(long thousandths) {
        lastKnownQuantity = openQuantity;
        lastKnownValue = openValue;
        long worth = thousandths == openQuantity ? openValue : Proportion.halfUp(openValue, thousandths, openQuantity);
        openQuantity -= thousandths;
        openValue -= worth;
        goods -= thousandths;
        goodsValue -= worth;
        return worth;
    }

    // ---- lots ------------------------------------------------------------------------------------------------------

    /** Opens the oldest lot, if none is open; there must be one. */
    private void openLot() {
        if (openQuantity == 0) {
            Layer oldest = closed.removeFirst();
            openQuantity = oldest.quantity();
            openValue = oldest.value();
            openOrigin = oldest.origin();
        }
    }

    /** Puts the open lot back in front of the others. */
    private void closeLot() {
        if (openQuantity == 0) {
            return;
        }
        Layer oldest = new Layer(openQuantity, openValue, openOrigin);
        openQuantity = 0;
        if (closed == null) {
            closed = PagedQueue.ofLayers(Ends.of(List.of(oldest)), parts);
        } else {
            closed.addFirst(oldest);
        }
    }

    /** A walk over all lots, oldest first, that may change them. */
    private ListIterator<Layer> lots() {
        closeLot();
        return closed == null ? Collections.emptyListIterator() : closed.all();
    }

    // ---- costs -----------------------------------------------------------------------------------------------------

    private UnitCost oldestUnitCost() {
        openLot();
        return new UnitCost(openValue, openQuantity);
    }

    private UnitCost lastKnown() {
        return new UnitCost(lastKnownValue, lastKnownQuantity);
    }

    private void know(Layer lot) {
        lastKnownValue = lot.value();
        lastKnownQuantity = lot.quantity();
    }

    /** Takes up to so many thousandths of the goods that one line brought in, oldest first; of a pool nothing. */
    List<Layer> takeOf(LineId origin, long thousandths) {
        List<Layer> slices = new ArrayList<>();
        long missing = thousandths;
        ListIterator<Layer> places = lots();
        while (missing > 0 && places.hasNext()) {
            Layer layer = places.next();
            if (!origin.equals(layer.origin())) {
                continue;
            }
            know(layer);
            Layer slice = layer;
            if (missing >= layer.quantity()) {
                places.remove();
            } else {
                slice = layer.slice(missing);
                places.set(layer.without(slice));
            }
            goods -= slice.quantity();
            goodsValue -= slice.value();
            slices.add(slice);
            missing -= slice.quantity();
        }
        return slices;
    }

    /** Owes units that are not there, at the last known cost; the queue must hold no goods. */
    Shortage owe(Target line, long thousandths, boolean frozen) {
        Shortage shortage = new Shortage(line, thousandths, lastKnown().of(thousandths), frozen);
        if (debts == null) {
            debts = Debts.of(List.of(), parts);
        }
        debts.add(shortage);
        return shortage;
    }

    /**
     * Brings goods in: they settle what is owed, oldest first, and the rest stands at the back, or joins the pool. A lot
     * that enters an empty queue becomes known when it is first taken from: while it stands there nobody asks for the last
     * known cost.
     */
    List<Settlement> enter(Layer lot) {
        if (!owes()) {
            stand(lot);
            return List.of();
        }
        List<Settlement> settlements = new ArrayList<>();
        Layer rest = lot;
        while (rest != null && owes()) {
            know(rest);
            long covered = Math.min(rest.quantity(), debts.oldestQuantity());
            Layer cover = rest.slice(covered);
            settlements.add(new Settlement(debts.settleOldest(covered), cover));
            rest = covered == rest.quantity() ? null : rest.without(cover);
        }
        if (rest != null) {
            stand(rest);
        }
        return settlements;
    }

    private void stand(Layer lot) {
        boolean first = !hasGoods();
        goods += lot.quantity();
        goodsValue += lot.value();
        if (first) {
            openQuantity = lot.quantity();
            openValue = lot.value();
            openOrigin = pooled ? null : lot.origin();
        } else if (pooled) {
            openLot();
            openQuantity = goods;
            openValue = goodsValue;
        } else {
            if (closed == null) {
                closed = PagedQueue.ofLayers(Ends.none(), parts);
            }
            closed.addLast(lot);
        }
    }

    /** Takes back up to so many thousandths of what a line owes, frozen units apart; null when it owes nothing. */
    Shortage cancel(LineId line, long thousandths) {
        return owes() ? debts.cancel(line, thousandths) : null;
    }

    /** Makes the provisional value of up to so many thousandths that a line owes final; null when it owes nothing. */
    Shortage freeze(LineId line, long thousandths) {
        return owes() ? debts.freeze(line, thousandths) : null;
    }

    /** Adds an amount to the value of the goods on hand, spread by quantity; there must be some. Gives the amount. */
    long addValue(long amount) {
        return spread(null, amount, goods, (value, share) -> value + share);
    }

    /** Makes the goods on hand worth an amount, spread by quantity; there must be some. Gives what was added. */
    long revalue(long amount) {
        long before = goodsValue;
        spread(null, amount, goods, (value, share) -> share);
        return amount - before;
    }

    /** Thousandths on hand of the goods that one line brought in. */
    long quantityOf(LineId origin) {
        long sum = 0;
        for (ListIterator<Layer> places = lots(); places.hasNext(); ) {
            Layer layer = places.next();
            sum += origin.equals(layer.origin()) ? layer.quantity() : 0;
        }
        return sum;
    }

    /**
     * Adds to the value of the goods here that one line brought in their part of an amount that is spread over so many
     * thousandths of its goods, here and in queues to come. Gives that part.
     */
    long addValueTo(LineId origin, long amount, long quantity) {
        return spread(origin, amount, quantity, (value, share) -> value + share);
    }

    /** Over all layers, or those of one origin; the last takes the remainder. Gives what was spread. */
    private long spread(LineId origin, long amount, long whole, LongBinaryOperator newValue) {
        long rest = amount;
        long quantity = whole;
        ListIterator<Layer> places = lots();
        while (quantity > 0 && places.hasNext()) {
            Layer layer = places.next();
            if (origin != null && !origin.equals(layer.origin())) {
                continue;
            }
            long share = Proportion.halfUp(rest, layer.quantity(), quantity, Money.MOST_MINOR_UNITS);
            Layer worth = layer.worth(newValue.applyAsLong(layer.value(), share));
            places.set(worth);
            goodsValue += worth.value() - layer.value();
            rest -= share;
            quantity -= layer.quantity();
        }
        return amount - rest;
    }
}
