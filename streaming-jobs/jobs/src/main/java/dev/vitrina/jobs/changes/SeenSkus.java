package dev.vitrina.jobs.changes;

/**
 * Remembers SKUs in half a mebibyte, however many they are: one that was added is always known, and of those that were not,
 * a few are taken for known.
 */
final class SeenSkus {
    private static final int BITS = 1 << 22;

    private final long[] bits = new long[BITS / Long.SIZE];
    private boolean all;

    void add(String sku) {
        int bit = bit(sku);
        bits[bit / Long.SIZE] |= 1L << bit;
    }

    /** From now on every SKU counts as seen. */
    void addAll() {
        all = true;
    }

    boolean mayHold(String sku) {
        int bit = bit(sku);
        return all || (bits[bit / Long.SIZE] & 1L << bit) != 0;
    }

    private static int bit(String sku) {
        int hash = sku.hashCode() * 0x9E3779B9;
        return hash >>> Integer.SIZE - 22;
    }
}
