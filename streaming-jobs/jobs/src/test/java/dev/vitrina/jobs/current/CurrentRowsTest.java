package dev.vitrina.jobs.current;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.tables.RowText;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Consent;
import dev.vitrina.schemas.avro.Customer;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.OrderLine;
import dev.vitrina.schemas.avro.OrderStatus;
import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.Warehouse;
import dev.vitrina.schemas.avro.WarehouseKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;

class CurrentRowsTest {
    @Test
    void aProductIsARowWithItsCharacteristicsAndComponents() {
        RowData row = CurrentRows.product(change(
                        Entity.PRODUCT,
                        "SET",
                        Product.newBuilder()
                                .setName("Mug and cup")
                                .setPrice(new BigDecimal("19.99"))
                                .setMinimumStock(new BigDecimal("1.5"))
                                .setLeadTimeDays(4)
                                .setCharacteristics(Map.of("color", "blue"))
                                .setComponents(List.of(new Component("MUG", new BigDecimal("2.000"))))
                                .build()))
                .getFirst();

        assertThat(RowText.of(Tables.PRODUCTS, row))
                .contains(
                        entry("source", "erp"),
                        entry("sku", "SET"),
                        entry("version", "2"),
                        entry("name", "Mug and cup"),
                        entry("parent", null),
                        entry("price", "19.990000"),
                        entry("purchase_price", null),
                        entry("minimum_stock", "1.500"),
                        entry("lead_time_days", "4"),
                        entry("archived", "false"));
        assertThat(row.getMap(row.getArity() - 2).keyArray().getString(0)).isEqualTo(StringData.fromString("color"));
        assertThat(row.getArray(row.getArity() - 1).getRow(0, 2).getString(0)).isEqualTo(StringData.fromString("MUG"));
    }

    @Test
    void aWarehouseIsARowWithItsKind() {
        RowData row = CurrentRows.warehouse(change(
                        Entity.WAREHOUSE,
                        "courier",
                        Warehouse.newBuilder()
                                .setName("Courier")
                                .setKind(WarehouseKind.delivery_service)
                                .build()))
                .getFirst();

        assertThat(RowText.of(Tables.WAREHOUSES, row))
                .isEqualTo(Map.of(
                        "source", "erp",
                        "warehouse", "courier",
                        "version", "2",
                        "changed_at", "2026-01-01T12:00:02",
                        "recorded_at", "2026-01-01T12:00:02",
                        "name", "Courier",
                        "kind", "delivery_service"));
    }

    @Test
    void aCustomerWhoWasNeverAskedHasNoConsentEitherWay() {
        Customer.Builder ann = Customer.newBuilder().setName("Ann").setGroups(List.of("wholesale"));
        RowData unasked = CurrentRows.customer(change(Entity.CUSTOMER, "ann", ann.build()))
                .getFirst();
        RowData asked = CurrentRows.customer(change(
                        Entity.CUSTOMER,
                        "ann",
                        ann.setConsent(new Consent(true, false)).build()))
                .getFirst();

        assertThat(RowText.of(Tables.CUSTOMERS, unasked))
                .contains(entry("name", "Ann"), entry("consent_email", null), entry("consent_sms", null));
        assertThat(RowText.of(Tables.CUSTOMERS, asked))
                .contains(entry("consent_email", "true"), entry("consent_sms", "false"));
    }

    @Test
    void anOrderLeftOpenTakesWhatCanBeTaken() {
        Change change = change(Entity.ORDER, "O-1", order().build());

        assertThat(RowText.of(Tables.ORDERS, CurrentRows.order(change).getFirst()))
                .contains(
                        entry("order_id", "O-1"),
                        entry("organization", ""),
                        entry("currency", ""),
                        entry("rate", "1.0000000000"),
                        entry("status", "confirmed"),
                        entry("moment", "2026-01-04T12:00"),
                        entry("status_at", "2026-01-04T12:00"),
                        entry("delivery_price", null),
                        entry("line_count", "2"));
    }

    @Test
    void anOrdersLinesReserveTheirQuantityUnlessTheySayOtherwise() {
        Change change =
                change(Entity.ORDER, "O-1", order().setWarehouse("shelf").build());

        assertThat(CurrentRows.orderLines(change))
                .extracting(row -> RowText.of(Tables.ORDER_LINES, row))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(
                                        entry("order_id", "O-1"),
                                        entry("line", "1"),
                                        entry("sku", "MUG"),
                                        entry("warehouse", "shelf"),
                                        entry("quantity", "3.000"),
                                        entry("reserved", "3.000"),
                                        entry("price", "12.000000"),
                                        entry("vat_percent", null)),
                        second -> assertThat(second).contains(entry("line", "2"), entry("reserved", "0.500")));
    }

    private static Order.Builder order() {
        return Order.newBuilder()
                .setMoment(Paper.day(3))
                .setStatus(OrderStatus.confirmed)
                .setLines(List.of(
                        line("1").setPrice(new BigDecimal("12")).build(),
                        line("2").setReserved(new BigDecimal("0.5")).build()));
    }

    private static OrderLine.Builder line(String id) {
        return OrderLine.newBuilder().setLine(id).setSku("MUG").setQuantity(new BigDecimal("3"));
    }

    private static Change change(Entity entity, String id, org.apache.avro.specific.SpecificRecord body) {
        return Paper.change(entity, id, 2, body);
    }
}
