package dev.vitrina.schemas;

import dev.vitrina.schemas.avro.AdCost;
import dev.vitrina.schemas.avro.Closing;
import dev.vitrina.schemas.avro.Customer;
import dev.vitrina.schemas.avro.Expense;
import dev.vitrina.schemas.avro.Heartbeat;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.Payment;
import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.PurchaseOrder;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.VisitEvent;
import dev.vitrina.schemas.avro.Warehouse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The kinds of document that travel as {@link dev.vitrina.schemas.avro.Change changes}, each with its body's schema. */
public enum Entity {
    PRODUCT(Product.getClassSchema()),
    WAREHOUSE(Warehouse.getClassSchema()),
    CUSTOMER(Customer.getClassSchema()),
    ORDER(Order.getClassSchema()),
    STOCK_DOCUMENT(StockDocument.getClassSchema()),
    PURCHASE_ORDER(PurchaseOrder.getClassSchema()),
    PAYMENT(Payment.getClassSchema()),
    EXPENSE(Expense.getClassSchema()),
    VISIT_EVENT(VisitEvent.getClassSchema()),
    CLOSING(Closing.getClassSchema()),
    AD_COST(AdCost.getClassSchema()),
    /** No document: a live source's sign of life, written to every partition of the topics that it feeds. */
    HEARTBEAT(Heartbeat.getClassSchema());

    private static final Map<String, Entity> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Entity::text, Function.identity()));

    static {
        AvroSafety.apply();
    }

    private final Schema body;

    Entity(Schema body) {
        this.body = body;
    }

    /** Finds an entity by its name in changes and tables, such as {@code stock_document}; empty if there is none. */
    public static Optional<Entity> named(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    /** The name in changes, topics and tables, such as {@code stock_document}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The Avro record of the body. */
    public Schema body() {
        return body;
    }
}
