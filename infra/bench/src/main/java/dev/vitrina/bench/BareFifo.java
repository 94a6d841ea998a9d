package dev.vitrina.bench;

import dev.vitrina.bench.FifoStream.Digest;

/**
 * Plain FIFO as one writes it by hand when nothing but speed counts: the lots of all SKUs in flat arrays, linked by their
 * numbers. No identities, no totals, nothing below zero, no product beyond 64 bits.
 */
final class BareFifo implements FifoSide {
    private final FifoStream stream;
    private final long[] costs;

    BareFifo(FifoStream stream) {
        this.stream = stream;
        this.costs = new long[stream.events()];
    }

    @Override
    public String name() {
        return "bare loop";
    }

    @Override
    public Digest digest() {
        return FifoStream.digest(costs);
    }

    @Override
    public void pass() {
        int events = stream.events();
        int[] skus = stream.sku();
        long[] moved = stream.quantity();
        long[] worth = stream.value();
        int[] oldest = new int[stream.skus()];
        int[] newest = new int[stream.skus()];
        int[] next = new int[events + 1];
        long[] quantities = new long[events + 1];
        long[] values = new long[events + 1];
        int lots = 0;
        for (int i = 0; i < events; i++) {
            int sku = skus[i];
            if (moved[i] > 0) {
                lots++;
                quantities[lots] = moved[i];
                values[lots] = worth[i];
                if (oldest[sku] == 0) {
                    oldest[sku] = lots;
                } else {
                    next[newest[sku]] = lots;
                }
                newest[sku] = lots;
                continue;
            }
            long missing = -moved[i];
            long cost = 0;
            int lot = oldest[sku];
            while (missing >= quantities[lot]) {
                missing -= quantities[lot];
                cost += values[lot];
                lot = next[lot];
                if (missing == 0) {
                    break;
                }
            }
            oldest[sku] = lot;
            if (missing > 0) {
                long share = (values[lot] * missing + quantities[lot] / 2) / quantities[lot];
                cost += share;
                quantities[lot] -= missing;
                values[lot] -= share;
            }
            costs[i] = cost;
        }
    }
}
