package dev.vitrina.bench;

import java.util.SplittableRandom;

/**
 * Receipts and sales of many SKUs in order, the same ones for the same numbers. A SKU's sales never exceed what it has, and
 * a unit of goods costs a whole number of minor units, so that every way to count FIFO, also one that rounds elsewhere,
 * must come to the same cost of every sale.
 *
 * @param skus how many there are, numbered from 0
 * @param sku by event: which of them
 * @param quantity by event: thousandths, positive in, negative out
 * @param value by event: minor units of what comes in; of what goes out 0
 */
record FifoStream(int skus, int[] sku, long[] quantity, long[] value) {
    private static final int THOUSAND = 1000;
    private static final int MOST_RECEIVED = 20;
    private static final int MOST_SOLD = 4;
    private static final int DEAREST = 50_000;
    private static final int WEIGHTS = 1009;

    /**
     * The costs of all sales, in minor units.
     *
     * @param weighted sum of the costs, each times a number that its place gives: notices costs that changed places
     */
    record Digest(long total, long weighted) {
        Digest and(int event, long cost) {
            return new Digest(total + cost, weighted + cost * weight(event));
        }
    }

    static FifoStream of(int events, int skus) {
        FifoStream stream = new FifoStream(skus, new int[events], new long[events], new long[events]);
        SplittableRandom random = new SplittableRandom(41);
        int[] onHand = new int[skus];
        for (int i = 0; i < events; i++) {
            int sku = random.nextInt(skus);
            stream.sku[i] = sku;
            if (onHand[sku] == 0 || random.nextInt(4) == 0) {
                int units = random.nextInt(2, MOST_RECEIVED + 1);
                onHand[sku] += units;
                stream.quantity[i] = (long) units * THOUSAND;
                stream.value[i] = units * random.nextLong(100, DEAREST);
            } else {
                int units = random.nextInt(1, Math.min(MOST_SOLD, onHand[sku]) + 1);
                onHand[sku] -= units;
                stream.quantity[i] = -(long) units * THOUSAND;
            }
        }
        return stream;
    }

    int events() {
        return sku.length;
    }

    boolean isReceipt(int event) {
        return quantity[event] > 0;
    }

    int receipts() {
        int receipts = 0;
        for (long thousandths : quantity) {
            receipts += thousandths > 0 ? 1 : 0;
        }
        return receipts;
    }

    /** By how much an event's cost counts in the weighted sum. */
    static long weight(int event) {
        return event % WEIGHTS + 1;
    }

    /** Of costs by event. */
    static Digest digest(long[] costs) {
        Digest digest = new Digest(0, 0);
        for (int i = 0; i < costs.length; i++) {
            digest = digest.and(i, costs[i]);
        }
        return digest;
    }
}
