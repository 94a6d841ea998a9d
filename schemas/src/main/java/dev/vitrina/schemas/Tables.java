package dev.vitrina.schemas;

import java.util.List;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Every Iceberg table, defined once for those who write and those who test. Amounts are in the shop's currency with two
 * decimals, quantities have three, times are instants. In ledgers {@code entry} counts 1, 2, 3 … without gaps within the
 * key that the table's comment names, so that count(*) = count of distinct (key, entry) = Σ max(entry).
 */
public final class Tables {
    private static final Type AMOUNT = Types.DecimalType.of(18, 2);
    private static final Type PRICE = Types.DecimalType.of(18, 6);
    private static final Type QUANTITY = Types.DecimalType.of(18, 3);
    private static final Type PERCENT = Types.DecimalType.of(9, 4);
    private static final Type RATE = Types.DecimalType.of(24, 10);
    private static final Type TIME = Types.TimestampType.withZone();
    private static final Type COUNT = Types.LongType.get();
    private static final Type FLAG = Types.BooleanType.get();

    /** Every accepted change except customers', once per document version and body. */
    public static final Table CHANGES = Table.named("history", "changes")
            .strings("entity", "source", "id")
            .required(COUNT, "version")
            .required(TIME, "changed_at", "recorded_at")
            .required(FLAG, "deleted")
            .texts("body")
            .strings("topic")
            .required(Types.IntegerType.get(), "partition")
            .required(COUNT, "offset")
            .build();

    /** Signed effects on stock; entry counts within organization, sku, warehouse. */
    public static final Table STOCK_ENTRIES = Table.named("ledger", "stock_entries")
            .strings("source", "document", "line", "type", "organization", "sku", "warehouse")
            .required(QUANTITY, "quantity")
            .required(TIME, "effective_at", "recorded_at")
            .required(COUNT, "entry")
            .build();

    /** Signed effects on cost, positive where value left the stock; entry counts within organization, sku. */
    public static final Table COST_ENTRIES = Table.named("ledger", "cost_entries")
            .strings("source", "document", "line", "type")
            .texts("order_id")
            .strings("sku", "organization", "warehouse", "method")
            .required(QUANTITY, "quantity")
            .required(AMOUNT, "cost")
            .required(FLAG, "provisional")
            .strings("reason")
            .required(TIME, "effective_at", "recorded_at")
            .required(COUNT, "entry")
            .build();

    /**
     * Which receipt line paid for which issue line, signed; empty where no line did: goods that came back, and goods
     * transferred from below zero. Summed by issue line it is the line's settled cost; entry counts within organization,
     * sku.
     */
    public static final Table COST_LAYERS = Table.named("ledger", "cost_layers")
            .strings("organization", "source", "issue_document", "issue_line")
            .texts("receipt_source", "receipt_document", "receipt_line")
            .strings("sku", "method")
            .required(QUANTITY, "quantity")
            .required(AMOUNT, "cost")
            .required(TIME, "effective_at", "recorded_at")
            .required(COUNT, "entry")
            .build();

    /** Signed revenue of shipment and return lines; entry counts within source, document. */
    public static final Table SALES_ENTRIES = Table.named("ledger", "sales_entries")
            .strings("organization", "source", "document", "line", "type")
            .texts("order_id")
            .strings("sku", "warehouse")
            .texts("customer", "channel")
            .required(QUANTITY, "quantity")
            .required(AMOUNT, "gross", "discount", "vat", "net")
            .strings("currency")
            .required(AMOUNT, "document_net")
            .required(TIME, "effective_at", "recorded_at")
            .required(COUNT, "entry")
            .build();

    /** Live stock by item and warehouse; the same numbers as the compacted topic. */
    public static final Table AVAILABLE_STOCK = Table.named("current", "available_stock")
            .strings("organization", "sku", "warehouse")
            .required(QUANTITY, "on_hand", "reserved", "expected", "available", "free")
            .required(COUNT, "version")
            .required(TIME, "updated_at")
            .key("organization", "sku", "warehouse")
            .build();

    /** Quantity and value on hand by item, warehouse and costing method; without a warehouse where all share one pool. */
    public static final Table INVENTORY_VALUE = Table.named("current", "inventory_value")
            .strings("organization", "sku")
            .texts("warehouse")
            .strings("method")
            .required(QUANTITY, "quantity")
            .required(AMOUNT, "value")
            .required(QUANTITY, "provisional_quantity")
            .required(TIME, "updated_at")
            .key("organization", "sku", "warehouse", "method")
            .build();

