package dev.vitrina.domain.documents;

import dev.vitrina.domain.money.Proportion;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Costs of a whole document, such as the freight of a delivery, which its lines bear together.
 *
 * @param amount minor units of the shop's currency, of either sign
 * @param by what a line's share goes by
 */
public record Overhead(long amount, Basis by) {
    /** What the lines' shares are proportional to. */
    public enum Basis {
        VALUE,
        QUANTITY,
        WEIGHT,
        VOLUME,
        /** Every line alike. */
        EQUAL
    }

    /**
     * What a share can go by.
     *
     * @param quantity thousandths, not negative; a line of none bears nothing
     * @param value minor units of the shop's currency; 0 when no cost is stated
     * @param weight of one unit in millionths, whatever it is weighed in; null when it is not known
     * @param volume of one unit in millionths; null when it is not known
     */
    public record Line(long quantity, long value, Long weight, Long volume) {}

    /**
     * Each line's share in minor units, in the order of the lines. A share is rounded half up, away from zero; the last
     * line that has a quantity takes what the others leave, so the shares add up to the amount unless no line has any. A
     * basis below zero counts as none. Where a line's weight or volume is not known, or nothing has any of the basis, the
     * shares go by quantity.
     */
    public long[] shares(List<Line> lines) {
        long[] shares = new long[lines.size()];
        int[] bearing = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).quantity() > 0)
                .toArray();
        if (bearing.length == 0) {
            return shares;
        }
        BigInteger[] bases = bases(Arrays.stream(bearing).mapToObj(lines::get).toList());
        BigInteger whole = Arrays.stream(bases).reduce(BigInteger.ZERO, BigInteger::add);
        long rest = amount;
        for (int i = 0; i < bearing.length - 1; i++) {
            shares[bearing[i]] = Proportion.halfUp(amount, bases[i], whole);
            rest -= shares[bearing[i]];
        }
        shares[bearing[bearing.length - 1]] = rest;
        return shares;
    }

    private BigInteger[] bases(List<Line> lines) {
        BigInteger[] bases = switch (by) {
            case VALUE -> each(lines, line -> BigInteger.valueOf(line.value()));
            case QUANTITY -> quantities(lines);
            case WEIGHT -> measures(lines, Line::weight);
            case VOLUME -> measures(lines, Line::volume);
            case EQUAL -> each(lines, line -> BigInteger.ONE);
        };
        return Arrays.stream(bases).allMatch(basis -> basis.signum() == 0) ? quantities(lines) : bases;
    }

    private static BigInteger[] measures(List<Line> lines, Function<Line, Long> measure) {
        return lines.stream().map(measure).anyMatch(known -> known == null)
                ? quantities(lines)
                : each(
                        lines,
                        line -> BigInteger.valueOf(measure.apply(line)).multiply(BigInteger.valueOf(line.quantity())));
    }

    private static BigInteger[] quantities(List<Line> lines) {
        return each(lines, line -> BigInteger.valueOf(line.quantity()));
    }

    private static BigInteger[] each(List<Line> lines, Function<Line, BigInteger> basis) {
        return lines.stream()
                .map(line -> basis.apply(line).max(BigInteger.ZERO))
                .toArray(BigInteger[]::new);
    }
}
