package dev.vitrina.jobs.costing;

import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Closing;
import dev.vitrina.schemas.avro.ClosingMode;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Overhead;
import dev.vitrina.schemas.avro.OverheadBasis;
import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/**
 * Stock documents of all kinds over a few goods and warehouses, as no sane shop would have them: late, edited in every
 * field, deleted (sometimes before they came), sent twice, two bodies under one version, naming lines that are not there.
 * The same seed gives the same changes in the same order of arrival.
 */
public final class RandomShop {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    /** So many documents are of one day. */
    private static final int DAY = 12;

    private static final String[] SKUS = {"CUP", "MUG", "TEA"};
    private static final String SET = "SET";
    private static final String[] WAREHOUSES = {"north", "south", "west"};
    private static final StockDocumentType[] TYPES = {
        StockDocumentType.receipt,
        StockDocumentType.receipt,
        StockDocumentType.receipt,
        StockDocumentType.shipment,
        StockDocumentType.shipment,
        StockDocumentType.shipment,
        StockDocumentType.shipment,
        StockDocumentType.sale_return,
        StockDocumentType.sale_return,
        StockDocumentType.purchase_return,
        StockDocumentType.transfer,
        StockDocumentType.transfer,
        StockDocumentType.write_off,
        StockDocumentType.surplus,
        StockDocumentType.stocktake,
        StockDocumentType.cost_adjustment,
        StockDocumentType.cost_adjustment
    };

    private final SplittableRandom random;
    private final int documents;
    private final List<Change> arrival = new ArrayList<>();
    private long clock;

    static {
        // opens Avro's doors to our records, before the first of them is made
        Entity.values();
    }

    public RandomShop(long seed) {
        random = new SplittableRandom(seed);
        documents = random.nextInt(10) == 0 ? 160 : 8 + random.nextInt(40);
        List<List<Change>> byDocument = new ArrayList<>();
        for (int number = 1; number <= documents; number++) {
            byDocument.add(versions(number));
        }
        byDocument.add(random.nextInt(documents), products());
        closings(byDocument);
        arrive(byDocument);
    }

    /** For how many days a seed's shop may ask closed lines: as usual, or for a part of its history. */
    public static int keptDays(long seed) {
        return seed % 3 == 0 ? 1 + (int) (seed / 3 % 4) : 400;
    }

    /** Every change, in the order in which it is recorded; closings as they were at first, each behind what they close. */
    List<Change> inOrder() {
        return arrival.stream()
                .filter(change -> !change.getEntity().equals(Entity.CLOSING.text()) || change.getVersion() == 1)
                .sorted(Comparator.comparing(Change::getRecordedAt)
                        .thenComparing(change -> change.getEntity().equals(Entity.CLOSING.text())))
                .toList();
    }

    /** Every change, in the order in which it reaches us. */
    public List<Change> arrival() {
        return arrival;
    }

    /** Some shops are nearly in the order of business, in others everything comes at any time, old versions last. */
    private void arrive(List<List<Change>> byDocument) {
        int reach = random.nextBoolean() ? 6 : documents;
        List<List<Change>> waiting = new ArrayList<>(byDocument);
        while (!waiting.isEmpty()) {
            int next = random.nextInt(Math.min(reach, waiting.size()));
            List<Change> changes = waiting.get(next);
            arrival.add(changes.remove(random.nextInt(3) == 0 ? changes.size() - 1 : 0));
            if (changes.isEmpty()) {
                waiting.remove(next);
            }
        }
    }

    private List<Change> versions(int number) {
        List<Change> changes = new ArrayList<>();
        StockDocument body = document(number, TYPES[random.nextInt(TYPES.length)]);
        int version = 1 + random.nextInt(3);
        changes.add(change(number, version, body));
        while (random.nextInt(3) == 0) {
            version += 1 + random.nextInt(2);
            body = random.nextInt(3) == 0
                    ? document(number, TYPES[random.nextInt(TYPES.length)])
                    : edited(number, body);
            changes.add(change(number, version, body));
        }
        if (random.nextInt(12) == 0) {
            changes.add(change(number, version, edited(number, body)));
        }
        if (random.nextInt(10) == 0) {
            changes.add(change(number, version + 1, null));
        }
        if (random.nextInt(8) == 0) {
            changes.add(changes.get(random.nextInt(changes.size())));
        }
        return changes;
    }

    /**
     * Two of three shops close their books, some more than once, some change their mind. When anything is recorded has nothing to
     * do with when it arrives: closings come before what was recorded earlier, and after what was recorded later.
     */
    private void closings(List<List<Change>> byDocument) {
        int closings = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(3);
        for (int number = 1; number <= closings; number++) {
            List<Change> changes = new ArrayList<>();
            for (int version = 1; version == 1 || random.nextInt(5) == 0; version++) {
                Closing body = random.nextInt(12) == 0 && version > 1 ? null : closing();
                Change change = change(Entity.CLOSING, "C" + number, version, body);
                Instant at = START.plusSeconds(random.nextLong(Math.max(1, clock)));
                changes.add(Change.newBuilder(change).setRecordedAt(at).build());
            }
            byDocument.add(random.nextInt(byDocument.size()), changes);
        }
    }

    private Closing closing() {
        return Closing.newBuilder()
                .setOrganization(random.nextInt(12) == 0 ? "branch" : "main")
                .setThrough(
                        LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(random.nextInt(-1, 1 + documents / DAY)))
                .setMode(random.nextInt(6) == 0 ? ClosingMode.restate : ClosingMode.post)
                .build();
    }

