package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.jobs.changes.StockDocumentLine.Reference;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Overhead;
import dev.vitrina.schemas.avro.OverheadBasis;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every job takes from a stock document, and which documents none of them takes. */
class StockDocumentLineTest {
    @Test
    void aLineWithoutItsOwnTakesWarehouseAndSequenceFromItsDocument() {
        List<StockDocumentLine> lines = StockDocumentLine.of(transfer()
                .with(document -> document.setSequence(7L))
                .line("1", "MUG", "2")
                .line(
                        "2",
                        "MUG",
                        "2.5",
                        line -> line.setWarehouse("cellar")
                                .setToWarehouse("yard")
                                .setSequence(9L))
                .change());

        assertThat(lines).extracting(StockDocumentLine::warehouse).containsExactly("shelf", "cellar");
        assertThat(lines).extracting(StockDocumentLine::toWarehouse).containsExactly("shop", "yard");
        assertThat(lines).extracting(StockDocumentLine::sequence).containsExactly(7L, 9L);
        assertThat(lines).extracting(StockDocumentLine::quantity).containsExactly(2000L, 2500L);
    }

    @Test
    void sequenceIsZeroAndRateOneWhereNoneIsStated() {
        StockDocumentLine line =
                StockDocumentLine.of(receipt().line("1", "MUG", "2").change()).getFirst();

        assertThat(line.sequence()).isZero();
        assertThat(line.rate()).isEqualTo(BigDecimal.ONE);
        assertThat(line.reference()).isNull();
    }

