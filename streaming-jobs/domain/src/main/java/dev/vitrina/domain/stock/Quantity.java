package dev.vitrina.domain.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quantities of goods as integer counts of thousandths. The scale is chosen here and nowhere else. */
public final class Quantity {
    /** Decimal places of a quantity. */
    public static final int SCALE = 3;

    /** No single line holds more: ten thousand million units, in thousandths. */
    public static final long MOST_THOUSANDTHS = 10_000_000_000_000L;

    private Quantity() {}

    /**
     * An exact quantity in thousandths: 1.5 is 1500.
     *
     * @throws IllegalArgumentException when the quantity is finer than a thousandth or too large
     */
    public static long thousandths(BigDecimal quantity) {
        try {
            return quantity.setScale(SCALE, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException unfit) {
            throw new IllegalArgumentException(
                    "Quantity %s must have at most %d decimals and fit in 64 bits of thousandths"
                            .formatted(quantity.toPlainString(), SCALE),
                    unfit);
        }
    }

    /** The quantity of so many thousandths: 1500 is 1.500. */
    public static BigDecimal decimal(long thousandths) {
        return BigDecimal.valueOf(thousandths, SCALE);
    }
}
