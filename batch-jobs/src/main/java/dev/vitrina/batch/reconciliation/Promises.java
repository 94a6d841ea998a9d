package dev.vitrina.batch.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What orders still reserve and purchase orders still expect. A line that fulfils names a line of the order, or it fulfils
 * the order's lines of its SKU in their order, after those that are named.
 */
final class Promises {
    private static final Set<String> HOLDING = Set.of("placed", "confirmed", "shipped");

    /**
     * A shipped or received line of a document that belongs to an order.
     *
     * @param orderLine the line of the order; null if it names none
     * @param sku as written, a bundle stays a bundle
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
    void add(String source, StockDocument document) {
        if (document.type().equals(Kind.SHIPMENT.type()) && document.order() != null) {
            shipped.computeIfAbsent(new OrderId(source, document.order()), absent -> new ArrayList<>())
                    .addAll(document.fulfilments());
        }
        if (document.type().equals(Kind.RECEIPT.type()) && document.purchaseOrder() != null) {
            received.computeIfAbsent(new OrderId(source, document.purchaseOrder()), absent -> new ArrayList<>())
                    .addAll(document.fulfilments());
        }
    }

    /** Takes an order, after all documents. */
    void reserve(Version order, Bundles bundles) {
        Fields body = Fields.of(order.body());
        if (HOLDING.contains(body.text("status", ""))) {
            List<Promise> lines = new ArrayList<>();
            for (Fields line : body.list("lines")) {
                String field = line.has("reserved") ? "reserved" : "quantity";
                lines.add(new Promise(line.text("line"), line.text("sku"), line.quantity(field)));
            }
            fulfil(lines, shipped.get(new OrderId(order.source(), order.id())));
            lines.forEach(line -> explode(body, line, bundles)
                    .forEach((item, open) -> sums(item).reserved.merge(warehouse(body), open, Long::sum)));
        }
    }

    /** Takes a purchase order, after all documents. */
    void expect(Version order, Bundles bundles) {
        Fields body = Fields.of(order.body());
        if (body.text("status", "").equals("open")) {
            List<Promise> lines = new ArrayList<>();
            for (Fields line : body.list("lines")) {
                lines.add(new Promise(line.text("line"), line.text("sku"), line.quantity("quantity")));
            }
            fulfil(lines, received.get(new OrderId(order.source(), order.id())));
            lines.forEach(line -> explode(body, line, bundles)
                    .forEach((item, open) -> sums(item).expected.merge(warehouse(body), open, Long::sum)));
        }
    }

    private static void fulfil(List<Promise> promises, List<Fulfilment> fulfilments) {
        if (fulfilments == null) {
            return;
        }
        Map<String, Promise> byLine = new HashMap<>();
        promises.forEach(promise -> byLine.put(promise.line, promise));
        Map<String, Long> unnamed = new HashMap<>();
        for (Fulfilment fulfilment : fulfilments) {
            Promise named = fulfilment.orderLine() == null ? null : byLine.get(fulfilment.orderLine());
            if (named == null) {
                unnamed.merge(fulfilment.sku(), fulfilment.quantity(), Long::sum);
            } else if (named.sku.equals(fulfilment.sku())) {
                named.fulfil(fulfilment.quantity());
            }
        }
        for (Promise promise : promises) {
            unnamed.computeIfPresent(promise.sku, (sku, quantity) -> quantity - promise.fulfil(quantity));
        }
    }

    private static Map<Item, Long> explode(Fields order, Promise promise, Bundles bundles) {
        Map<Item, Long> exploded = new HashMap<>();
        bundles.explode(promise.sku, promise.open)
                .forEach((sku, open) -> exploded.put(new Item(order.text("organization", "main"), sku), open));
        return exploded;
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
