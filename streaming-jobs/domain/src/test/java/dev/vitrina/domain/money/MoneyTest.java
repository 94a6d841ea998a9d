package dev.vitrina.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void amountsAreCountsOfMinorUnits() {
        assertThat(Money.minorUnits(decimal("12.5"))).isEqualTo(1250);
        assertThat(Money.minorUnits(decimal("-0.01"))).isEqualTo(-1);
        assertThat(Money.minorUnits(decimal("1.2300"))).isEqualTo(123);
        assertThat(Money.decimal(1250)).isEqualTo(decimal("12.50"));
    }

    @Test
    void amountFinerThanAMinorUnitIsRefused() {
        assertThatThrownBy(() -> Money.minorUnits(decimal("1.234")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.234")
                .hasMessageContaining("2 decimals");
        assertThatThrownBy(() -> Money.minorUnits(decimal("1e20"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lineValuesAreRoundedOnceHalfUpAwayFromZero() {
        assertThat(Money.ofAmount(decimal("10.00"), decimal("1.0005"))).isEqualTo(1001); // 10.005
        assertThat(Money.ofAmount(decimal("-10.00"), decimal("1.0005"))).isEqualTo(-1001);
        // 3 × 0.335 × 1.5 = 1.5075; rounding after the unit cost or before the rate would give 1.53 or 1.52
        assertThat(Money.ofUnitCost(decimal("3"), decimal("0.335"), decimal("1.5")))
                .isEqualTo(151);
        assertThat(Money.ofUnitCost(decimal("0.333"), decimal("10.000001"), BigDecimal.ONE))
                .isEqualTo(333);
    }
}
