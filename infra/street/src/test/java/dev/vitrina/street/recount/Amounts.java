package dev.vitrina.street.recount;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money with two decimals, rounded half up. */
final class Amounts {
    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    static final BigDecimal NO_UNITS = BigDecimal.ZERO.setScale(3);

    private Amounts() {}

    static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** round(value × part ÷ whole). */
    static BigDecimal share(BigDecimal value, BigDecimal part, BigDecimal whole) {
        return value.multiply(part).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
