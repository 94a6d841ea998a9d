package dev.vitrina.batch.reconciliation;

/**
 * Goods of one origin.
 *
 * @param quantity thousandths, above zero
 * @param value minor units
 * @param origin the line that first brought them in; null if none did
 */
record Slice(long quantity, long value, LineId origin) {
    /** What some of it is worth; all of it is worth all. */
    long valueOf(long part) {
        return Rounding.share(value, part, quantity);
    }

    /** What is left without a part of it, which may be nothing. */
    Slice without(long part) {
        return new Slice(quantity - part, value - valueOf(part), origin);
    }
}
