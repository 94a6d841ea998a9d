package dev.vitrina.street;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Stock documents of a shop where everything happens that happens in shops: they come late, are edited and deleted, come
 * twice, in the wrong order, and contradict each other. The same seed gives the same bytes.
 */
final class DocumentGenerator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> WAREHOUSES = List.of("north", "south", "shop");
    /** How far back a document may be edited or deleted, and a line returned. */
    private static final int RECENT = 2_000;

    private record Version(String id, long version, ObjectNode change) {}

    /** A line that goods may come back of, or that may be adjusted. */
    private record KnownLine(String document, String line, String sku, String warehouse) {}

    private final Random random;
    private final String shop;
    private final int skus;
    private final Consumer<ObjectNode> out;
    private final List<Version> documents = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final List<KnownLine> sold = new ArrayList<>();
    private final List<KnownLine> received = new ArrayList<>();
    private Instant now = START;
    private long sent;
    private int documentsAPeriod = Integer.MAX_VALUE;

    /**
     * A shop before its first document.
     *
     * @param shop the documents' source and organization
     * @param skus how many it sells; a few of them much more than the rest
     * @param out what takes the changes, in the order in which they reach us
     */
    DocumentGenerator(long seed, String shop, int skus, Consumer<ObjectNode> out) {
        this.random = new Random(seed);
        this.shop = shop;
        this.skus = skus;
        this.out = out;
    }

    /** Books are closed again and again: after so many documents, up to the day before. */
    DocumentGenerator closingAfter(int count) {
        documentsAPeriod = count;
        return this;
    }

    /** Makes documents and what happens to them; gives how many changes that were. */
    long generate(int count) {
        for (int i = 1; i <= count; i++) {
            now = now.plusSeconds(60L * random.nextInt(4));
            String id = "D" + i;
            if (chance(1)) {
                // its deletion comes before the document
                delete(id, 2);
                document(id, 1);
            } else {
                document(id, 1);
            }
            if (chance(5)) {
                edit(recent());
            }
            if (chance(1)) {
                Version gone = recent();
                delete(gone.id(), nextVersion(gone.id()));
            }
            if (chance(2)) {
                send(recent().change());
            }
            if (chance(1)) {
                contradict(recent());
            }
            if (i % documentsAPeriod == 0) {
                close(i / documentsAPeriod);
            }
        }
        return sent;
    }

    private void send(ObjectNode change) {
        out.accept(change);
        sent++;
    }

    private void document(String id, long version) {
        add(id, version, body(id));
    }

    private void add(String id, long version, ObjectNode body) {
        ObjectNode change = change(id, version);
        change.put("deleted", false).set("body", body);
        send(change);
        remember(new Version(id, version, change), documents);
        versions.merge(id, version, Math::max);
    }

    private void close(int period) {
        LocalDate yesterday = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        ObjectNode closing = change("closing", "P" + period, 1).put("deleted", false);
        closing.putObject("body")
                .put("organization", shop)
                .put("through", yesterday.toString())
                .put("mode", "post");
        send(closing);
    }

    private void delete(String id, long version) {
        send(change(id, version).put("deleted", true));
        versions.merge(id, version, Math::max);
    }

    private ObjectNode change(String id, long version) {
        return change("stock_document", id, version);
    }

    private ObjectNode change(String entity, String id, long version) {
        return JSON.createObjectNode()
                .put("entity", entity)
                .put("source", shop)
                .put("id", id)
                .put("version", version)
                .put("changed_at", now.plusMillis(sent % 1000).toString());
    }

    private long nextVersion(String id) {
        return versions.get(id) + 1;
    }

    private Version recent() {
        int back = random.nextInt(Math.min(RECENT, documents.size()));
        return documents.get(documents.size() - 1 - back);
    }

    /** One edit changes one thing; now and then a later edit overtakes it. */
    private void edit(Version old) {
        long next = nextVersion(old.id());
        if (chance(10)) {
            add(old.id(), next + 1, edited(old));
        }
        add(old.id(), next, edited(old));
    }

    /** The same version with another body. */
    private void contradict(Version old) {
        add(old.id(), old.version(), edited(old));
    }

    private ObjectNode edited(Version old) {
        ObjectNode body = (ObjectNode) old.change().get("body").deepCopy();
        ArrayNode lines = (ArrayNode) body.get("lines");
        ObjectNode line = (ObjectNode) lines.get(random.nextInt(lines.size()));
        String type = body.get("type").asText();
        switch (random.nextInt(7)) {
            case 0 -> body.put("moment", moment().toString());
            case 1 -> body.put("warehouse", warehouse());
            case 2 -> line.put("sku", sku());
            case 3 ->
                lines.add(line(
                        old.id(), lines.size() + 1, type, body.get("warehouse").asText()));
            case 4 -> body.put("applicable", false);
            case 5 -> reprice(line);
            default -> line.put("quantity", quantity(type));
        }
        return body;
    }

    private void reprice(ObjectNode line) {
        for (String field : List.of("unit_cost", "price")) {
            if (line.has(field)) {
                line.put(field, price());
            }
        }
    }

    private ObjectNode body(String id) {
        String type = type();
        String warehouse = warehouse();
        ObjectNode body = JSON.createObjectNode()
                .put("type", type)
                .put("moment", moment().toString())
                .put("organization", shop)
                .put("warehouse", warehouse);
        if (type.equals("transfer")) {
            body.put("to_warehouse", warehouse());
        }
        if (chance(5)) {
            body.put("sequence", random.nextInt(3) - 1);
        }
        if (chance(5)) {
            body.put("currency", "KZT").put("rate", "0.1873");
        } else {
            body.put("currency", "EUR").put("rate", "1");
        }
        if (type.equals("shipment")) {
            body.put("order", "O" + id).put("channel", random.nextBoolean() ? "site" : "shop");
            body.put("counterparty", "C" + random.nextInt(500)).put("vat_included", !chance(10));
        }
        ArrayNode lines = body.putArray("lines");
        int count = 1 + random.nextInt(type.equals("stocktake") ? 2 : 5);
        for (int line = 1; line <= count; line++) {
            lines.add(line(id, line, type, warehouse));
        }
        return body;
    }

    private ObjectNode line(String id, int number, String type, String warehouse) {
        ObjectNode line = JSON.createObjectNode().put("line", Integer.toString(number));
        switch (type) {
            case "sale_return" -> returnLine(line);
            case "purchase_return" -> {
                line.put("sku", sku());
                if (!received.isEmpty() && chance(60)) {
                    KnownLine receipt = known(received);
                    line.put("sku", receipt.sku()).put("ref", receipt.document() + ":" + receipt.line());
                }
            }
            case "cost_adjustment" -> {
                adjustmentLine(line);
                return line;
            }
            default -> line.put("sku", sku());
        }
        line.put("quantity", quantity(type));
        boolean costStated = type.equals("receipt") || (type.equals("surplus") && random.nextBoolean());
        if (costStated) {
            if (chance(20)) {
                line.put("amount", random.nextInt(50_000) / 100 + "." + random.nextInt(10));
            } else {
                line.put("unit_cost", price());
            }
        }
        if (type.equals("stocktake") && chance(20)) {
            line.put("unit_cost", price());
        }
        if (type.equals("shipment") || type.equals("sale_return")) {
            priceLine(line);
        }
        if (chance(5)) {
            line.put("warehouse", warehouse());
        }
        remember(new KnownLine(id, Integer.toString(number), line.get("sku").asText(), warehouse), type);
        return line;
    }

    private void returnLine(ObjectNode line) {
        if (sold.isEmpty() || chance(25)) {
            line.put("sku", sku());
            if (chance(30)) {
                line.put("unit_cost", price());
            } else if (chance(10)) {
                line.put("ref", "D999999:1");
            }
        } else {
            KnownLine shipment = known(sold);
            line.put("sku", shipment.sku()).put("ref", shipment.document() + ":" + shipment.line());
            if (chance(80)) {
                line.put("warehouse", shipment.warehouse());
            }
        }
    }

    private void adjustmentLine(ObjectNode line) {
        String amount = random.nextInt(40) - 10 + "." + (10 + random.nextInt(90));
        if (received.isEmpty() || chance(40)) {
            line.put("sku", sku());
            if (random.nextBoolean()) {
                line.put("unit_cost", price());
            } else {
                line.put("amount", amount);
            }
        } else {
            KnownLine receipt = known(received);
            line.put("sku", receipt.sku())
                    .put("ref", receipt.document() + ":" + receipt.line())
                    .put("amount", amount);
        }
    }

    private void priceLine(ObjectNode line) {
        line.put("price", price());
        if (chance(30)) {
            line.put("discount_percent", Integer.toString(random.nextInt(50)));
        }
        if (chance(50)) {
            line.put("vat_percent", random.nextBoolean() ? "20" : "10");
        }
    }

    private void remember(KnownLine line, String type) {
        switch (type) {
            case "shipment", "write_off" -> remember(line, sold);
            case "receipt", "surplus" -> remember(line, received);
            default -> {} // nothing comes back of it
        }
    }

    /** Keeps the recent ones, with some to spare. */
    private static <T> void remember(T one, List<T> recent) {
        recent.add(one);
        if (recent.size() > 2 * RECENT) {
            recent.subList(0, recent.size() - RECENT).clear();
        }
    }

    private KnownLine known(List<KnownLine> lines) {
        return lines.get(lines.size() - 1 - random.nextInt(Math.min(RECENT, lines.size())));
    }

    private String type() {
        int draw = random.nextInt(100);
        if (draw < 20) {
            return List.of("transfer", "transfer", "purchase_return", "stocktake", "cost_adjustment")
                    .get(draw / 4);
        }
        if (draw < 45) {
            return "receipt";
        }
        if (draw < 85) {
            return "shipment";
        }
        if (draw < 95) {
            return "sale_return";
        }
        return draw < 98 ? "write_off" : "surplus";
    }

    /** One document in ten is about a moment up to ten days ago; several may share a moment. */
    private Instant moment() {
        return chance(10) ? now.minus(Duration.ofMinutes(random.nextInt(10 * 24 * 60))) : now;
    }

    /** Receipts are fewer and larger than shipments; what comes about equals what goes, so that stock often runs out. */
    private String quantity(String type) {
        int units = 1 + random.nextInt(type.equals("receipt") ? 27 : 19);
        return switch (random.nextInt(20)) {
            case 0 -> units + ".125";
            case 1 -> units + ".5";
            case 2 -> chance(20) ? "0" : Integer.toString(units);
            default -> Integer.toString(units);
        };
    }

    private String price() {
        int whole = 1 + random.nextInt(60);
        return switch (random.nextInt(4)) {
            case 0 -> Integer.toString(whole);
            case 1 -> whole + ".333333";
            default -> whole + "." + (10 + random.nextInt(90));
        };
    }

    private String sku() {
        // a few items sell much more than the rest
        int sku = Math.min(random.nextInt(skus), random.nextInt(skus));
        return "sku-" + sku;
    }

    private String warehouse() {
        return WAREHOUSES.get(random.nextInt(WAREHOUSES.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
