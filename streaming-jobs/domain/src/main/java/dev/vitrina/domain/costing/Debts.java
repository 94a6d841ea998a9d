package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PagedQueue.Ends;
import java.util.List;
import java.util.ListIterator;

/** The units that a queue owes, oldest first, and what they are worth together. */
final class Debts {
    private final PagedQueue<Shortage> open;
    private long quantity;
    private long value;

    /**
     * Debts as they were stored.
     *
     * @param quantity of all of them, thousandths
     * @param value of all of them, minor units
     */
    Debts(Ends<Shortage> open, long quantity, long value, Parts parts) {
        this.open = PagedQueue.ofShortages(open, parts);
        this.quantity = quantity;
        this.value = value;
    }

    static Debts of(List<Shortage> open, Parts parts) {
        long quantity = 0;
        long value = 0;
        for (Shortage shortage : open) {
            quantity += shortage.quantity();
            value += shortage.value();
        }
        return new Debts(Ends.of(open), quantity, value, parts);
    }

    /** Thousandths owed. */
    long quantity() {
        return quantity;
    }

    /** Minor units that they carry. */
    long value() {
        return value;
    }

    /** How many there are, pages counted as full ones. */
    int size() {
        return open.size();
    }

    List<Shortage> list() {
        return open.list();
    }

    /** Puts what has grown long into pages and gives the ends. */
    Ends<Shortage> store() {
        return open.store();
    }

    void add(Shortage shortage) {
        open.addLast(shortage);
        quantity += shortage.quantity();
        value += shortage.value();
    }

    /** Thousandths of the oldest; there must be one. */
    long oldestQuantity() {
        return open.first().quantity();
    }

    /** Takes so many thousandths of the oldest, or all of it, away and gives them. */
    Shortage settleOldest(long thousandths) {
        Shortage shortage = open.first();
        Shortage settled = shortage;
        if (thousandths == shortage.quantity()) {
            open.removeFirst();
        } else {
            settled = shortage.slice(thousandths);
            open.replaceFirst(shortage.without(settled));
        }
        return noLongerOwed(settled);
    }

    /** Takes back up to so many thousandths of what a line owes, frozen units apart; null when it owes nothing. */
    Shortage cancel(LineId line, long thousandths) {
        ListIterator<Shortage> place = find(line);
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
        ListIterator<Shortage> place = find(line);
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

    private ListIterator<Shortage> find(LineId line) {
        ListIterator<Shortage> places = open.all();
        while (places.hasNext()) {
            Shortage shortage = places.next();
            if (!shortage.frozen() && shortage.line().id().equals(line)) {
                places.previous();
                return places;
            }
        }
        return null;
    }

    private Shortage noLongerOwed(Shortage settled) {
        quantity -= settled.quantity();
        value -= settled.value();
        return settled;
    }
}
