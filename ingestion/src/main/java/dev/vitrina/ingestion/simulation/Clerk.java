package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Enters stock documents: mostly at once, sometimes days later with the date of the day, sometimes with a slip that is put
 * right later, and once in a while twice.
 */
final class Clerk {
    private final Calendar calendar;
    private final Journal journal;
    private final Chance chance;
    private final Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
    private final Map<String, Integer> unsettled = new TreeMap<>();

    Clerk(Calendar calendar, Journal journal, Chance chance) {
        this.calendar = calendar;
        this.journal = journal;
        this.chance = chance;
    }

    /** What is numbered on its own. */
    enum Kind {
        ORDER("ORD"),
        PURCHASE_ORDER("PO"),
        RECEIPT("R"),
        SHIPMENT("S"),
        SALE_RETURN("SR"),
        PURCHASE_RETURN("PR"),
        TRANSFER("T"),
        WRITE_OFF("W"),
        SURPLUS("SP"),
        STOCKTAKE("ST"),
        COST_ADJUSTMENT("CA"),
        PAYMENT("P"),
        EXPENSE("E");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The id of the next document of a kind, such as {@code S-000123}. */
    String next(Kind kind) {
        return numbered(kind.prefix + "-", 6, numbers.merge(kind, 1, Integer::sum));
    }

    /** A prefix and a number with leading zeros: what {@code String.format} does, ten times as fast. */
    static String numbered(String prefix, int digits, long number) {
        String text = Long.toString(number);
        return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** A stock document in the shop's currency that happens right now. */
    StockDocument.Builder paper(StockDocumentType type, Place place) {
        return StockDocument.newBuilder()
                .setType(type)
                .setMoment(Instant.ofEpochMilli(calendar.now()))
                .setOrganization(Premises.ORGANIZATION)
                .setWarehouse(place.id())
                .setCurrency(Premises.CURRENCY)
                .setRate(Decimals.RATE_OF_OWN_CURRENCY);
    }

    static StockLine.Builder line(int number, Sku sku, long steps) {
        return StockLine.newBuilder()
                .setLine(Integer.toString(number))
                .setSku(sku.id())
                .setQuantity(Decimals.quantity(steps * sku.step()));
    }

    void enter(String id, StockDocument document) {
        write(id, 1, document);
    }

    /** What has happened now is entered later. */
    void enterIn(long millis, String id, StockDocument document) {
        hold(document, 1);
        calendar.in(millis, () -> {
            hold(document, -1);
            write(id, 1, document);
        });
    }

    /** Enters one unit too many and notices later. */
    void enterWithSlip(long millis, String id, StockDocument document) {
        List<StockLine> lines = new ArrayList<>(document.getLines());
        int wrong = chance.below(lines.size());
        StockLine right = lines.get(wrong);
        BigDecimal quantity = right.getQuantity().add(Decimals.quantity(1_000));
        lines.set(wrong, StockLine.newBuilder(right).setQuantity(quantity).build());
        write(id, 1, StockDocument.newBuilder(document).setLines(lines).build());
        correctIn(millis, id, 2, document);
    }

    /** Enters a document that another replaces later. */
    void correctIn(long millis, String id, long version, StockDocument document) {
        hold(document, 1);
        calendar.in(millis, () -> {
            hold(document, -1);
            write(id, version, document);
        });
    }

    /** Enters under another id what is there already, and deletes it when somebody notices. */
    void enterTwiceIn(long millis, String id, StockDocument document, long noticedAfter) {
        calendar.in(millis, () -> {
            hold(document, 1);
            write(id, 1, document);
            calendar.in(noticedAfter, () -> {
                hold(document, -1);
                write(id, 2, null);
            });
        });
    }

    /** What has happened and is not yet entered as it happened: SKUs, bundles under their own. */
    Set<String> unsettled() {
        return unsettled.keySet();
    }

    private void hold(StockDocument document, int documents) {
        for (StockLine line : document.getLines()) {
            unsettled.merge(line.getSku(), documents, (one, other) -> one + other == 0 ? null : one + other);
        }
    }

    /** People click, and a second later the change is recorded. */
    private void write(String id, long version, StockDocument document) {
        journal.write(
                Source.SHOP, Entity.STOCK_DOCUMENT, id, version, calendar.now() - chance.between(0, 900), document);
    }
}
