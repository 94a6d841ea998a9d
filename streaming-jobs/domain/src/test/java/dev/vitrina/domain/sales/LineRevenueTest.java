package dev.vitrina.domain.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Discount first, then VAT, each half up per line. All results in minor units. */
class LineRevenueTest {
    @Test
    void vatInsideThePriceIsTakenOutOfWhatTheDiscountLeaves() {
        // 3 × 10.00 = 30.00; − 10 % = 27.00; 27.00 × 20 ÷ 120 = 4.50
        assertThat(sale("3", "10.00").discount("10").vatIncluded("20").revenue())
                .isEqualTo(new LineRevenue(3000, 300, 450, 2250));
    }

    @Test
    void vatOnTopOfThePriceLeavesTheNetAlone() {
        // 27.00 × 20 %
        assertThat(sale("3", "10.00").discount("10").vatOnTop("20").revenue())
                .isEqualTo(new LineRevenue(3000, 300, 540, 2700));
    }

    @Test
    void theDiscountIsRoundedBeforeTheVatIsTaken() {
        // 50 % of 1.01 is 0.505, so 0.51; 20 % of the remaining 0.50 is 0.10, where 20 % of 0.505 would be 0.101
        assertThat(sale("1", "1.01").discount("50").vatOnTop("20").revenue())
                .isEqualTo(new LineRevenue(101, 51, 10, 50));
        // 50 × 20 ÷ 120 = 8.33
        assertThat(sale("1", "1.01").discount("50").vatIncluded("20").revenue())
                .isEqualTo(new LineRevenue(101, 51, 8, 42));
    }

    @Test
    void halfAKopeckOfVatIsAWholeOne() {
        // 3 × 20 ÷ 120 = 0.5
        assertThat(sale("1", "0.03").vatIncluded("20").revenue()).isEqualTo(new LineRevenue(3, 0, 1, 2));
    }

    @Test
    void aPriceWithThreeDecimalsIsRoundedOnceForTheWholeLine() {
        assertThat(sale("3", "0.335").revenue().gross()).isEqualTo(101); // 1.005
        assertThat(sale("1", "0.335").revenue().gross()).isEqualTo(34); // 0.335
        assertThat(sale("1", "0.334").revenue().gross()).isEqualTo(33);
    }

    @Test
    void aFractionOfAUnitIsSoldAtItsShareOfThePrice() {
        assertThat(sale("0.250", "9.99").revenue().gross()).isEqualTo(250); // 2.4975
    }

    @Test
    void theRateIsAppliedBeforeTheOneRounding() {
        // 3 × 0.01 × 0.5 = 0.015; rounding 0.01 × 0.5 first would make 3 × 0.01
        assertThat(sale("3", "0.01").rate("0.5").revenue().gross()).isEqualTo(2);
        // 2 × 19.99 × 91.2345 = 3647.55531; 3647.56 × 20 ÷ 120 = 607.926…
        assertThat(sale("2", "19.99").rate("91.2345").vatIncluded("20").revenue())
                .isEqualTo(new LineRevenue(364756, 0, 60793, 303963));
    }

    @Test
    void aLineWithoutAPriceIsWorthNothing() {
        assertThat(sale("3", null).discount("10").vatIncluded("20").revenue()).isEqualTo(new LineRevenue(0, 0, 0, 0));
    }

    @Test
    void aNegativePriceIsRoundedAwayFromZeroLikeAPositiveOne() {
        assertThat(sale("1", "-1.005").revenue().gross()).isEqualTo(-101);
        assertThat(sale("1", "-1.01").discount("50").vatIncluded("20").revenue())
                .isEqualTo(new LineRevenue(-101, -51, -8, -42));
    }

    @Test
    void theWholePriceCanBeTakenOff() {
        assertThat(sale("1", "9.99").discount("100").vatIncluded("20").revenue())
                .isEqualTo(new LineRevenue(999, 999, 0, 0));
    }

    @Test
    void aLineTakenBackIsItsNegative() {
        assertThat(sale("3", "10.00").discount("10").vatIncluded("20").revenue().negated())
                .isEqualTo(new LineRevenue(-3000, -300, -450, -2250));
    }

    @Test
    void vatThatCannotBeInsideAPriceIsRefusedByItsValue() {
        assertThatThrownBy(() -> sale("1", "10.00").vatIncluded("-100").revenue())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("VAT that a price includes must be more than -100 %: -100");
    }

    @Test
    void anAmountThatFitsNowhereIsRefusedByItsValue() {
        assertThatThrownBy(() -> sale("1000000000000", "90.00").revenue())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The value of one line must be at most 10000000000000: 90000000000000.00");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingOfTheGrossIsLost(long seed) {
        Random random = new Random(seed);
        String price = BigDecimal.valueOf(random.nextInt(1_000_000), 3).toPlainString();
        String quantity = BigDecimal.valueOf(random.nextInt(100_000), 3).toPlainString();
        Sale sale = sale(quantity, price).discount(Integer.toString(random.nextInt(101)));
        String vat = BigDecimal.valueOf(random.nextInt(3000), 2).toPlainString();

        LineRevenue included = sale.vatIncluded(vat).revenue();
        LineRevenue onTop = sale.vatOnTop(vat).revenue();

        assertThat(included.discount() + included.vat() + included.net()).isEqualTo(included.gross());
        assertThat(onTop.discount() + onTop.net()).isEqualTo(onTop.gross());
    }

    private static Sale sale(String quantity, String price) {
        return new Sale(quantity, price, null, null, true, "1");
    }

    private record Sale(String quantity, String price, String discount, String vat, boolean included, String rate) {
        Sale discount(String percent) {
            return new Sale(quantity, price, percent, vat, included, rate);
        }

        Sale vatIncluded(String percent) {
            return new Sale(quantity, price, discount, percent, true, rate);
        }

        Sale vatOnTop(String percent) {
            return new Sale(quantity, price, discount, percent, false, rate);
        }

        Sale rate(String shopsForOne) {
            return new Sale(quantity, price, discount, vat, included, shopsForOne);
        }

        LineRevenue revenue() {
            return LineRevenue.of(
                    decimal(price), decimal(quantity), decimal(discount), decimal(vat), included, decimal(rate));
        }

        private static BigDecimal decimal(String text) {
            return text == null ? null : new BigDecimal(text);
        }
    }
}
