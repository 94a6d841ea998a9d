package dev.vitrina.batch.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What orders still reserve and purchase orders still expect, bundles taken apart. What is sent or received names a line of
 * the order, which it fulfils if that is of its SKU, or it fulfils the order's lines of its SKU in their order, after what
 * names them.
 */
final class Promises {
    private static final Set<String> HOLDING = Set.of("placed", "confirmed", "shipped");

    /**
     * A shipped or received line of a document that belongs to an order.
     *
     * @param orderLine the line of the order; null if it names none
     * @param sku of a bundle, one of its parts
     * @param quantity thousandths
     */
    record Fulfilment(String orderLine, String sku, long quantity) {}

    private record OrderId(String source, String order) {}

    private static final class Promise {
        private final String line;
        private final String sku;
        private long open;

        private Promise(String line, String sku, long open) {
            this.line = line;
            this.sku = sku;
            this.open = open;
        }

        private long fulfil(long quantity) {
            long fulfilled = Math.min(open, quantity);
            open -= fulfilled;
            return fulfilled;
        }
    }

    /** What is promised of an item, by warehouse. Thousandths. */
    static final class Sums {
        final Map<String, Long> reserved = new TreeMap<>();
        final Map<String, Long> expected = new TreeMap<>();
    }

    private final Map<OrderId, List<Fulfilment>> shipped = new HashMap<>();
    private final Map<OrderId, List<Fulfilment>> received = new HashMap<>();
    private final Map<Item, Sums> sums = new HashMap<>();

    /** Takes a document that counts. */
    void add(String source, StockDocument document, Bundles bundles) {
        if (document.type().equals(Kind.SHIPMENT.type()) && document.order() != null) {
            shipped.computeIfAbsent(new OrderId(source, document.order()), absent -> new ArrayList<>())
                    .addAll(document.fulfilments(bundles));
        }
        if (document.type().equals(Kind.RECEIPT.type()) && document.purchaseOrder() != null) {
            received.computeIfAbsent(new OrderId(source, document.purchaseOrder()), absent -> new ArrayList<>())
                    .addAll(document.fulfilments(bundles));
        }
    }

    /** Takes an order, after all documents. */
    void reserve(Version order, Bundles bundles) {
        Fields body = Fields.of(order.body());
        if (HOLDING.contains(body.text("status", ""))) {
            open(body, "reserved", bundles, shipped.get(new OrderId(order.source(), order.id())))
                    .forEach(promise ->
                            sums(item(body, promise)).reserved.merge(warehouse(body), promise.open, Long::sum));
        }
    }

    /** Takes a purchase order, after all documents. */
    void expect(Version order, Bundles bundles) {
        Fields body = Fields.of(order.body());
        if (body.text("status", "").equals("open")) {
            open(body, "quantity", bundles, received.get(new OrderId(order.source(), order.id())))
                    .forEach(promise ->
                            sums(item(body, promise)).expected.merge(warehouse(body), promise.open, Long::sum));
        }
    }

    /** What is left of an order's lines, one for each part of a bundle; a line without the field promises its quantity. */
    private static List<Promise> open(Fields order, String field, Bundles bundles, List<Fulfilment> fulfilments) {
        List<Promise> promises = new ArrayList<>();
        for (Fields line : order.list("lines")) {
            long quantity = line.quantity(line.has(field) ? field : "quantity");
            bundles.explode(line.text("sku"), quantity)
                    .forEach((sku, each) -> promises.add(new Promise(line.text("line"), sku, each)));
        }
        if (fulfilments != null) {
            fulfil(promises, fulfilments);
        }
        return promises;
    }

    private static void fulfil(List<Promise> promises, List<Fulfilment> fulfilments) {
        Map<String, Long> unnamed = new HashMap<>();
        for (Fulfilment fulfilment : fulfilments) {
            if (fulfilment.orderLine() == null) {
                unnamed.merge(fulfilment.sku(), fulfilment.quantity(), Long::sum);
            } else {
                promises.stream()
                        .filter(promise -> promise.line.equals(fulfilment.orderLine()))
                        .filter(promise -> promise.sku.equals(fulfilment.sku()))
                        .forEach(promise -> promise.fulfil(fulfilment.quantity()));
            }
        }
        for (Promise promise : promises) {
            unnamed.computeIfPresent(promise.sku, (sku, quantity) -> quantity - promise.fulfil(quantity));
        }
    }

    private static Item item(Fields order, Promise promise) {
        return new Item(order.text("organization", "main"), promise.sku);
    }

    private static String warehouse(Fields order) {
        return order.text("warehouse", "main");
    }

    /** What is promised of an item. */
    Sums sums(Item item) {
        return sums.computeIfAbsent(item, absent -> new Sums());
    }

    Set<Item> items() {
        return sums.keySet();
    }
}
