package dev.vitrina.jobs.changes;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.OrderLine;
import dev.vitrina.schemas.avro.OrderStatus;
import dev.vitrina.schemas.avro.PurchaseOrder;
import dev.vitrina.schemas.avro.PurchaseOrderLine;
import dev.vitrina.schemas.avro.PurchaseOrderStatus;
import java.math.BigDecimal;
import java.util.Arrays;

/** Orders as a test writes them: of organization main at warehouse shelf, with lines such as {@code 1: 5 MUG}. */
public final class Orders {
    private Orders() {}

    /** A customer's order; a line such as {@code 1: 5 MUG 3} reserves 3 of its 5. */
    public static Change order(String id, long version, OrderStatus status, String... lines) {
        return Paper.change(
                Entity.ORDER,
                id,
                version,
                Order.newBuilder()
                        .setMoment(Paper.day(1))
                        .setStatus(status)
                        .setOrganization("main")
                        .setWarehouse("shelf")
                        .setLines(Arrays.stream(lines).map(Orders::line).toList())
                        .build());
    }

    /** An order of ours with a supplier. */
    public static Change purchase(String id, long version, PurchaseOrderStatus status, String... lines) {
        return Paper.change(
                Entity.PURCHASE_ORDER,
                id,
                version,
                PurchaseOrder.newBuilder()
                        .setMoment(Paper.day(1))
                        .setStatus(status)
                        .setOrganization("main")
                        .setWarehouse("shelf")
                        .setLines(Arrays.stream(lines).map(Orders::purchaseLine).toList())
                        .build());
    }

    private static OrderLine line(String text) {
        String[] words = text.split(" ");
        return OrderLine.newBuilder()
                .setLine(words[0].replace(":", ""))
                .setSku(words[2])
                .setQuantity(new BigDecimal(words[1]))
                .setReserved(words.length > 3 ? new BigDecimal(words[3]) : null)
                .build();
    }

    private static PurchaseOrderLine purchaseLine(String text) {
        String[] words = text.split(" ");
        return PurchaseOrderLine.newBuilder()
                .setLine(words[0].replace(":", ""))
                .setSku(words[2])
                .setQuantity(new BigDecimal(words[1]))
                .build();
    }
}