    @Test
    void aReferenceIsSplitAtItsLastColon() {
        assertThat(referring("2026:S-1:3").reference()).isEqualTo(new Reference("2026:S-1", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S-1", "S-1:", ":1", ":"})
    void aReferenceWithoutDocumentOrLineIsRefused(String ref) {
        assertThatThrownBy(() -> referring(ref))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A reference must be DOCUMENT:LINE: '%s'".formatted(ref));
    }

    @Test
    void whatIsNotApplicableHasNoLines() {
        assertThat(StockDocumentLine.of(receipt()
                        .with(document -> document.setApplicable(false))
                        .line("1", "MUG", "2")
                        .change()))
                .isEmpty();
    }

    @Test
    void aLineIdThatStandsTwiceIsRefusedEvenIfNothingMoves() {
        assertThatThrownBy(() -> StockDocumentLine.of(receipt()
                        .with(document -> document.setApplicable(false))
                        .line("1", "MUG", "2")
                        .line("1", "CUP", "3")
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line '1' stands twice in document R-1 of erp");
    }

    @Test
    void aDocumentOfNoOrganizationOrOfAnUnknownTypeIsRefused() {
        String message = "Document R-1 of erp needs an organization and a type known to this build";

        assertThatThrownBy(() -> StockDocumentLine.of(receipt()
                        .with(document -> document.setOrganization(null))
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> StockDocumentLine.of(
                        Paper.of(StockDocumentType.unrecognised, "R-1", 1).change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aLineOfNoWarehouseIsRefused() {
        assertThatThrownBy(() -> StockDocumentLine.of(receipt()
                        .with(document -> document.setWarehouse(null))
                        .line("1", "MUG", "2")
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line '1' of document R-1 of erp names no warehouse");
    }

    @Test
    void aTransferToNowhereIsRefused() {
        assertThatThrownBy(() -> StockDocumentLine.of(transfer()
                        .with(document -> document.setToWarehouse(null))
                        .line("1", "MUG", "2")
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line '1' of transfer T-1 of erp names no to_warehouse");
    }

    @Test
    void aNegativeQuantityIsRefused() {
        assertThatThrownBy(() ->
                        StockDocumentLine.of(receipt().line("1", "MUG", "-2").change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Quantity must be from 0 to 10000000000: -2 in line '1' of document R-1 of erp");
    }

    @Test
    void aQuantityBeyondEveryShopIsRefused() {
        assertThatThrownBy(() -> StockDocumentLine.of(
                        receipt().line("1", "MUG", "10000000000.001").change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10000000000.001");
    }

    @Test
    void aNameLongerThanStateShouldCarryIsRefused() {
        assertThatThrownBy(() -> StockDocumentLine.of(
                        receipt().line("1", "M".repeat(501), "1").change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The sku must have 1 to 500 characters, not 501 (document R-1 of erp)");
    }

    @Test
    void aLineWorthMoreThanAnyIsRefusedInItsOwnCurrencyToo() {
        assertThatThrownBy(() -> StockDocumentLine.of(receipt()
                        .with(document -> document.setCurrency("VND").setRate(new BigDecimal("0.0003")))
                        .line("1", "MUG", "3000", line -> line.setPrice(new BigDecimal("5000000000")))
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15000000000000");
    }

    @Test
    void aCurrencyWithoutARateIsRefused() {
        assertThatThrownBy(() -> StockDocumentLine.of(receipt()
                        .with(document -> document.setCurrency("EUR").setRate(null))
                        .line("1", "MUG", "1")
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Currency EUR needs a rate to the shop's (document R-1 of erp)");
    }

    @Test
    void aLinesOwnComponentsMakeItABundle() {
        StockDocumentLine line = StockDocumentLine.of(receipt()
                        .line(
                                "1",
                                "SET",
                                "2",
                                more -> more.setComponents(List.of(
                                        new Component("MUG", new BigDecimal("2")),
                                        new Component("BOX", BigDecimal.ONE))))
                        .change())
                .getFirst();

        assertThat(line.bundle())
                .isEqualTo(new Bundle(List.of(new Bundle.Component("BOX", 1000), new Bundle.Component("MUG", 2000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10000000000.001"})
    void aComponentOfAnImpossibleQuantityIsRefused(String quantity) {
        assertThatThrownBy(() -> StockDocumentLine.of(receipt()
                        .line(
                                "1",
                                "SET",
                                "2",
                                more -> more.setComponents(List.of(new Component("MUG", new BigDecimal(quantity)))))
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A component needs an SKU of 1 to 500 characters and a quantity from 0 to 10000000000: "
                        + quantity + " of 'MUG'");
    }

    @Test
    void anOverheadByWhatThisBuildDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> StockDocumentLine.of(receipt()
                        .with(document -> document.setOverhead(overhead("5", OverheadBasis.unrecognised)))
                        .line("1", "MUG", "2")
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The overhead of document R-1 of erp needs a basis known to this build");
    }

    @Test
    void anOverheadOfMoreThanALineIsWorthIsRefused() {
        assertThatThrownBy(() -> StockDocumentLine.of(receipt()
                        .with(document -> document.setOverhead(overhead("9000000000000", OverheadBasis.value))
                                .setRate(new BigDecimal("2")))
                        .change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("18000000000000");
    }

    @Test
    void anOverheadThatConcernsNobodyIsNotLookedInto() {
        assertThat(StockDocumentLine.of(transfer()
                        .with(document -> document.setOverhead(overhead("5", OverheadBasis.unrecognised)))
                        .line("1", "MUG", "2")
                        .change()))
                .hasSize(1);
    }

    private static Overhead overhead(String amount, OverheadBasis by) {
        return Overhead.newBuilder().setAmount(new BigDecimal(amount)).setBy(by).build();
    }

    private static StockDocumentLine referring(String ref) {
        return StockDocumentLine.of(Paper.of(StockDocumentType.sale_return, "B-1", 1)
                        .line("1", "MUG", "1", line -> line.setRef(ref))
                        .change())
                .getFirst();
    }

    private static Paper receipt() {
        return Paper.of(StockDocumentType.receipt, "R-1", 1);
    }

    private static Paper transfer() {
        return Paper.of(StockDocumentType.transfer, "T-1", 1).with(document -> document.setToWarehouse("shop"));
    }
}
