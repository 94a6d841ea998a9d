package dev.vitrina.bench;

import dev.vitrina.bench.FifoStream.Digest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A queue of lots by SKU, written the obvious way with collections and decimals. */
final class LotsFifo implements FifoSide {
    private static final class Lot {
        private BigDecimal quantity;
        private BigDecimal value;

        Lot(BigDecimal quantity, BigDecimal value) {
            this.quantity = quantity;
            this.value = value;
        }
    }

    private final String[] skus;
    private final BigDecimal[] quantities;
    private final BigDecimal[] values;
    private final BigDecimal[] costs;

    LotsFifo(FifoStream stream) {
        int events = stream.events();
        this.skus = new String[events];
        this.quantities = new BigDecimal[events];
        this.values = new BigDecimal[events];
        this.costs = new BigDecimal[events];
        for (int i = 0; i < events; i++) {
            skus[i] = "SKU-" + stream.sku()[i];
            quantities[i] = BigDecimal.valueOf(stream.quantity()[i], 3);
            values[i] = BigDecimal.valueOf(stream.value()[i], 2);
        }
    }

    @Override
    public String name() {
        return "collections";
    }

    @Override
    public void pass() {
        Map<String, Deque<Lot>> lots = new HashMap<>();
        for (int i = 0; i < skus.length; i++) {
            Deque<Lot> queue = lots.computeIfAbsent(skus[i], sku -> new ArrayDeque<>());
            if (quantities[i].signum() > 0) {
                queue.add(new Lot(quantities[i], values[i]));
            } else {
                costs[i] = issue(queue, quantities[i].negate());
            }
        }
    }

    private static BigDecimal issue(Deque<Lot> queue, BigDecimal quantity) {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal missing = quantity;
        while (missing.signum() > 0) {
            Lot oldest = queue.element();
            if (missing.compareTo(oldest.quantity) >= 0) {
                queue.remove();
                cost = cost.add(oldest.value);
                missing = missing.subtract(oldest.quantity);
            } else {
                BigDecimal share = oldest.value.multiply(missing).divide(oldest.quantity, 2, RoundingMode.HALF_UP);
                oldest.quantity = oldest.quantity.subtract(missing);
                oldest.value = oldest.value.subtract(share);
                cost = cost.add(share);
                missing = BigDecimal.ZERO;
            }
        }
        return cost;
    }

    @Override
    public Digest digest() {
        long[] minor = new long[costs.length];
        for (int i = 0; i < minor.length; i++) {
            minor[i] = costs[i] == null ? 0 : costs[i].movePointRight(2).longValueExact();
        }
        return FifoStream.digest(minor);
    }
}
