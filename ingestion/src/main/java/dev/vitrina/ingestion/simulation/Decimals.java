package dev.vitrina.ingestion.simulation;

import java.math.BigDecimal;

/** Whole numbers as the decimals of a change, each with the scale that its field has in the schema. */
final class Decimals {
    static final BigDecimal VAT_PERCENT = percent(20);
    static final BigDecimal RATE_OF_OWN_CURRENCY = rate(10_000);

    private Decimals() {}

    /** An amount, from hundredths. */
    static BigDecimal amount(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

    /** A price or unit cost, from hundredths. */
    static BigDecimal price(long hundredths) {
        return BigDecimal.valueOf(hundredths * 10_000, 6);
    }

    /** A weight in kilograms or a volume in litres, from thousandths. */
    static BigDecimal measure(long thousandths) {
        return BigDecimal.valueOf(thousandths * 1_000, 6);
    }

    static BigDecimal quantity(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }

    static BigDecimal percent(int percent) {
        return BigDecimal.valueOf(percent * 10_000L, 4);
    }

    /** A rate of exchange, from ten-thousandths. */
    static BigDecimal rate(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths * 1_000_000, 10);
    }

    /** A product of two positive numbers divided by a third, half up. */
    static long share(long value, long times, long of) {
        return (value * times + of / 2) / of;
    }
}
