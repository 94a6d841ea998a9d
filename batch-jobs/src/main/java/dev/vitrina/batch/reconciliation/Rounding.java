package dev.vitrina.batch.reconciliation;

import dev.vitrina.schemas.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The few roundings there are, all half-up, away from zero. Values are minor units (two decimals), quantities thousandths.
 */
final class Rounding {
    /** What a line may be worth; cost that is found rather than stated stops there. */
    private static final long MOST_VALUE = Limits.MOST_VALUE.movePointRight(2).longValueExact();

    private Rounding() {}

    /** round(value × part ÷ whole). */
    static long share(long value, long part, long whole) {
        return BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** As {@link #share}, but no more than a line may be worth: for a part that may be larger than the whole. */
    static long found(long value, long part, long whole) {
        BigDecimal most = BigDecimal.valueOf(MOST_VALUE);
        return BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .min(most)
                .max(most.negate())
                .longValueExact();
    }

    /** An amount in units of the currency as minor units. */
    static long minor(BigDecimal amount) {
        return amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** quantity × price, in minor units. */
    static long worth(long quantity, BigDecimal price) {
        return minor(price.multiply(BigDecimal.valueOf(quantity, 3)));
    }

    /** As {@link #worth}, but no more than a line may be worth. */
    static long foundWorth(long quantity, BigDecimal price) {
        return minor(price.multiply(BigDecimal.valueOf(quantity, 3))
                .min(Limits.MOST_VALUE)
                .max(Limits.MOST_VALUE.negate()));
    }

    /** A quantity in units as thousandths. */
    static long thousandths(BigDecimal quantity) {
        return quantity.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** quantity × how many of it, both thousandths. */
    static long times(long quantity, long each) {
        return share(quantity, each, 1_000);
    }
}
