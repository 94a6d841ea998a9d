package dev.vitrina.jobs.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.schemas.avro.Overhead;
import dev.vitrina.schemas.avro.OverheadBasis;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostNormaliserTest {
    @Test
    void aReceiptsValueIsQuantityTimesUnitCostTimesRateRoundedOnce() {
        // 3 × 1.10 × 91.2345 = 301.07385; the unit cost itself stays unrounded
        CostLine line = line(Paper.of(StockDocumentType.receipt, "R-1", 2)
                .with(document -> document.setCurrency("USD")
                        .setRate(new BigDecimal("91.2345000000"))
                        .setOrder("O-1"))
                .line("1", "MUG", "3", more -> more.setUnitCost(new BigDecimal("1.100000"))));

        assertThat(line)
                .isEqualTo(new CostLine(
                        "main",
                        "MUG",
                        LineKind.RECEIPT,
                        "erp",
                        "R-1",
                        "1",
                        Paper.day(2),
                        0,
                        "shelf",
                        null,
                        3000,
                        30107L,
                        new BigDecimal("100.35795"),
                        null,
                        null,
                        "O-1",
                        0));
    }

    @Test
    void anAmountWinsOverAUnitCost() {
        CostLine line = line(Paper.of(StockDocumentType.receipt, "R-1", 2)
                .with(document -> document.setRate(new BigDecimal("1.5")))
                .line(
                        "1",
                        "MUG",
                        "3",
                        more -> more.setAmount(new BigDecimal("10.01")).setUnitCost(new BigDecimal("9"))));

        assertThat(line.value()).isEqualTo(1502); // 15.015
    }

    @Test
    void aReceiptWithoutCostStatesNone() {
        CostLine line = line(Paper.of(StockDocumentType.receipt, "R-1", 2).line("1", "MUG", "3"));

        assertThat(line.value()).isNull();
        assertThat(line.unitCost()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"shipment", "write_off", "purchase_return", "transfer"})
    void costsOnOutgoingLinesAreIgnored(StockDocumentType type) {
        CostLine line = line(Paper.of(type, "D-1", 2)
                .with(document -> document.setToWarehouse("shop"))
                .line(
                        "1",
                        "MUG",
                        "3",
                        more -> more.setAmount(new BigDecimal("10")).setUnitCost(new BigDecimal("9"))));

        assertThat(line.value()).isNull();
        assertThat(line.unitCost()).isNull();
    }

    @Test
    void aSaleReturnsUnitCostIsNoValueOfTheLine() {
        CostLine line = line(Paper.of(StockDocumentType.sale_return, "B-1", 2)
                .line(
                        "1",
                        "MUG",
                        "3",
                        more -> more.setUnitCost(new BigDecimal("9.500000")).setRef("S:1:2")));

        assertThat(line.value()).isNull();
        assertThat(line.unitCost()).isEqualTo(new BigDecimal("9.5"));
        assertThat(line.refDocument()).isEqualTo("S:1");
        assertThat(line.refLine()).isEqualTo("2");
    }

    @Test
    void aCostAdjustmentNeedsNoQuantityAndKeepsItsSign() {
        CostLine line = line(Paper.of(StockDocumentType.cost_adjustment, "A-1", 2)
                .line(
                        "1",
                        "MUG",
                        "0",
                        more -> more.setQuantity(null)
                                .setAmount(new BigDecimal("-3.50"))
                                .setRef("R-1:1")));

        assertThat(line.quantity()).isZero();
        assertThat(line.value()).isEqualTo(-350);
    }

    @Test
    void onlyATransferNamesATarget() {
        CostLine transfer = line(Paper.of(StockDocumentType.transfer, "T-1", 2)
                .with(document -> document.setToWarehouse("shop").setSequence(3L))
                .line("1", "MUG", "3"));
        CostLine shipment = line(Paper.of(StockDocumentType.shipment, "S-1", 2)
                .with(document -> document.setToWarehouse("shop"))
                .line("1", "MUG", "3"));

        assertThat(transfer.toWarehouse()).isEqualTo("shop");
        assertThat(transfer.sequence()).isEqualTo(3);
        assertThat(shipment.toWarehouse()).isNull();
    }

    @Test
    void aUnitCostWrittenWithMoreZerosIsTheSameLine() {
        assertThat(line(receiptAt("5"))).isEqualTo(line(receiptAt("5.000000")));
    }

    @Test
    void aReceiptsOverheadIsConvertedOnceAndFallsToItsLines() {
        // 10.01 × 1.5 = 15.015; MUG is worth 15.00, CUP 7.50
        List<CostLine> lines = lines(freight(StockDocumentType.receipt, "10.01", OverheadBasis.value)
                .with(document -> document.setRate(new BigDecimal("1.5")))
                .line("1", "MUG", "2", more -> more.setUnitCost(new BigDecimal("5")))
                .line("2", "TEA", "0", more -> more.setUnitCost(new BigDecimal("5")))
                .line("3", "CUP", "1", more -> more.setAmount(new BigDecimal("5"))));

        assertThat(lines).extracting(CostLine::overhead).containsExactly(1001L, 0L, 501L);
        assertThat(lines).extracting(CostLine::value).containsExactly(1500L, 0L, 750L);
    }

    @Test
    void weightsAndVolumesAreThoseOfAUnit() {
        Paper byWeight = freight(StockDocumentType.surplus, "9", OverheadBasis.weight)
                .line(
                        "1",
                        "MUG",
                        "2",
                        more -> more.setWeight(new BigDecimal("0.5")).setVolume(new BigDecimal("4")))
                .line(
                        "2",
                        "CUP",
                        "1",
                        more -> more.setWeight(new BigDecimal("2")).setVolume(BigDecimal.ONE));

        assertThat(overheads(byWeight)).containsExactly(300L, 600L);
        assertThat(overheads(byWeight.with(document -> document.setOverhead(overhead("9", OverheadBasis.volume)))))
                .containsExactly(800L, 100L);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"receipt", "surplus", "unrecognised"},
            mode = EnumSource.Mode.EXCLUDE)
    void onlyReceiptsAndSurplusesBearOverhead(StockDocumentType type) {
        assertThat(line(freight(type, "9", OverheadBasis.value)
                                .with(document -> document.setToWarehouse("shop"))
                                .line("1", "MUG", "2"))
                        .overhead())
                .isZero();
    }

    @Test
    void aLineWithoutCostBearsItsShareToo() {
        CostLine line = line(
                freight(StockDocumentType.receipt, "9", OverheadBasis.value).line("1", "MUG", "2"));

        assertThat(line.value()).isNull();
        assertThat(line.overhead()).isEqualTo(900);
    }

    private static List<Long> overheads(Paper paper) {
        return lines(paper).stream().map(CostLine::overhead).toList();
    }

    private static List<CostLine> lines(Paper paper) {
        return new CostNormaliser()
                .lines(paper.change()).stream().map(Stated::line).toList();
    }

    private static Paper freight(StockDocumentType type, String amount, OverheadBasis by) {
        return Paper.of(type, "R-1", 2).with(document -> document.setOverhead(overhead(amount, by)));
    }

    private static Overhead overhead(String amount, OverheadBasis by) {
        return Overhead.newBuilder().setAmount(new BigDecimal(amount)).setBy(by).build();
    }

    private static Paper receiptAt(String unitCost) {
        return Paper.of(StockDocumentType.receipt, "R-1", 2)
                .line("1", "MUG", "3", more -> more.setUnitCost(new BigDecimal(unitCost)));
    }

    private static CostLine line(Paper paper) {
        return lines(paper).getFirst();
    }
}
