package dev.vitrina.jobs.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.Bundle.Component;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.schemas.avro.Overhead;
import dev.vitrina.schemas.avro.OverheadBasis;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bundle of 1 BOX and 2 MUG cost, by its components. */
class CostUnbundlingTest {
    private static final Bundle SET = Bundle.of(List.of(new Component("MUG", 2000), new Component("BOX", 1000)));

    @Test
    void anAmountIsSplitByQuantity() {
        assertThat(parts(receipt("3", "10", "99"))).containsExactly("3 BOX for 333", "6 MUG for 667");
    }

    @Test
    void aUnitCostBecomesTheLinesAmountFirst() {
        // 3 × 1.115 = 3.345, rounded once and then split
        assertThat(parts(receipt("3", null, "1.115"))).containsExactly("3 BOX for 112", "6 MUG for 223");
    }

    @Test
    void aReturnsUnitCostBecomesAnAmountToo() {
        Paper paper = Paper.of(StockDocumentType.sale_return, "B-1", 2)
                .line(
                        "1",
                        "SET",
                        "3",
                        line -> line.setUnitCost(new BigDecimal("1")).setRef("S-1:1"));

        assertThat(parts(paper)).containsExactly("3 BOX for 100", "6 MUG for 200");
        assertThat(lines(paper)).extracting(CostLine::unitCost).containsOnlyNulls();
        assertThat(lines(paper)).extracting(CostLine::refDocument).containsOnly("S-1");
    }

    @Test
    void withoutACostNoComponentHasOne() {
        assertThat(parts(receipt("3", null, null))).containsExactly("3 BOX for null", "6 MUG for null");
    }

    @Test
    void aComponentBearsItsPartOfTheLinesOverhead() {
        Paper paper = receipt("3", "10", null)
                .with(document -> document.setOverhead(Overhead.newBuilder()
                        .setAmount(new BigDecimal("5"))
                        .setBy(OverheadBasis.value)
                        .build()));

        assertThat(lines(paper)).extracting(CostLine::overhead).containsExactly(167L, 333L);
    }

    @Test
    void aTransferKeepsItsTarget() {
        Paper paper = Paper.of(StockDocumentType.transfer, "T-1", 2)
                .with(document -> document.setToWarehouse("shop"))
                .line("1", "SET", "1");

        assertThat(lines(paper)).extracting(CostLine::toWarehouse).containsOnly("shop");
        assertThat(lines(paper)).extracting(CostLine::line).containsOnly("1");
    }

    private static Paper receipt(String quantity, String amount, String unitCost) {
        return Paper.of(StockDocumentType.receipt, "R-1", 2)
                .line(
                        "1",
                        "SET",
                        quantity,
                        line -> line.setAmount(amount == null ? null : new BigDecimal(amount))
                                .setUnitCost(unitCost == null ? null : new BigDecimal(unitCost)));
    }

    private static List<String> parts(Paper paper) {
        return lines(paper).stream()
                .map(line -> line.quantity() / 1000 + " " + line.sku() + " for " + line.value())
                .toList();
    }

    private static List<CostLine> lines(Paper paper) {
        return new CostNormaliser()
                .lines(paper.change()).stream()
                        .map(Stated::line)
                        .flatMap(line -> new CostUnbundling().parts(line, SET).stream())
                        .toList();
    }
}
