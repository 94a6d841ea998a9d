package dev.vitrina.domain.costing;

import dev.vitrina.domain.money.Proportion;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.function.LongBinaryOperator;

/** One warehouse's goods, oldest first, or the units it owes, oldest first; never both. */
final class FifoQueue {
    private final String warehouse;
    private final LinkedList<Layer> layers;
    private final LinkedList<Shortage> shortages;
    private UnitCost lastKnown;

    FifoQueue(QueueState state) {
        this.warehouse = state.warehouse();
        this.layers = new LinkedList<>(state.layers());
        this.shortages = new LinkedList<>(state.shortages());
        this.lastKnown = state.lastKnown();
    }

    static FifoQueue blank(String warehouse) {
        return new FifoQueue(new QueueState(warehouse, List.of(), List.of(), UnitCost.NONE));
    }

    QueueState state() {
        return new QueueState(warehouse, layers, shortages, lastKnown);
    }

    String warehouse() {
        return warehouse;
    }

    /** The queue is as if it had never been. */
    boolean isBlank() {
        return layers.isEmpty() && shortages.isEmpty() && lastKnown.equals(UnitCost.NONE);
    }

    /** Thousandths on hand, below zero when units are owed. */
    long quantity() {
        return layers.stream().mapToLong(Layer::quantity).sum()
                - shortages.stream().mapToLong(Shortage::quantity).sum();
    }

    /**
     * What issuing so many thousandths now would take, slice by slice, each rounded; what is not there once, at the last
     * walked layer's unit cost, else at the last known.
     */
    long presentCost(long thousandths) {
        long cost = 0;
        long missing = thousandths;
        UnitCost beyond = lastKnown;
        for (Layer layer : layers) {
            if (missing == 0) {
                return cost;
            }
            Layer slice = layer.slice(Math.min(missing, layer.quantity()));
            cost += slice.value();
            missing -= slice.quantity();
            beyond = layer.unitCost();
        }
        return cost + beyond.of(missing);
    }

    /** Takes up to so many thousandths, oldest first. */
    List<Layer> take(long thousandths) {
        List<Layer> slices = new ArrayList<>();
        long missing = thousandths;
        while (missing > 0 && !layers.isEmpty()) {
            Layer slice = takeFrom(layers.listIterator(), missing);
            slices.add(slice);
            missing -= slice.quantity();
        }
        return slices;
    }

    /** Takes up to so many thousandths of the goods that one line brought in, oldest first. */
    List<Layer> takeOf(LineId origin, long thousandths) {
        List<Layer> slices = new ArrayList<>();
        long missing = thousandths;
        ListIterator<Layer> places = layers.listIterator();
        while (missing > 0 && places.hasNext()) {
            if (origin.equals(places.next().origin())) {
                places.previous();
                Layer slice = takeFrom(places, missing);
                slices.add(slice);
                missing -= slice.quantity();
            }
        }
        return slices;
    }

    private Layer takeFrom(ListIterator<Layer> place, long thousandths) {
        Layer layer = place.next();
        lastKnown = layer.unitCost();
        if (thousandths >= layer.quantity()) {
            place.remove();
            return layer;
        }
        Layer slice = layer.slice(thousandths);
        place.set(layer.without(slice));
        return slice;
    }

    /** Owes units that are not there, at the last known cost; the queue must hold no goods. */
    Shortage owe(Target line, long thousandths, boolean frozen) {
        Shortage shortage = new Shortage(line, thousandths, lastKnown.of(thousandths), frozen);
        shortages.addLast(shortage);
        return shortage;
    }

    /**
     * Brings goods in: they settle what is owed, oldest first, and the rest stands at the back. A lot that enters an empty
     * queue becomes known when it is first taken from: while it stands there nobody asks for the last known cost.
     */
    List<Settlement> enter(Layer lot) {
        List<Settlement> settlements = new ArrayList<>();
        Layer rest = lot;
        while (rest != null && !shortages.isEmpty()) {
            lastKnown = rest.unitCost();
            Shortage oldest = shortages.getFirst();
            long covered = Math.min(rest.quantity(), oldest.quantity());
            Layer cover = rest.slice(covered);
            settlements.add(new Settlement(settle(shortages.listIterator(), covered), cover));
            rest = covered == rest.quantity() ? null : rest.without(cover);
        }
        if (rest != null) {
            layers.addLast(rest);
        }
        return settlements;
    }

    /** Takes up to so many thousandths off what the shortage at a place owes, with their share of its value. */
    private static Shortage settle(ListIterator<Shortage> place, long thousandths) {
        Shortage shortage = place.next();
        if (thousandths >= shortage.quantity()) {
            place.remove();
            return shortage;
        }
        Shortage slice = shortage.slice(thousandths);
        place.set(shortage.without(slice));
        return slice;
    }

    /** Takes back up to so many thousandths of what a line owes, frozen units apart; null when it owes nothing. */
    Shortage cancel(LineId line, long thousandths) {
        ListIterator<Shortage> place = openShortage(line);
        return place == null ? null : settle(place, thousandths);
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
        Shortage owed = place.next();
        Shortage frozen = owed.slice(Math.min(thousandths, owed.quantity())).freeze();
        place.set(frozen);
        if (frozen.quantity() < owed.quantity()) {
            place.add(owed.without(frozen));
        }
        return frozen;
    }

    private ListIterator<Shortage> openShortage(LineId line) {
        ListIterator<Shortage> places = shortages.listIterator();
        while (places.hasNext()) {
            if (isOpen(places.next(), line)) {
                places.previous();
                return places;
            }
        }
        return null;
    }

    private static boolean isOpen(Shortage shortage, LineId line) {
        return !shortage.frozen() && shortage.line().id().equals(line);
    }

    /** Whether there are goods on hand. */
    boolean hasGoods() {
        return !layers.isEmpty();
    }

    /** Adds an amount to the value of the goods on hand, spread by quantity; there must be some. */
    void addValue(long amount) {
        spread(amount, (value, share) -> value + share);
    }

    /** Makes the goods on hand worth an amount, spread by quantity; there must be some. Gives what was added. */
    long revalue(long amount) {
        long before = layers.stream().mapToLong(Layer::value).sum();
        spread(amount, (value, share) -> share);
        return amount - before;
    }

    /** The last layer takes the remainder. */
    private void spread(long amount, LongBinaryOperator newValue) {
        long rest = amount;
        long quantity = quantity();
        ListIterator<Layer> places = layers.listIterator();
        while (places.hasNext()) {
            Layer layer = places.next();
            long share = Proportion.halfUp(rest, layer.quantity(), quantity);
            places.set(layer.worth(newValue.applyAsLong(layer.value(), share)));
            rest -= share;
            quantity -= layer.quantity();
        }
    }
}
