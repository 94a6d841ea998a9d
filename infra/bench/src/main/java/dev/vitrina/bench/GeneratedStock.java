package dev.vitrina.bench;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The stock documents of a shop, in the order in which they reach us: mostly shipments, receipts that keep up with them,
 * returns, transfers, losses, a few stocktakes and cost adjustments. A tenth comes up to a day late, a twentieth is edited,
 * one in fifty deleted and one in fifty comes twice, all within the last {@value #RECENT} documents. Few items sell often,
 * most seldom, and hardly any stock falls below zero. The same numbers give the same changes.
 */
final class GeneratedStock {
    private static final int RECENT = 2_000;
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final String[] WAREHOUSES = {"main", "north", "shop"};
    private static final String SOURCE = "erp";

    private final String entity = Entity.STOCK_DOCUMENT.text();
    private final Random random = new Random(20260105);
    private final long opening;
    private final long documents;
    private final int skus;
    private final int[][] onHand;
    private final Recent<Change> delivered = new Recent<>();
    private final Recent<Known> sold = new Recent<>();
    private final Recent<Known> received = new Recent<>();
    private Instant now = START;
    private long made;
    private long changes;
    private long lines;

    /** A line that a later one may refer to. */
    private record Known(String document, String line, int sku, int warehouse) {}

    /** What was sent. */
    record Amount(long documents, long changes, long lines, int skus) {}

    /**
     * A shop.
     *
     * @param usual how many documents its number of items is for
     * @param more how many may follow
     */
    GeneratedStock(long usual, long more) {
        this.opening = usual / 30;
        this.documents = usual + more;
        this.skus = Math.clamp(usual / 12, 200, 10_000);
        this.onHand = new int[WAREHOUSES.length][skus];
    }

    /** Sends the next documents and what happens to earlier ones beside them; at most as many as are left. */
    Amount send(ChangeSink sink, long most) throws DeliveryException {
        for (long end = Math.min(documents, made + most); made < end; ) {
            made++;
            now = now.plus(STEP);
            Change change = change("D-" + made, 1, document());
            deliver(sink, change);
            delivered.add(change);
            meddle(sink);
        }
        return new Amount(made, changes, lines, skus);
    }

    private void deliver(ChangeSink sink, Change change) throws DeliveryException {
        sink.send(change);
        changes++;
        if (change.getBody() instanceof StockDocument document) {
            lines += document.getLines().size();
        }
    }

    /** Now and then an earlier document changes, or comes again. */
    private void meddle(ChangeSink sink) throws DeliveryException {
        double fate = random.nextDouble();
        int place = random.nextInt(delivered.size());
        Change old = delivered.get(place);
        if (fate >= 0.09 || old.getDeleted()) {
            return;
        }
        Change change = old;
        if (fate < 0.05) {
            change = change(old.getId(), old.getVersion() + 1, edited((StockDocument) old.getBody()));
        } else if (fate < 0.07) {
            change = change(old.getId(), old.getVersion() + 1, null);
        }
        delivered.set(place, change);
        deliver(sink, change);
    }

    private StockDocument edited(StockDocument document) {
        StockDocument edited = StockDocument.newBuilder(document).build();
        int place = random.nextInt(edited.getLines().size());
        StockLine line = edited.getLines().get(place);
        StockLine.Builder changed = StockLine.newBuilder(line);
        if (line.getQuantity() == null) {
            changed.setAmount(line.getAmount().add(new BigDecimal("10.00")));
        } else {
            changed.setQuantity(line.getQuantity().add(new BigDecimal("1.000")));
        }
        edited.getLines().set(place, changed.build());
        return edited;
    }

    private Change change(String id, long version, StockDocument body) {
        return Change.newBuilder()
                .setEntity(entity)
                .setSource(SOURCE)
                .setId(id)
                .setVersion(version)
                .setChangedAt(now)
                .setRecordedAt(now)
                .setDeleted(body == null)
                .setBodyHash(ByteBuffer.wrap(body == null ? new byte[0] : CanonicalJson.hash(body)))
                .setBody(body)
                .build();
    }

    private StockDocument document() {
        double kind = made < opening ? 0 : random.nextDouble();
        if (kind < 0.10) {
            return receipt();
        } else if (kind < 0.82) {
            return goods(StockDocumentType.shipment, 1 + random.nextInt(4));
        } else if (kind < 0.88 && sold.size() > 0) {
            return saleReturn();
        } else if (kind < 0.94) {
            return goods(StockDocumentType.transfer, 3 + random.nextInt(8));
        } else if (kind < 0.97) {
            return goods(StockDocumentType.write_off, 1);
        } else if (kind < 0.98) {
            return goods(StockDocumentType.purchase_return, 2);
        } else if (kind < 0.99 || received.size() == 0) {
            return stocktake();
        }
        return adjustment();
    }

    private StockDocument receipt() {
        int warehouse = random.nextInt(10) < 7 ? 0 : random.nextInt(WAREHOUSES.length);
        StockDocument document = head(StockDocumentType.receipt, warehouse)
                .setCounterparty("supplier-" + random.nextInt(40))
                .build();
        for (int i = lineCount(); i > 0; i--) {
            int sku = sku();
            int quantity = 12 + random.nextInt(40);
            onHand[warehouse][sku] += quantity;
            BigDecimal unitCost = new BigDecimal(5_000 + random.nextInt(90_000)).movePointLeft(2);
            StockLine line = line(document, sku, quantity)
                    .setUnitCost(unitCost.setScale(6))
                    .build();
            document.getLines().add(line);
            received.add(new Known("D-" + made, line.getLine(), sku, warehouse));
        }
        return document;
    }

    /** A document that takes goods away from where they are. */
    private StockDocument goods(StockDocumentType type, int most) {
        int warehouse = random.nextInt(10) < 6 ? 0 : random.nextInt(WAREHOUSES.length);
        int target = (warehouse + 1) % WAREHOUSES.length;
        var head = head(type, warehouse);
        if (type == StockDocumentType.transfer) {
            head.setToWarehouse(WAREHOUSES[target]);
        }
        if (type == StockDocumentType.shipment) {
            head.setOrder("O-" + made).setChannel("site").setCounterparty("customer-" + random.nextInt(20_000));
        }
        StockDocument document = head.build();
        for (int i = lineCount(); i > 0; i--) {
            int quantity = 1 + random.nextInt(most);
            int sku = available(warehouse, quantity);
            onHand[warehouse][sku] -= quantity;
            StockLine.Builder line = line(document, sku, quantity);
            if (type == StockDocumentType.transfer) {
                onHand[target][sku] += quantity;
            } else if (type == StockDocumentType.shipment) {
                line.setPrice(new BigDecimal(9_900 + random.nextInt(200_000))
                        .movePointLeft(2)
                        .setScale(6));
                line.setVatPercent(new BigDecimal("20.0000"));
                if (random.nextInt(4) == 0) {
                    line.setDiscountPercent(new BigDecimal("10.0000"));
                }
                sold.add(new Known("D-" + made, line.getLine(), sku, warehouse));
            }
            document.getLines().add(line.build());
        }
        return document;
    }

    private StockDocument saleReturn() {
        Known sale = sold.get(random.nextInt(sold.size()));
        StockDocument document =
                head(StockDocumentType.sale_return, sale.warehouse()).build();
        onHand[sale.warehouse()][sale.sku()]++;
        document.getLines()
                .add(line(document, sale.sku(), 1)
                        .setRef(sale.document() + ":" + sale.line())
                        .build());
        return document;
    }

    private StockDocument stocktake() {
        int warehouse = random.nextInt(WAREHOUSES.length);
        StockDocument document = head(StockDocumentType.stocktake, warehouse).build();
        for (int i = lineCount(); i > 0; i--) {
            int sku = sku();
            int counted = Math.max(0, onHand[warehouse][sku] - random.nextInt(2));
            onHand[warehouse][sku] = counted;
            document.getLines().add(line(document, sku, counted).build());
        }
        return document;
    }

    private StockDocument adjustment() {
        Known receipt = received.get(random.nextInt(received.size()));
        StockDocument document =
                head(StockDocumentType.cost_adjustment, receipt.warehouse()).build();
        document.getLines()
                .add(line(document, receipt.sku(), 0)
                        .setQuantity(null)
                        .setAmount(new BigDecimal(random.nextInt(100_000) - 30_000).movePointLeft(2))
                        .setRef(receipt.document() + ":" + receipt.line())
                        .build());
        return document;
    }

    private StockDocument.Builder head(StockDocumentType type, int warehouse) {
        boolean late = random.nextInt(10) == 0;
        Duration delay = Duration.ofSeconds(late ? 3_600 + random.nextInt(82_800) : random.nextInt(90));
        return StockDocument.newBuilder()
                .setType(type)
                .setNumber("N-" + made)
                .setMoment(now.minus(delay))
                .setOrganization("main")
                .setWarehouse(WAREHOUSES[warehouse])
                .setCurrency("RUB")
                .setRate(new BigDecimal("1.0000000000"))
                .setLines(new ArrayList<>());
    }

    private static StockLine.Builder line(StockDocument document, int sku, int quantity) {
        return StockLine.newBuilder()
                .setLine(String.valueOf(document.getLines().size() + 1))
                .setSku("SKU-%05d".formatted(sku))
                .setQuantity(new BigDecimal(quantity).setScale(3));
    }

    private int lineCount() {
        return 2 + random.nextInt(3);
    }

    /** Few items often, most of them seldom. */
    private int sku() {
        double place = random.nextDouble();
        return (int) (skus * place * place);
    }

    private int available(int warehouse, int quantity) {
        int sku = sku();
        for (int tries = 0; tries < 20 && onHand[warehouse][sku] < quantity; tries++) {
            sku = sku();
        }
        return sku;
    }

    /** The last so many of something. */
    private static final class Recent<T> {
        private final List<T> kept = new ArrayList<>();
        private int oldest;

        int size() {
            return kept.size();
        }

        T get(int place) {
            return kept.get(place);
        }

        void set(int place, T newer) {
            kept.set(place, newer);
        }

        void add(T newest) {
            if (kept.size() < RECENT) {
                kept.add(newest);
            } else {
                kept.set(oldest, newest);
                oldest = (oldest + 1) % RECENT;
            }
        }
    }
}
