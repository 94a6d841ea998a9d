package dev.vitrina.jobs.changes;

import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Quantity;
import dev.vitrina.schemas.Limits;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.OrderLine;
import dev.vitrina.schemas.avro.PurchaseOrder;
import dev.vitrina.schemas.avro.PurchaseOrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One line of an open order, a customer's or a purchase order, with what it takes from its document's head.
 *
 * @param order the order
 * @param line the line's id
 * @param sku which goods
 * @param organization whose; null where the document leaves it open
 * @param warehouse where they are waited for; null where the document leaves it open
 * @param quantity thousandths reserved or ordered
 */
public record OrderDocumentLine(
        OrderId order, String line, String sku, String organization, String warehouse, long quantity) {
    /**
     * The lines of an order that holds reserves, which it does while placed, confirmed or shipped; none of another.
     *
     * @throws IllegalArgumentException if the document contradicts itself: two lines share an id, or a quantity is negative
     */
    public static List<OrderDocumentLine> ofOrder(Change change) {
        Order order = (Order) change.getBody();
        OrderId id = new OrderId(OrderId.Kind.SALE, change.getSource(), change.getId());
        List<OrderDocumentLine> lines = new ArrayList<>(order.getLines().size());
        for (OrderLine line : order.getLines()) {
            BigDecimal quantity = line.getReserved() == null ? line.getQuantity() : line.getReserved();
            lines.add(new OrderDocumentLine(
                            id,
                            line.getLine(),
                            line.getSku(),
                            order.getOrganization(),
                            order.getWarehouse(),
                            thousandths(quantity, line.getLine(), change))
                    .checked());
        }
        requireUnique(lines);
        return switch (order.getStatus()) {
            case placed, confirmed, shipped -> lines;
            case delivered, cancelled, unrecognised -> List.of();
        };
    }

    /**
     * The lines of a purchase order while it is open; none of another.
     *
     * @throws IllegalArgumentException if the document contradicts itself: two lines share an id, or a quantity is negative
     */
    public static List<OrderDocumentLine> ofPurchaseOrder(Change change) {
        PurchaseOrder order = (PurchaseOrder) change.getBody();
        OrderId id = new OrderId(OrderId.Kind.PURCHASE, change.getSource(), change.getId());
        List<OrderDocumentLine> lines = new ArrayList<>(order.getLines().size());
        for (PurchaseOrderLine line : order.getLines()) {
            lines.add(new OrderDocumentLine(
                            id,
                            line.getLine(),
                            line.getSku(),
                            order.getOrganization(),
                            order.getWarehouse(),
                            thousandths(line.getQuantity(), line.getLine(), change))
                    .checked());
        }
        requireUnique(lines);
        return switch (order.getStatus()) {
            case open -> lines;
            case closed, cancelled, unrecognised -> List.of();
        };
    }

    /** Whether it is said where the goods are waited for; where it is not, nothing is reserved or expected. */
    public boolean hasPlace() {
        return organization != null && warehouse != null;
    }

    private OrderDocumentLine checked() {
        name("line", line);
        name("sku", sku);
        if (hasPlace()) {
            name("organization", organization);
            name("warehouse", warehouse);
        }
        return this;
    }

    private void name(String field, String text) {
        if (!Limits.isName(text)) {
            throw new IllegalArgumentException("The %s must have 1 to %d characters, not %d (order %s of %s)"
                    .formatted(field, Limits.LONGEST_NAME, text.length(), order.id(), order.source()));
        }
    }

    private static long thousandths(BigDecimal quantity, String line, Change change) {
        if (quantity.signum() < 0 || quantity.compareTo(Limits.MOST_QUANTITY) > 0) {
            throw new IllegalArgumentException("Quantity must be from 0 to %s: %s in line '%s' of order %s of %s"
                    .formatted(Limits.MOST_QUANTITY, quantity, line, change.getId(), change.getSource()));
        }
        return Quantity.thousandths(quantity);
    }

    private static void requireUnique(List<OrderDocumentLine> lines) {
        Set<String> ids = new HashSet<>();
        for (OrderDocumentLine line : lines) {
            if (!ids.add(line.line())) {
                throw new IllegalArgumentException("Line '%s' stands twice in order %s of %s"
                        .formatted(line.line(), line.order().id(), line.order().source()));
            }
        }
    }
}
