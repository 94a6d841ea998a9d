package dev.vitrina.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.documents.Bundle.Component;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.stock.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a bundle takes from stock, and who of its parts bears what it cost. */
class BundleTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");

    @Test
    void aBundleTakesItsComponentsAsOftenAsItIsTaken() {
        bundle("1 BOX, 2 MUG").times("3").takes("3 BOX, 6 MUG");
        bundle("1 BOX, 2 MUG").times("-3").takes("-3 BOX, -6 MUG");
    }

    @Test
    void componentsStandInTheOrderOfTheirSkusAndOfOneSkuAddUp() {
        bundle("2 MUG, 1 BOX, 0.5 MUG").times("2").takes("2 BOX, 5 MUG");
    }

    @Test
    void skusAreOrderedByTheirBytes() {
        // as UTF-16 the first one would come last
        assertThat(bundle("1 \uFFFD, 1 \uD83D\uDE00").bundle().components())
                .extracting(Component::sku)
                .containsExactly("\uFFFD", "\uD83D\uDE00");
    }

    @Test
    void whatIsFinerThanAThousandthIsRoundedHalfUp() {
        bundle("0.333 TEA").times("0.5").takes("0.167 TEA");
        bundle("0.333 TEA").times("-0.5").takes("-0.167 TEA");
        bundle("0.333 TEA").times("0.001").takes("0 TEA");
    }

    @Test
    void anAbsurdQuantityIsCappedAtWhatALineMayHold() {
        bundle("10000000000 TEA").times("10000000000").takes("10000000000 TEA");
        bundle("10000000000 TEA").times("-10000000000").takes("-10000000000 TEA");
    }

    @Test
    void aComponentOfWhichThereIsNoneIsTakenAsNothing() {
        bundle("0 BOX, 2 MUG").times("3").takes("0 BOX, 6 MUG");
    }

    @Test
    void anAmountIsSplitByQuantityAndTheLastTakesTheRest() {
        bundle("1 BOX, 2 MUG").costing("10.00").splits("3.33, 6.67");
        bundle("1 BOX, 1 MUG, 1 TEA").costing("-0.05").splits("-0.02, -0.02, -0.01");
        bundle("0 BOX, 2 MUG").costing("10.00").splits("0.00, 10.00");
        bundle("0 BOX, 0 MUG").costing("10.00").splits("0.00, 10.00");
    }

    @Test
    void aBundleOfNothingIsPlainGoods() {
        assertThat(Bundle.of(List.of())).isEqualTo(Bundle.NONE);
        assertThat(Bundle.NONE.isNone()).isTrue();
        assertThat(Bundle.NONE.shares(5)).isEmpty();
    }

    @Test
    void aComponentOfLessThanNothingIsRefused() {
        assertThatThrownBy(() -> new Component("MUG", -1500))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A bundle cannot hold less than nothing: -1.500 of MUG");
    }

    @Test
    void ofSeveralSourcesTheOneThatChangedLastCounts() {
        BundleDefinition erp = definition("erp", MONDAY, "1 MUG");
        BundleDefinition shop = definition("shop", TUESDAY, "2 MUG");

        assertThat(BundleDefinition.standing(List.of(shop, erp), Instant.MAX)).isEqualTo(shop);
        assertThat(BundleDefinition.standing(List.of(erp, shop), Instant.MAX)).isEqualTo(shop);
    }

    @Test
    void ofTwoChangedAtTheSameInstantTheGreaterSourceCounts() {
        BundleDefinition erp = definition("erp", MONDAY, "1 MUG");
        BundleDefinition shop = definition("shop", MONDAY, "2 MUG");

        assertThat(BundleDefinition.standing(List.of(shop, erp), Instant.MAX)).isEqualTo(shop);
        assertThat(BundleDefinition.standing(List.of(erp, shop), Instant.MAX)).isEqualTo(shop);
    }

    @Test
    void aSourceThatKnowsOfNoComponentsDoesNotHideOneThatDoes() {
        BundleDefinition erp = definition("erp", MONDAY, "1 MUG");
        BundleDefinition shop = new BundleDefinition("SET", "shop", TUESDAY, TUESDAY, Bundle.NONE);

        assertThat(BundleDefinition.standing(List.of(erp, shop), Instant.MAX)).isEqualTo(erp);
        assertThat(BundleDefinition.standing(List.of(shop), Instant.MAX)).isNull();
        assertThat(BundleDefinition.standing(List.of(), Instant.MAX)).isNull();
    }

    @Test
    void whatASourceSaidLastUntilAnInstantIsWhatWasKnownThen() {
        BundleDefinition before = definition("erp", MONDAY, "1 MUG");
        BundleDefinition after = definition("erp", TUESDAY, "2 MUG");

        assertThat(BundleDefinition.standing(List.of(before, after), MONDAY)).isEqualTo(before);
        assertThat(BundleDefinition.standing(List.of(before, after), TUESDAY)).isEqualTo(after);
        assertThat(BundleDefinition.standing(List.of(before, after), MONDAY.minusSeconds(1)))
                .isNull();
    }

    private static BundleDefinition definition(String source, Instant changedAt, String components) {
        return new BundleDefinition(
                "SET", source, changedAt, changedAt, bundle(components).bundle());
    }

    private record Written(Bundle bundle) {
        Times times(String quantity) {
            return new Times(bundle, Quantity.thousandths(new BigDecimal(quantity)));
        }

        Cost costing(String amount) {
            return new Cost(bundle.shares(Money.minorUnits(new BigDecimal(amount))));
        }
    }

    private record Times(Bundle bundle, long thousandths) {
        void takes(String parts) {
            long[] quantities = bundle.quantities(thousandths);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < quantities.length; i++) {
                text.append(i == 0 ? "" : ", ")
                        .append(Quantity.decimal(quantities[i])
                                .stripTrailingZeros()
                                .toPlainString())
                        .append(' ')
                        .append(bundle.components().get(i).sku());
            }
            assertThat(text.toString()).isEqualTo(parts);
        }
    }

    private record Cost(long[] shares) {
        void splits(String amounts) {
            assertThat(Arrays.stream(shares)
                            .mapToObj(share -> Money.decimal(share).toPlainString())
                            .collect(Collectors.joining(", ")))
                    .isEqualTo(amounts);
        }
    }

    /** Such as {@code 1 BOX, 2 MUG}. */
    private static Written bundle(String components) {
        return new Written(Bundle.of(Arrays.stream(components.split(", "))
                .map(component -> component.split(" "))
                .map(words -> new Component(words[1], Quantity.thousandths(new BigDecimal(words[0]))))
                .toList()));
    }
}
