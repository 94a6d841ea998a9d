package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockNormaliserTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "receipt, 2500",
        "surplus, 2500",
        "sale_return, 2500",
        "stocktake, 2500",
        "shipment, -2500",
        "write_off, -2500",
        "purchase_return, -2500"
    })
    void theTypeGivesTheSign(StockDocumentType type, long thousandths) {
        assertThat(lines(Paper.of(type, "D-1", 1).line("1", "MUG", "2.5")))
                .extracting(StockMovement::quantity)
                .containsExactly(thousandths);
    }

    @Test
    void aMovementHasItsLinesPlaceInTheHistory() {
        List<StockMovement> lines = lines(Paper.of(StockDocumentType.shipment, "S-1", 3)
                .line("7", "MUG", "2", line -> line.setWarehouse("cellar").setSequence(4L)));

        assertThat(lines)
                .containsExactly(new StockMovement(
                        "main",
                        "MUG",
                        "cellar",
                        LineKind.SHIPMENT,
                        Position.of(LineKind.SHIPMENT, false, Paper.day(3), 4, "erp", "S-1", "7"),
                        -2000));
    }

    @Test
    void aTransferIsTwoMovements() {
        List<StockMovement> lines = lines(Paper.of(StockDocumentType.transfer, "T-1", 1)
                .with(document -> document.setToWarehouse("shop"))
                .line("1", "MUG", "2")
                .line("2", "CUP", "3", line -> line.setToWarehouse("yard")));

        assertThat(lines.stream().map(line -> line.warehouse() + " " + line.sku() + " " + line.quantity()))
                .containsExactly("shelf MUG -2000", "shop MUG 2000", "shelf CUP -3000", "yard CUP 3000");
    }

    @Test
    void aTransferWithinAWarehouseMovesNothing() {
        assertThat(lines(Paper.of(StockDocumentType.transfer, "T-1", 1)
                        .with(document -> document.setToWarehouse("shop"))
                        .line("1", "MUG", "2", line -> line.setToWarehouse("shelf"))))
                .isEmpty();
    }

    @Test
    void aCostAdjustmentMovesNothing() {
        assertThat(lines(Paper.of(StockDocumentType.cost_adjustment, "A-1", 1).line("1", "MUG", "0")))
                .isEmpty();
    }

    private static List<StockMovement> lines(Paper paper) {
        return new StockNormaliser()
                .lines(paper.change()).stream().map(Stated::line).toList();
    }
}