    /** A set comes apart one way, then another, and at times it is plain goods. */
    private List<Change> products() {
        List<Change> changes = new ArrayList<>();
        for (int version = 1; random.nextInt(3) != 0; version++) {
            changes.add(
                    change(Entity.PRODUCT, SET, version, random.nextInt(6) == 0 ? null : product(random.nextInt(4))));
        }
        changes.add(change(Entity.PRODUCT, "CUP", 1, product(0)));
        return changes;
    }

    private Product product(int components) {
        List<Component> all = new ArrayList<>();
        for (int i = 0; i < components; i++) {
            all.add(component());
        }
        return Product.newBuilder().setName("A set").setComponents(all).build();
    }

    private Component component() {
        return Component.newBuilder()
                .setSku(sku())
                .setQuantity(random.nextInt(4) == 0 ? decimal(random.nextLong(1, 2_500), 3) : decimal(2, 0))
                .build();
    }

    private Change change(int number, long version, StockDocument body) {
        return change(Entity.STOCK_DOCUMENT, "D" + number, version, body);
    }

    private Change change(Entity entity, String id, long version, SpecificRecord body) {
        Instant at = START.plusSeconds(clock++);
        return Change.newBuilder()
                .setEntity(entity.text())
                .setSource("erp")
                .setId(id)
                .setVersion(version)
                .setChangedAt(at)
                .setRecordedAt(at)
                .setDeleted(body == null)
                .setBodyHash(ByteBuffer.wrap(CanonicalJson.hash(body)))
                .setBody(body)
                .build();
    }

    private StockDocument edited(int number, StockDocument before) {
        StockDocument fresh = document(number, before.getType());
        StockDocument.Builder edited = StockDocument.newBuilder(before);
        switch (random.nextInt(4)) {
            case 0 -> edited.setMoment(fresh.getMoment());
            case 1 -> edited.setWarehouse(fresh.getWarehouse());
            case 2 -> edited.setLines(fresh.getLines());
            default -> edited.setApplicable(!before.getApplicable());
        }
        return edited.build();
    }

    private StockDocument document(int number, StockDocumentType type) {
        StockDocument.Builder document = StockDocument.newBuilder()
                .setType(type)
                .setOrganization(random.nextInt(12) == 0 ? "branch" : "main")
                .setMoment(START.plusSeconds(86_400L / DAY * Math.max(0, number + random.nextInt(-4, 5))))
                .setWarehouse(warehouse())
                .setApplicable(random.nextInt(20) != 0);
        if (type == StockDocumentType.transfer) {
            document.setToWarehouse(warehouse());
        }
        if (random.nextInt(3) == 0) {
            document.setSequence((long) random.nextInt(3));
        }
        if (random.nextInt(6) == 0) {
            document.setCurrency("USD").setRate(decimal(random.nextLong(1, 2_000_000), 4));
        }
        if (random.nextInt(5) == 0) {
            document.setOverhead(Overhead.newBuilder()
                    .setAmount(decimal(random.nextLong(-500, 5_000), 2))
                    .setBy(OverheadBasis.values()[random.nextInt(5)])
                    .build());
        }
        int lines = 1 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
        List<StockLine> all = new ArrayList<>();
        for (int line = 1; line <= lines; line++) {
            all.add(line(number, line, type));
        }
        return document.setLines(all).build();
    }

    private StockLine line(int number, int place, StockDocumentType type) {
        StockLine.Builder line =
                StockLine.newBuilder().setLine(Integer.toString(place)).setSku(random.nextInt(8) == 0 ? SET : sku());
        boolean adjustment = type == StockDocumentType.cost_adjustment;
        if (!adjustment) {
            line.setQuantity(quantity());
        }
        switch (random.nextInt(5)) {
            case 0 -> line.setAmount(decimal(random.nextLong(adjustment ? -800 : 0, 8_000), 2));
            case 1 -> line.setUnitCost(decimal(random.nextLong(0, 9_000_000), 6));
            case 2 -> line.setUnitCost(decimal(random.nextLong(1, 900), 2));
            case 3 ->
                line.setAmount(decimal(random.nextLong(0, 8_000), 2)).setUnitCost(decimal(random.nextLong(1, 900), 2));
            default -> {}
        }
        boolean refers =
                type == StockDocumentType.sale_return || type == StockDocumentType.purchase_return || adjustment;
        if (refers && random.nextInt(4) != 0) {
            int reach = random.nextInt(6) == 0 ? documents : 10;
            int named = Math.floorMod(number - 1 - random.nextInt(adjustment ? -4 : -1, reach), documents + 1) + 1;
            line.setRef("D" + named + ":" + (1 + random.nextInt(random.nextInt(3) == 0 ? 3 : 1)));
        }
        if (random.nextInt(8) == 0) {
            line.setWarehouse(warehouse());
        }
        if (random.nextInt(8) == 0) {
            line.setSequence((long) random.nextInt(3));
        }
        if (random.nextInt(12) == 0) {
            line.setComponents(List.of(component(), component()));
        }
        if (random.nextInt(3) != 0) {
            line.setWeight(decimal(random.nextLong(0, 3_000), 3)).setVolume(decimal(random.nextLong(0, 90), 3));
        }
        return line.setPrice(decimal(random.nextLong(0, 9_000), 2)).build();
    }

    private BigDecimal quantity() {
        return switch (random.nextInt(12)) {
            case 0 -> decimal(0, 0);
            case 1, 2 -> decimal(random.nextLong(1, 9_000), 3);
            case 3 -> decimal(random.nextLong(10, 60), 0);
            default -> decimal(random.nextLong(1, 9), 0);
        };
    }

    private static BigDecimal decimal(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale);
    }

    private String sku() {
        return SKUS[Math.min(random.nextInt(3), random.nextInt(3))];
    }

    private String warehouse() {
        return WAREHOUSES[Math.min(random.nextInt(4), random.nextInt(3))];
    }
}
