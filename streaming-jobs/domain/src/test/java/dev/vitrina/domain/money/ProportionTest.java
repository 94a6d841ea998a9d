package dev.vitrina.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProportionTest {
    @Test
    void halvesGoAwayFromZero() {
        assertThat(Proportion.halfUp(5, 1, 2)).isEqualTo(3);
        assertThat(Proportion.halfUp(-5, 1, 2)).isEqualTo(-3);
        assertThat(Proportion.halfUp(4, 1, 3)).isEqualTo(1);
        assertThat(Proportion.halfUp(-4, 1, 3)).isEqualTo(-1);
        assertThat(Proportion.halfUp(7, 0, 3)).isZero();
    }

    @Test
    void productsMayNeedMoreThan64Bits() {
        assertThat(Proportion.halfUp(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE - 1);
        assertThat(Proportion.halfUp(Long.MIN_VALUE, 1, 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(Proportion.halfUp(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void partsMayNeedMoreThan64Bits() {
        BigInteger whole = BigInteger.TWO.pow(100);
        assertThat(Proportion.halfUp(7, whole.shiftRight(1), whole)).isEqualTo(4);
        assertThat(Proportion.halfUp(-7, whole.shiftRight(1), whole)).isEqualTo(-4);
        assertThatThrownBy(() -> Proportion.halfUp(1, BigInteger.ONE, BigInteger.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 of 0");
    }

    @Test
    void everyProductIsRoundedLikeADecimal() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            long whole = Math.max(1, (random.nextLong() >>> 1) >> random.nextInt(63));
            long part = random.nextLong(0, whole) + random.nextInt(2);
            assertThat(Proportion.halfUp(value, part, whole))
                    .as("%d × %d ÷ %d", value, part, whole)
                    .isEqualTo(BigDecimal.valueOf(value)
                            .multiply(BigDecimal.valueOf(part))
                            .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                            .longValueExact());
        }
    }

    @Test
    void aShareOfNothingIsACallersMistake() {
        assertThatThrownBy(() -> Proportion.halfUp(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 of 0");
        assertThatThrownBy(() -> Proportion.halfUp(1, -1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportion.halfUp(Long.MAX_VALUE, 3, 1)).isInstanceOf(ArithmeticException.class);
    }
}
