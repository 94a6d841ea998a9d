package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PagedQueue.Ends;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.money.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.function.LongBinaryOperator;

/**
 * One queue's goods, oldest first, or the units it owes, oldest first; never both. By the average method the goods are one
 * pool, which is a queue of one layer.
 */
final class CostQueue {
    private final String warehouse;
    private final boolean pooled;
    private final Lots lots;
    private final Parts parts;
    private PagedQueue<Shortage> shortages; // null while nothing was ever owed
    private long lastKnownValue;
    private long lastKnownQuantity;
    private long goods;
    private long goodsValue;
    private long owed;
    private long owedValue;

    private CostQueue(
            String warehouse,
            Method method,
            Ends<Layer> layers,
            Ends<Shortage> shortages,
            UnitCost lastKnown,
            Parts parts) {
        this.warehouse = warehouse;
        this.pooled = method == Method.AVERAGE;
        this.parts = parts;
        this.lots = new Lots(layers, parts);
        this.shortages = shortages.size() == 0 ? null : PagedQueue.ofShortages(shortages, parts);
        this.lastKnownValue = lastKnown.value();
        this.lastKnownQuantity = lastKnown.quantity();
    }

    static CostQueue blank(String warehouse, Method method, Parts parts) {
        return new CostQueue(warehouse, method, Ends.none(), Ends.none(), UnitCost.NONE, parts);
    }

    static CostQueue of(QueueState state, Method method, Parts parts) {
        CostQueue queue = new CostQueue(
                state.warehouse(),
                method,
                Ends.of(state.layers()),
                Ends.of(state.shortages()),
                state.lastKnown(),
                parts);
        for (Layer layer : state.layers()) {
            queue.goods += layer.quantity();
            queue.goodsValue += layer.value();
        }
        for (Shortage shortage : state.shortages()) {
            queue.owed += shortage.quantity();
            queue.owedValue += shortage.value();
        }
        return queue;
    }

    static CostQueue of(Tail.Queue tail, Method method, Parts parts) {
        CostQueue queue =
                new CostQueue(tail.warehouse(), method, tail.layers(), tail.shortages(), tail.lastKnown(), parts);
        queue.goods = tail.goods();
        queue.goodsValue = tail.goodsValue();
        queue.owed = tail.owed();
        queue.owedValue = tail.owedValue();
        return queue;
    }

    QueueState state() {
        return new QueueState(warehouse, lots.list(), owes() ? shortages.list() : List.of(), lastKnown());
    }

    Tail.Queue tail() {
        return new Tail.Queue(
                warehouse,
                lots.store(),
                owes() ? shortages.store() : Ends.none(),
                lastKnown(),
                goods,
                goodsValue,
                owed,
                owedValue);
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
        return lots.size() + (owes() ? shortages.size() : 0);
    }

    /** Thousandths on hand, below zero when units are owed. */
    long quantity() {
        return goods - owed;
    }

    /** Thousandths on hand; 0 when units are owed. */
    long goods() {
        return goods;
    }

    private boolean owes() {
        return owed > 0;
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
        if (thousandths <= lots.oldestQuantity()) {
            return Proportion.halfUp(lots.oldestValue(), thousandths, lots.oldestQuantity());
        }
        long cost = 0;
        long missing = thousandths;
        UnitCost beyond = lastKnown();
        for (ListIterator<Layer> places = lots.all(); places.hasNext() && missing > 0; ) {
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
        if (thousandths < lots.oldestQuantity()) {
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
        LineId origin = lots.oldestOrigin();
        long taken = Math.min(thousandths, lots.oldestQuantity());
        return new Layer(taken, takeOldest(taken), origin);
    }

    /** Takes so many thousandths, as many as there are at most, oldest first; gives what they cost. */
    long takeAtCost(long thousandths) {
        long cost = 0;
        for (long missing = thousandths; missing > 0; ) {
            long taken = Math.min(missing, lots.oldestQuantity());
            cost += takeOldest(taken);
            missing -= taken;
        }
        return cost;
    }

    /** Takes a part of the oldest lot, or all of it; gives its value. */
    private long takeOldest(long thousandths) {
        lastKnownQuantity = lots.oldestQuantity();
        lastKnownValue = lots.oldestValue();
        long worth = thousandths == lastKnownQuantity ? lots.dropOldest() : lots.takeFromOldest(thousandths);
        goods -= thousandths;
        goodsValue -= worth;
        return worth;
    }

    private UnitCost oldestUnitCost() {
        return new UnitCost(lots.oldestValue(), lots.oldestQuantity());
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
        ListIterator<Layer> places = lots.all();
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
        if (shortages == null) {
            shortages = PagedQueue.ofShortages(Ends.none(), parts);
        }
        shortages.addLast(shortage);
        owed += shortage.quantity();
        owedValue += shortage.value();
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
            long covered = Math.min(rest.quantity(), shortages.first().quantity());
            Layer cover = rest.slice(covered);
            settlements.add(new Settlement(settleFirst(covered), cover));
            rest = covered == rest.quantity() ? null : rest.without(cover);
        }
        if (rest != null) {
            stand(rest);
        }
        return settlements;
    }

    private void stand(Layer lot) {
        goods += lot.quantity();
        goodsValue += lot.value();
        if (!pooled) {
            lots.addLast(lot);
        } else if (lots.isEmpty()) {
            lots.addLast(new Layer(lot.quantity(), lot.value(), null));
        } else {
            lots.replaceOldest(goods, goodsValue);
        }
    }

    private Shortage settleFirst(long thousandths) {
        Shortage shortage = shortages.first();
        Shortage settled = shortage;
        if (thousandths == shortage.quantity()) {
            shortages.removeFirst();
        } else {
            settled = shortage.slice(thousandths);
            shortages.replaceFirst(shortage.without(settled));
        }
        return noLongerOwed(settled);
    }

    private Shortage noLongerOwed(Shortage settled) {
        owed -= settled.quantity();
        owedValue -= settled.value();
        return settled;
    }

    /** Takes back up to so many thousandths of what a line owes, frozen units apart; null when it owes nothing. */
    Shortage cancel(LineId line, long thousandths) {
        ListIterator<Shortage> place = openShortage(line);
        if (place == null) {
            return null;
        }
        Shortage shortage = place.next();
        if (thousandths >= shortage.quantity()) {
            place.remove();
            return noLongerOwed(shortage);
        }
        Shortage slice = shortage.slice(thousandths);
        place.set(shortage.without(slice));
        return noLongerOwed(slice);
    }

    /**
     * Makes the provisional value of up to so many thousandths that a line owes final. Frozen units stand before the rest
     * of their line. Gives the frozen part; null when the line owes nothing that is not frozen.
     */
    Shortage freeze(LineId line, long thousandths) {
        ListIterator<Shortage> place = openShortage(line);
        if (place == null) {
            return null;
        }
        Shortage whole = place.next();
        Shortage frozen = whole.slice(Math.min(thousandths, whole.quantity())).freeze();
        place.set(frozen);
        if (frozen.quantity() < whole.quantity()) {
            place.add(whole.without(frozen));
        }
        return frozen;
    }

    private ListIterator<Shortage> openShortage(LineId line) {
        if (!owes()) {
            return null;
        }
        ListIterator<Shortage> places = shortages.all();
        while (places.hasNext()) {
            Shortage shortage = places.next();
            if (!shortage.frozen() && shortage.line().id().equals(line)) {
                places.previous();
                return places;
            }
        }
        return null;
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
        for (Layer layer : lots.list()) {
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
        ListIterator<Layer> places = lots.all();
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
