package dev.vitrina.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Overhead.Basis;
import dev.vitrina.domain.documents.Overhead.Line;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.stock.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who bears how much of a delivery's freight. */
class OverheadTest {
    @Test
    void byValueALineBearsWhatItIsWorth() {
        freight("9.00 by value", """
                2 for 10.00
                1 for 20.00
                """).falls("3.00, 6.00");
    }

    @Test
    void byQuantityALineBearsWhatItCounts() {
        freight("9.00 by quantity", """
                2 for 10.00
                1 for 20.00
                """).falls("6.00, 3.00");
    }

    @Test
    void byWeightALineBearsWhatAllItsUnitsWeigh() {
        freight("9.00 by weight", """
                2 for 10.00 weighing 0.5 filling 3
                1 for 20.00 weighing 2 filling 3
                """).falls("3.00, 6.00");
    }

    @Test
    void byVolumeALineBearsWhatAllItsUnitsFill() {
        freight("9.00 by volume", """
                4 for 10.00 weighing 0.5 filling 0.25
                1 for 20.00 weighing 2 filling 2
                """).falls("3.00, 6.00");
    }

    @Test
    void inEqualSharesQuantitiesDoNotCount() {
        freight("9.00 by equal", """
                200 for 1000.00
                1 for 20.00
                """).falls("4.50, 4.50");
    }

    @Test
    void theLastLineTakesWhatRoundingLeaves() {
        freight("10.00 by equal", """
                1 for 1.00
                1 for 1.00
                1 for 1.00
                """).falls("3.33, 3.33, 3.34");
        // thrice 0.005 is rounded up, so that the last one gives back
        freight("0.02 by equal", """
                1 for 1.00
                1 for 1.00
                1 for 1.00
                1 for 1.00
                """).falls("0.01, 0.01, 0.01, -0.01");
    }

    @Test
    void aShareThatEndsOnHalfAMinorUnitIsRoundedAwayFromZero() {
        freight("0.05 by equal", """
                1 for 1.00
                1 for 1.00
                """).falls("0.03, 0.02");
        freight("-0.05 by equal", """
                1 for 1.00
                1 for 1.00
                """).falls("-0.03, -0.02");
    }

    @Test
    void aLineOfNoQuantityBearsNothingAndTakesNoRest() {
        freight("10.00 by equal", """
                0 for 1.00
                1 for 1.00
                1 for 1.00
                1 for 1.00
                0 for 1.00
                """).falls("0.00, 3.33, 3.33, 3.34, 0.00");
    }

    @Test
    void aDocumentWithoutAnyQuantityBearsNothing() {
        freight("10.00 by value", "0 for 1.00").falls("0.00");
        freight("10.00 by value", "").falls("");
    }

    @Test
    void aLineWithoutCostIsWorthNothing() {
        freight("10.00 by value", """
                5
                1 for 2.00
                """).falls("0.00, 10.00");
    }

    @Test
    void aLineWithoutCostInTheLastPlaceTakesTheRestOnly() {
        freight("10.00 by value", """
                1 for 1.00
                1 for 2.00
                5
                """).falls("3.33, 6.67, 0.00");
    }

    @Test
    void whatIsWorthLessThanNothingCountsAsNothing() {
        freight("10.00 by value", """
                1 for -5.00
                1 for 5.00
                """).falls("0.00, 10.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"VALUE", "WEIGHT", "VOLUME"})
    void aBasisThatNobodyHasGivesWayToQuantity(Basis by) {
        freight("9.00 by " + by, """
                2 for 0.00 weighing 0 filling 0
                1 for 0.00 weighing 0 filling 0
                """).falls("6.00, 3.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"WEIGHT", "VOLUME"})
    void oneLineOfUnknownWeightOrVolumeSendsAllByQuantity(Basis by) {
        freight("9.00 by " + by, """
                2 for 10.00 weighing 7 filling 7
                1 for 20.00
                """).falls("6.00, 3.00");
    }

    @Test
    void aWeightThatALineOfNoQuantityLacksIsNotMissed() {
        freight("9.00 by weight", """
                1 for 10.00 weighing 1 filling 1
                0 for 10.00
                1 for 10.00 weighing 2 filling 1
                """).falls("3.00, 0.00, 6.00");
    }

    @Test
    void shopsOfAnySizeAreRoundedExactly() {
        // 10¹² × 10¹⁰ units weigh more than 64 bits of millionths of thousandths can say
        freight("0.03 by weight", """
                10000000000 for 1.00 weighing 999999999999.999999 filling 1
                10000000000 for 1.00 weighing 500000000000 filling 1
                """).falls("0.02, 0.01");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharesAddUpToTheAmount(long seed) {
        Random random = new Random(seed);
        List<Line> lines = random.longs(1 + random.nextInt(9), 0, 4)
                .mapToObj(units -> new Line(
                        units * 333,
                        random.nextLong(-5, 500),
                        random.nextInt(9) == 0 ? null : random.nextLong(0, 3_000_000),
                        random.nextLong(0, 3_000_000)))
                .toList();
        Overhead overhead =
                new Overhead(random.nextLong(-99_999, 99_999), Basis.values()[random.nextInt(Basis.values().length)]);

        long[] shares = overhead.shares(lines);

        boolean anyQuantity = lines.stream().anyMatch(line -> line.quantity() > 0);
        assertThat(Arrays.stream(shares).sum()).isEqualTo(anyQuantity ? overhead.amount() : 0);
        for (int i = 0; i < shares.length; i++) {
            assertThat(lines.get(i).quantity() > 0 || shares[i] == 0).isTrue();
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    private record Freight(Overhead overhead, List<Line> lines) {
        void falls(String shares) {
            assertThat(Arrays.stream(overhead.shares(lines))
                            .mapToObj(share -> Money.decimal(share).toPlainString())
                            .collect(Collectors.joining(", ")))
                    .isEqualTo(shares);
        }
    }

    /** {@code 9.00 by value} over lines such as {@code 2 for 10.00 weighing 0.5 filling 3}. */
    private static Freight freight(String overhead, String lines) {
        String[] words = overhead.split(" by ");
        return new Freight(
                new Overhead(
                        Money.minorUnits(new BigDecimal(words[0])), Basis.valueOf(words[1].toUpperCase(Locale.ROOT))),
                lines.lines().map(OverheadTest::line).toList());
    }

    private static Line line(String text) {
        String[] words = text.split(" ");
        return new Line(
                Quantity.thousandths(new BigDecimal(words[0])),
                words.length < 3 ? 0 : Money.minorUnits(new BigDecimal(words[2])),
                words.length < 5 ? null : millionths(words[4]),
                words.length < 7 ? null : millionths(words[6]));
    }

    private static long millionths(String measure) {
        return new BigDecimal(measure).movePointRight(6).longValueExact();
    }
}
