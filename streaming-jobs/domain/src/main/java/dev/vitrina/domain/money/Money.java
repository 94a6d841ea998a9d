package dev.vitrina.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts as integer counts of minor units (kopecks, cents). The scale of an amount is chosen here and nowhere else;
 * every rounding is half up, away from zero, at the minor unit.
 */
public final class Money {
    /** Decimal places of an amount. */
    public static final int SCALE = 2;

    /** No single line is worth more, in units of the currency: a sum of hundreds of such lines still fits a ledger. */
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000_000_000L);

    /** The same in minor units. */
    public static final long MOST_MINOR_UNITS = 1_000_000_000_000_000L;

    private Money() {}

    /**
     * An exact amount in minor units: 12.5 is 1250.
     *
     * @throws IllegalArgumentException when the amount is finer than a minor unit or too large
     */
    public static long minorUnits(BigDecimal amount) {
        try {
            return amount.setScale(SCALE, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException unfit) {
            throw new IllegalArgumentException(
                    "Amount %s must have at most %d decimals and fit in 64 bits of minor units"
                            .formatted(amount.toPlainString(), SCALE),
                    unfit);
        }
    }

    /** The amount of so many minor units: 1250 is 12.50. */
    public static BigDecimal decimal(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, SCALE);
    }

    /**
     * The value of a line with a stated amount: amount × rate, rounded once.
     *
     * @param amount in the document's currency, of either sign
     * @param rate units of the shop's currency for one unit of the document's
     * @return minor units of the shop's currency
     * @throws IllegalArgumentException when that is more than ten million million units, which no line is worth
     */
    public static long ofAmount(BigDecimal amount, BigDecimal rate) {
        return rounded(amount.multiply(rate));
    }

    /**
     * The value of a line with a stated unit cost: quantity × unit cost × rate, rounded once.
     *
     * @param quantity in units of goods
     * @param unitCost for one unit of goods, in the document's currency
     * @param rate units of the shop's currency for one unit of the document's
     * @return minor units of the shop's currency
     * @throws IllegalArgumentException when that is more than ten million million units, which no line is worth
     */
    public static long ofUnitCost(BigDecimal quantity, BigDecimal unitCost, BigDecimal rate) {
        return rounded(quantity.multiply(unitCost).multiply(rate));
    }

    private static long rounded(BigDecimal amount) {
        if (amount.abs().compareTo(MOST) > 0) {
            throw new IllegalArgumentException("The value of one line must be at most %s: %s"
                    .formatted(MOST.toPlainString(), amount.toPlainString()));
        }
        return amount.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    /**
     * What so many units are worth at a cost that was found rather than stated: like {@link #ofUnitCost}, but never more
     * than a line may be worth. A quantity that is a mistyped barcode must not stop an item's books.
     */
    public static long ofFoundCost(BigDecimal quantity, BigDecimal unitCost) {
        return rounded(quantity.multiply(unitCost).min(MOST).max(MOST.negate()));
    }
}
