package dev.vitrina.jobs.current;

import dev.vitrina.jobs.tables.Row;
import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Consent;
import dev.vitrina.schemas.avro.Customer;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.OrderLine;
import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.table.data.RowData;

/** Documents as rows of the tables that hold the newest version of each. */
final class CurrentRows {
    private CurrentRows() {}

    static List<RowData> product(Change change) {
        Product product = (Product) change.getBody();
        return List.of(head(Tables.PRODUCTS, change)
                .text(product.getName())
                .text(product.getParent())
                .text(product.getCategory())
                .text(product.getSupplier())
                .text(product.getUnit())
                .text(product.getBarcode())
                .decimal(product.getPrice(), 18, 6)
                .decimal(product.getPurchasePrice(), 18, 6)
                .decimal(product.getWeight(), 18, 6)
                .decimal(product.getVolume(), 18, 6)
                .decimal(product.getMinimumStock(), 18, 3)
                .decimal(product.getPackSize(), 18, 3)
                .number(product.getLeadTimeDays())
                .flag(product.getArchived())
                .texts(product.getCharacteristics())
                .rows(product.getComponents(), 2, CurrentRows::component)
                .data());
    }

    private static void component(Component component, Row row) {
        row.text(component.getSku()).decimal(component.getQuantity(), 18, 3);
    }

    static List<RowData> warehouse(Change change) {
        Warehouse warehouse = (Warehouse) change.getBody();
        return List.of(head(Tables.WAREHOUSES, change)
                .text(warehouse.getName())
                .text(warehouse.getKind())
                .data());
    }

    static List<RowData> customer(Change change) {
        Customer customer = (Customer) change.getBody();
        Consent consent = customer.getConsent();
        return List.of(head(Tables.CUSTOMERS, change)
                .text(customer.getName())
                .text(customer.getEmail())
                .text(customer.getPhone())
                .time(customer.getCreatedAt())
                .texts(customer.getGroups())
                .flag(consent == null ? null : consent.getEmail())
                .flag(consent == null ? null : consent.getSms())
                .data());
    }

    static List<RowData> order(Change change) {
        Order order = (Order) change.getBody();
        return List.of(head(Tables.ORDERS, change)
                .text(known(order.getOrganization()))
                .text(order.getNumber())
                .time(order.getMoment())
                .text(order.getStatus())
                .time(order.getStatusAt() == null ? order.getMoment() : order.getStatusAt())
                .text(order.getCancelReason())
                .text(order.getChannel())
                .text(order.getCustomer())
                .text(order.getManager())
                .text(known(order.getWarehouse()))
                .text(known(order.getCurrency()))
                .decimal(order.getRate() == null ? BigDecimal.ONE : order.getRate(), 24, 10)
                .text(order.getClient())
                .time(order.getPromisedAt())
                .decimal(order.getDeliveryPrice(), 18, 2)
                .number(order.getLines().size())
                .data());
    }

    static List<RowData> orderLines(Change change) {
        Order order = (Order) change.getBody();
        return order.getLines().stream()
                .map(line -> orderLine(change, order, line))
                .toList();
    }

    private static RowData orderLine(Change change, Order order, OrderLine line) {
        return head(Tables.ORDER_LINES, change)
                .text(known(order.getOrganization()))
                .text(line.getLine())
                .text(line.getSku())
                .text(known(order.getWarehouse()))
                .decimal(line.getQuantity(), 18, 3)
                .decimal(line.getReserved() == null ? line.getQuantity() : line.getReserved(), 18, 3)
                .decimal(line.getPrice(), 18, 6)
                .decimal(line.getDiscountPercent(), 9, 4)
                .decimal(line.getVatPercent(), 9, 4)
                .data();
    }

    private static Row head(Table table, Change change) {
        return Row.of(table)
                .text(change.getSource())
                .text(change.getId())
                .number(change.getVersion())
                .time(change.getChangedAt())
                .time(change.getRecordedAt());
    }

    /** Ingestion fills in what a shop has a default for; whoever writes to the topics otherwise may leave it open. */
    private static String known(String text) {
        return text == null ? "" : text;
    }
}
