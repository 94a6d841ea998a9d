package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.stock.Delivered;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Ordered;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Normaliser;
import dev.vitrina.jobs.changes.OrderDocumentLine;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.changes.StockDocumentLine;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.PurchaseOrder;
import dev.vitrina.schemas.avro.StockDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Stock documents → signed movements by item and warehouse, and what they delivered for which order; orders and purchase
 * orders → what they ask for.
 */
final class StockNormaliser implements Normaliser<Stated<StockFact>> {
    private static final long serialVersionUID = 1;
    private static final StockUnbundling UNBUNDLING = new StockUnbundling();

    @Override
    public List<Stated<StockFact>> lines(Change change) {
        return switch (change.getBody()) {
            case StockDocument document -> ofStockDocument(change, document);
            case Order order -> ordered(OrderDocumentLine.ofOrder(change));
            case PurchaseOrder order -> ordered(OrderDocumentLine.ofPurchaseOrder(change));
            default -> throw new IllegalArgumentException("No document of stock: " + change.getEntity());
        };
    }

    private static List<Stated<StockFact>> ofStockDocument(Change change, StockDocument document) {
        List<StockDocumentLine> lines = StockDocumentLine.of(change);
        OrderId order = order(change, document);
        List<Stated<StockFact>> facts = new ArrayList<>(2 * lines.size());
        for (StockDocumentLine line : lines) {
            Bundle own = line.bundle();
            for (StockFact movement : movements(line)) {
                Stated.of(movement, own, UNBUNDLING).forEach(facts::add);
            }
            if (order != null) {
                StockFact delivered = new Delivered(
                        order, line.line().getOrderLine(), line.line().getSku(), line.quantity());
                Stated.of(delivered, own, UNBUNDLING).forEach(facts::add);
            }
        }
        return facts;
    }

    /** The order that a document delivers; null where there is none. Returns give no order its goods back. */
    private static OrderId order(Change change, StockDocument document) {
        return switch (document.getType()) {
            case shipment -> order(OrderId.Kind.SALE, change, document.getOrder());
            case receipt -> order(OrderId.Kind.PURCHASE, change, document.getPurchaseOrder());
            default -> null;
        };
    }

    private static OrderId order(OrderId.Kind kind, Change change, String id) {
        return id == null ? null : new OrderId(kind, change.getSource(), id);
    }

    private static List<Stated<StockFact>> ordered(List<OrderDocumentLine> lines) {
        List<Stated<StockFact>> facts = new ArrayList<>(lines.size());
        for (OrderDocumentLine line : lines) {
            if (line.hasPlace()) {
                facts.add(new Stated<>(
                        new Ordered(
                                line.order(),
                                line.line(),
                                line.sku(),
                                line.organization(),
                                line.warehouse(),
                                line.quantity()),
                        true));
            }
        }
        return facts;
    }

    private static List<StockMovement> movements(StockDocumentLine line) {
        return switch (line.kind()) {
            case RECEIPT, SURPLUS, SALE_RETURN, STOCKTAKE -> List.of(movement(line, line.warehouse(), line.quantity()));
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> List.of(movement(line, line.warehouse(), -line.quantity()));
            case TRANSFER -> transfer(line);
            case COST_ADJUSTMENT -> List.of();
        };
    }

    private static List<StockMovement> transfer(StockDocumentLine line) {
        return line.warehouse().equals(line.toWarehouse())
                ? List.of()
                : List.of(
                        movement(line, line.warehouse(), -line.quantity()),
                        movement(line, line.toWarehouse(), line.quantity()));
    }

    private static StockMovement movement(StockDocumentLine line, String warehouse, long quantity) {
        LineKind kind = line.kind();
        return new StockMovement(
                line.document().getOrganization(), line.line().getSku(), warehouse, kind, line.position(), quantity);
    }
}
