package dev.vitrina.batch.reconciliation;

import java.util.List;

/** The perpetual moving weighted average: all goods are one pool. */
final class PooledShelf extends Shelf {
    private long quantity;
    private long value;

    @Override
    boolean isEmpty() {
        return quantity == 0;
    }

    @Override
    long quantity() {
        return quantity;
    }

    @Override
    long value() {
        return value;
    }

    @Override
    List<Slice> layers() {
        return List.of();
    }

    @Override
    void put(Slice slice) {
        quantity += slice.quantity();
        value += slice.value();
    }

    @Override
    List<Slice> take(long most) {
        long part = Math.min(most, quantity);
        if (part == 0) {
            return List.of();
        }
        Slice pool = new Slice(quantity, value, null);
        remember(pool);
        quantity -= part;
        value -= pool.valueOf(part);
        return List.of(new Slice(part, pool.valueOf(part), null));
    }

    /** Goods of a pool have no origin. */
    @Override
    List<Slice> takeOf(LineId origin, long most) {
        return List.of();
    }

    @Override
    long presentCost(long units) {
        return quantity == 0 ? lastKnownCost(units) : Rounding.found(value, units, quantity);
    }

    /** Any of it may be of that origin. */
    @Override
    long quantityOf(LineId origin) {
        return quantity;
    }

    @Override
    void addTo(LineId origin, Spread more) {
        value += more.rest();
    }

    @Override
    void add(long more) {
        value += more;
    }

    @Override
    void revalue(long all) {
        value = all;
    }
}
