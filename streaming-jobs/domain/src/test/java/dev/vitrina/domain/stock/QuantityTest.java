package dev.vitrina.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void quantitiesAreCountsOfThousandths() {
        assertThat(Quantity.thousandths(new BigDecimal("1.5"))).isEqualTo(1500);
        assertThat(Quantity.thousandths(new BigDecimal("7"))).isEqualTo(7000);
        assertThat(Quantity.thousandths(new BigDecimal("0.0010"))).isEqualTo(1);
        assertThat(Quantity.decimal(1500)).isEqualTo(new BigDecimal("1.500"));
    }

    @Test
    void quantityFinerThanAThousandthOrTooLargeIsRefused() {
        assertThatThrownBy(() -> Quantity.thousandths(new BigDecimal("0.0001")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0001")
                .hasMessageContaining("3 decimals");
        assertThatThrownBy(() -> Quantity.thousandths(new BigDecimal("1e17")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100000000000000000");
    }
}
