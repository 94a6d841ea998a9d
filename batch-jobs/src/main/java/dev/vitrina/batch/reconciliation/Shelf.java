package dev.vitrina.batch.reconciliation;

import java.util.ArrayList;
import java.util.List;

/** The goods of one queue, and what was taken from it beyond them. */
abstract class Shelf {
    /** The oldest first; where there are any, there are no goods. */
    private final List<Owed> owed = new ArrayList<>();

    /** Value and quantity of the last known cost; before there is any, nothing for one unit. */
    private Slice lastKnown = new Slice(1_000, 0, null);

    abstract boolean isEmpty();

    /** Units that are there. */
    abstract long quantity();

    /** What they are worth. */
    abstract long value();

    /** The lots that are there, the oldest first; none if they are not told apart. */
    abstract List<Slice> layers();

    /** Takes what is there, at most so much, slice by slice. */
    abstract List<Slice> take(long most);

    /** As {@link #take}, but only of one origin. */
    abstract List<Slice> takeOf(LineId origin, long most);

    /** How much there is of an origin. */
    abstract long quantityOf(LineId origin);

    /** Adds their parts of a value to goods of an origin. */
    abstract void addTo(LineId origin, Spread value);

    /** Adds value to all goods, in proportion to their quantities. */
    abstract void add(long value);

    /** Makes all goods together worth so much. */
    abstract void revalue(long value);

    /** What taking so many units now would cost, also those that are not there. */
    abstract long presentCost(long quantity);

    /** Puts goods at the back. */
    abstract void put(Slice slice);

    /** Goods come in: they first make up for what was taken before, the rest stays. */
    void receive(Slice lot) {
        if (lot.quantity() == 0) {
            return;
        }
        if (isEmpty() && owed.isEmpty()) {
            lastKnown = lot;
        }
        Slice rest = lot;
        while (rest.quantity() > 0 && !owed.isEmpty()) {
            lastKnown = rest;
            Owed oldest = owed.getFirst();
            long settled = Math.min(oldest.quantity(), rest.quantity());
            settle(oldest, settled, rest.valueOf(settled));
            rest = rest.without(settled);
        }
        if (rest.quantity() > 0) {
            put(rest);
        }
    }

    private void settle(Owed oldest, long quantity, long cost) {
        long reckoned = oldest.valueOf(quantity);
        Account account = oldest.account();
        if (oldest.frozen()) {
            account.variance += cost - reckoned;
        } else {
            account.leave(0, cost - reckoned);
            account.provisional -= reckoned;
            account.claim.add(0, cost - reckoned);
        }
        replace(0, oldest.without(quantity));
    }

    /** Units are taken that are not there. Returns what is reckoned for them. */
    long owe(Account account, long quantity, boolean frozen) {
        long reckoned = lastKnownCost(quantity);
        owed.add(new Owed(account, quantity, reckoned, frozen));
        if (!frozen) {
            account.provisional += reckoned;
        }
        return reckoned;
    }

    /** How many units a line still owes that are not frozen. */
    long owedBy(LineId line) {
        int place = openOf(line);
        return place < 0 ? 0 : owed.get(place).quantity();
    }

    /** Units that a line owes have come back: it never took them. */
    void cancel(LineId line, long quantity) {
        int place = openOf(line);
        long reckoned = owed.get(place).valueOf(quantity);
        Account account = owed.get(place).account();
        account.leave(0, -reckoned);
        account.provisional -= reckoned;
        account.claim.add(-quantity, -reckoned);
        replace(place, owed.get(place).without(quantity));
    }

    /** Units that a line owes keep what was reckoned for them. They stand before the rest of it, behind those frozen before. */
    void freeze(LineId line, long quantity) {
        int place = openOf(line);
        Owed open = owed.get(place);
        Account account = open.account();
        long reckoned = open.valueOf(quantity);
        account.provisional -= reckoned;
        replace(place, open.without(quantity));
        owed.add(place, new Owed(account, quantity, reckoned, true));
    }

    private int openOf(LineId line) {
        for (int i = 0; i < owed.size(); i++) {
            if (owed.get(i).account().line.id().equals(line) && !owed.get(i).frozen()) {
                return i;
            }
        }
        return -1;
    }

    private void replace(int place, Owed rest) {
        if (rest.quantity() == 0) {
            owed.remove(place);
        } else {
            owed.set(place, rest);
        }
    }

    long owedQuantity() {
        return owed.stream().mapToLong(Owed::quantity).sum();
    }

    long owedValue() {
        return owed.stream().mapToLong(Owed::value).sum();
    }

    /** Remembers what goods were worth just before some of them were taken. */
    final void remember(Slice before) {
        lastKnown = before;
    }

    final long lastKnownCost(long quantity) {
        return Rounding.found(lastKnown.value(), quantity, lastKnown.quantity());
    }
}
