package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.Delivered;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Ordered;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Orders;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.OrderStatus;
import dev.vitrina.schemas.avro.PurchaseOrderStatus;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StockNormaliserTest {
    private static final OrderId SALE = new OrderId(OrderId.Kind.SALE, "erp", "O-1");
    private static final OrderId PURCHASE = new OrderId(OrderId.Kind.PURCHASE, "erp", "P-1");

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

    @Test
    void aShipmentDeliversForItsOrder() {
        Paper shipment = Paper.of(StockDocumentType.shipment, "S-1", 1)
                .with(document -> document.setOrder("O-1"))
                .line("1", "MUG", "2")
                .line("2", "CUP", "3", line -> line.setOrderLine("7"));

        assertThat(facts(shipment, Delivered.class))
                .containsExactly(new Delivered(SALE, null, "MUG", 2000), new Delivered(SALE, "7", "CUP", 3000));
        assertThat(lines(shipment)).hasSize(2);
    }

    @Test
    void aReceiptDeliversForItsPurchaseOrder() {
        Paper receipt = Paper.of(StockDocumentType.receipt, "R-1", 1)
                .with(document -> document.setOrder("O-1").setPurchaseOrder("P-1"))
                .line("1", "MUG", "2", line -> line.setOrderLine("7"));

        assertThat(facts(receipt, Delivered.class)).containsExactly(new Delivered(PURCHASE, "7", "MUG", 2000));
    }

    @ParameterizedTest
    @EnumSource(names = {"sale_return", "purchase_return", "write_off", "transfer", "surplus", "stocktake"})
    void nothingElseDeliversOrTakesBack(StockDocumentType type) {
        assertThat(facts(
                        Paper.of(type, "D-1", 1)
                                .with(document -> document.setOrder("O-1")
                                        .setPurchaseOrder("P-1")
                                        .setToWarehouse("shop"))
                                .line("1", "MUG", "2"),
                        Delivered.class))
                .isEmpty();
    }

    @Test
    void whatIsNotApplicableDeliversNothing() {
        assertThat(facts(
                        Paper.of(StockDocumentType.shipment, "S-1", 1)
                                .with(document -> document.setOrder("O-1").setApplicable(false))
                                .line("1", "MUG", "2"),
                        Delivered.class))
                .isEmpty();
    }

    @Test
    void aLineThatNamesItsComponentsDeliversThose() {
        Paper shipment = Paper.of(StockDocumentType.shipment, "S-1", 1)
                .with(document -> document.setOrder("O-1"))
                .line(
                        "1",
                        "SET",
                        "2",
                        line -> line.setOrderLine("1")
                                .setComponents(List.of(new Component("MUG", new BigDecimal("3")))));

        assertThat(new StockNormaliser().lines(shipment.change()))
                .containsExactly(
                        new Stated<>(
                                new StockMovement(
                                        "main",
                                        "MUG",
                                        "shelf",
                                        LineKind.SHIPMENT,
                                        Position.of(LineKind.SHIPMENT, false, Paper.day(1), 0, "erp", "S-1", "1"),
                                        -6000),
                                false),
                        new Stated<>(new Delivered(SALE, "1", "MUG", 6000), false));
    }

    @Test
    void anOpenOrderAsksForWhatItReserves() {
        assertThat(new StockNormaliser().lines(Orders.order("O-1", 1, OrderStatus.placed, "1: 5 MUG", "2: 3 CUP 1")))
                .containsExactly(
                        new Stated<>(new Ordered(SALE, "1", "MUG", "main", "shelf", 5000), true),
                        new Stated<>(new Ordered(SALE, "2", "CUP", "main", "shelf", 1000), true));
    }

    @Test
    void anOpenPurchaseOrderAsksForWhatIsOrdered() {
        assertThat(new StockNormaliser().lines(Orders.purchase("P-1", 1, PurchaseOrderStatus.open, "1: 5 MUG")))
                .containsExactly(new Stated<>(new Ordered(PURCHASE, "1", "MUG", "main", "shelf", 5000), true));
    }

    @Test
    void anOrderWithoutAPlaceAsksForNothing() {
        Order order =
                (Order) Orders.order("O-1", 1, OrderStatus.placed, "1: 5 MUG").getBody();
        Order nowhere = Order.newBuilder(order).setWarehouse(null).build();

        assertThat(new StockNormaliser().lines(Paper.change(Entity.ORDER, "O-1", 1, nowhere)))
                .isEmpty();
    }

    private static List<StockMovement> lines(Paper paper) {
        return facts(paper, StockMovement.class);
    }

    private static <F extends StockFact> List<F> facts(Paper paper, Class<F> kind) {
        return new StockNormaliser()
                .lines(paper.change()).stream()
                        .map(Stated::line)
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .toList();
    }
}