    /** The open queue of each item's goods by FIFO, the oldest first; without a warehouse where all share one. */
    public static final Table OPEN_LAYERS = Table.named("current", "cost_layers")
            .strings("organization", "sku")
            .texts("warehouse")
            .required(COUNT, "position")
            .texts("receipt_source", "receipt_document", "receipt_line")
            .required(QUANTITY, "quantity")
            .required(AMOUNT, "value")
            .required(TIME, "updated_at")
            .key("organization", "sku", "warehouse", "position")
            .build();

    public static final Table PRODUCTS = products();

    public static final Table WAREHOUSES = document("warehouses", "warehouse")
            .strings("name", "kind")
            .key("source", "warehouse")
            .build();

    public static final Table CUSTOMERS = customers();

    /** The tables that tell who a person is; elsewhere a customer is an id. */
    public static final List<Table> PERSONAL = List.of(CUSTOMERS);

    public static final Table ORDERS = document("orders", "order_id")
            .strings("organization")
            .texts("number")
            .required(TIME, "moment")
            .strings("status")
            .required(TIME, "status_at")
            .texts("cancel_reason", "channel", "customer", "manager")
            .strings("warehouse", "currency")
            .required(RATE, "rate")
            .texts("client")
            .optional(TIME, "promised_at")
            .optional(AMOUNT, "delivery_price")
            .required(Types.IntegerType.get(), "line_count")
            .key("source", "order_id")
            .build();

    public static final Table ORDER_LINES = document("order_lines", "order_id")
            .strings("organization", "line", "sku", "warehouse")
            .required(QUANTITY, "quantity", "reserved")
            .optional(PRICE, "price")
            .optional(PERCENT, "discount_percent", "vat_percent")
            .key("source", "order_id", "line")
            .build();

    /** What could not be read, once however often it is imported. */
    public static final Table REJECTS = Table.named("ops", "rejects")
            .texts("source", "entity", "id", "file")
            .optional(COUNT, "line")
            .texts("topic")
            .optional(Types.IntegerType.get(), "partition")
            .optional(COUNT, "offset")
            .strings("reason", "detail", "raw")
            .required(TIME, "recorded_at")
            .build();

    /**
     * Where the ledgers and an independent recomputation differ. Each run ends with one row whose {@code what} is
     * {@code run}: how many items and documents it compared, how many mismatches it found, of which the first so many
     * thousand have rows, and what else there is to say. Quantities and amounts are in units.
     */
    public static final Table RECONCILIATION = Table.named("ops", "reconciliation")
            .strings("run")
            .required(TIME, "run_at")
            .strings("what")
            .texts("organization", "sku", "warehouse", "method", "source", "document", "line")
            .optional(Types.DecimalType.of(24, 3), "expected", "found", "difference")
            .optional(COUNT, "items", "documents", "mismatches")
            .texts("detail")
            .build();

    private Tables() {}

    /** Every table. */
    public static List<Table> all() {
        return List.of(
                CHANGES,
                STOCK_ENTRIES,
                COST_ENTRIES,
                COST_LAYERS,
                SALES_ENTRIES,
                AVAILABLE_STOCK,
                INVENTORY_VALUE,
                OPEN_LAYERS,
                PRODUCTS,
                WAREHOUSES,
                CUSTOMERS,
                ORDERS,
                ORDER_LINES,
                REJECTS,
                RECONCILIATION);
    }

    /** The newest version of each document of a kind. */
    private static Table.Builder document(String name, String id) {
        return Table.named("current", name)
                .strings("source", id)
                .required(COUNT, "version")
                .required(TIME, "changed_at", "recorded_at");
    }

    private static Table products() {
        Table.Builder table = document("products", "sku")
                .strings("name")
                .texts("parent", "category", "supplier", "unit", "barcode")
                .optional(PRICE, "price", "purchase_price", "weight", "volume")
                .optional(QUANTITY, "minimum_stock", "pack_size")
                .optional(Types.IntegerType.get(), "lead_time_days")
                .required(FLAG, "archived");
        Type text = Types.StringType.get();
        Type characteristics = Types.MapType.ofRequired(table.nextId(), table.nextId(), text, text);
        Type component = Types.StructType.of(
                Types.NestedField.required(table.nextId(), "sku", text),
                Types.NestedField.required(table.nextId(), "quantity", QUANTITY));
        return table.required(characteristics, "characteristics")
                .required(Types.ListType.ofRequired(table.nextId(), component), "components")
                .key("source", "sku")
                .build();
    }

    private static Table customers() {
        Table.Builder table = document("customers", "customer")
                .texts("name", "email", "phone")
                .optional(TIME, "created_at");
        return table.required(Types.ListType.ofRequired(table.nextId(), Types.StringType.get()), "groups")
                .optional(FLAG, "consent_email", "consent_sms")
                .key("source", "customer")
                .build();
    }
}
