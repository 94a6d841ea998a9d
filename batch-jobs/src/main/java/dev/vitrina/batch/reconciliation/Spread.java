package dev.vitrina.batch.reconciliation;

/** A value that is handed out in proportion to quantities, each part rounded; the last takes the remainder. */
final class Spread {
    private long value;
    private long quantity;

    Spread(long value, long quantity) {
        this.value = value;
        this.quantity = quantity;
    }

    /** The part of the next quantity. */
    long next(long part) {
        long share = Rounding.share(value, part, quantity);
        value -= share;
        quantity -= part;
        return share;
    }

    /** All that is left. */
    long rest() {
        return value;
    }
}
