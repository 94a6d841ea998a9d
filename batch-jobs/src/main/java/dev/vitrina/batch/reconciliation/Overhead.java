package dev.vitrina.batch.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A document's overhead, spread over its lines of non-zero quantity. */
final class Overhead {
    private Overhead() {}

    /**
     * What lines may be measured by.
     *
     * @param quantity thousandths
     * @param value in minor units, 0 if no cost is stated
     * @param weight of one unit; null if not known
     * @param volume of one unit; null if not known
     */
    record Measured(long quantity, long value, BigDecimal weight, BigDecimal volume) {}

    /** The share of each line, in minor units; nothing for lines of zero quantity, nor if there are no others. */
    static long[] shares(long amount, String basis, List<Measured> lines) {
        long[] shares = new long[lines.size()];
        BigDecimal[] measures = measures(basis, lines);
        if (sum(measures).signum() == 0) {
            measures = measures("quantity", lines);
        }
        BigDecimal whole = sum(measures);
        long rest = amount;
        int last = -1;
        for (int i = 0; i < shares.length; i++) {
            if (lines.get(i).quantity() > 0) {
                shares[i] = BigDecimal.valueOf(amount)
                        .multiply(measures[i])
                        .divide(whole, 0, RoundingMode.HALF_UP)
                        .longValueExact();
                rest -= shares[i];
                last = i;
            }
        }
        if (last >= 0) {
            shares[last] += rest;
        }
        return shares;
    }

    private static BigDecimal sum(BigDecimal[] measures) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal measure : measures) {
            sum = sum.add(measure);
        }
        return sum;
    }

    private static BigDecimal[] measures(String basis, List<Measured> lines) {
        boolean unknown = lines.stream()
                .filter(line -> line.quantity() > 0)
                .anyMatch(line -> basis.equals("weight") && line.weight() == null
                        || basis.equals("volume") && line.volume() == null);
        return lines.stream()
                .map(line -> line.quantity() == 0
                        ? BigDecimal.ZERO
                        : measure(unknown ? "quantity" : basis, line).max(BigDecimal.ZERO))
                .toArray(BigDecimal[]::new);
    }

    private static BigDecimal measure(String basis, Measured line) {
        BigDecimal quantity = BigDecimal.valueOf(line.quantity());
        return switch (basis) {
            case "quantity" -> quantity;
            case "weight" -> quantity.multiply(line.weight());
            case "volume" -> quantity.multiply(line.volume());
            case "equal" -> BigDecimal.ONE;
            default -> BigDecimal.valueOf(line.value());
        };
    }
}
