package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.Closing;
import dev.vitrina.domain.documents.Closings;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.PostedLines;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Documents of one item as a shop might have them, some of them edited or deleted, in any order of arrival. */
final class RandomHistory {
    private static final LineKind[] USUAL = {
        LineKind.RECEIPT,
        LineKind.RECEIPT,
        LineKind.RECEIPT,
        LineKind.SHIPMENT,
        LineKind.SHIPMENT,
        LineKind.SHIPMENT,
        LineKind.SHIPMENT,
        LineKind.SALE_RETURN,
        LineKind.SALE_RETURN,
        LineKind.TRANSFER,
        LineKind.TRANSFER,
        LineKind.PURCHASE_RETURN,
        LineKind.SURPLUS,
        LineKind.WRITE_OFF,
        LineKind.STOCKTAKE,
        LineKind.COST_ADJUSTMENT
    };
    private static final String[] WAREHOUSES = {"north", "south", "west"};

    private final SplittableRandom random;
    private final int documents;
    private final Map<LineId, List<LineChange<CostLine>>> byLine = new LinkedHashMap<>();
    private final Map<LineId, List<CostLine>> newest = new LinkedHashMap<>();
    private final Closings closings;

    /** @param closed whether books are closed now and then */
    RandomHistory(long seed, int documents, boolean closed) {
        this.random = new SplittableRandom(seed);
        this.documents = documents;
        this.closings = closed ? closings() : Closings.NONE;
        for (int document = 0; document < documents; document++) {
            versions(Integer.toString(document));
        }
    }

    /** The lines that stand when everything has arrived. */
    List<CostLine> newest() {
        return newest.values().stream().flatMap(List::stream).toList();
    }

    /** The lines that stand as a stock card. */
    String card() {
        return CardText.write(newest());
    }

    /** All changes in an order of arrival of its own; only the changes of one line keep theirs. */
    List<LineChange<CostLine>> arrival(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<Deque<LineChange<CostLine>>> waiting = new ArrayList<>();
        byLine.values().forEach(changes -> waiting.add(new ArrayDeque<>(changes)));
        // Some orders are nearly the order of business, others have nothing to do with it.
        int reach = dice.nextBoolean() ? 5 : waiting.size();
        List<LineChange<CostLine>> arrival = new ArrayList<>();
        while (!waiting.isEmpty()) {
            int next = dice.nextInt(Math.min(reach, waiting.size()));
            arrival.add(waiting.get(next).poll());
            if (waiting.get(next).isEmpty()) {
                waiting.remove(next);
            }
        }
        return arrival;
    }

    /**
     * Changes that arrive before books are closed, or after they last were.
     *
     * @param closedUntil the first instant that the closing after them leaves open; null after the last
     */
    record Epoch(List<LineChange<CostLine>> changes, Instant closedUntil) {}

    /** All changes in an order of arrival of its own, but those recorded before a closing before all others. */
    List<Epoch> epochs(long seed) {
        ClosedPeriods periods = closings.of("shop");
        List<LineChange<CostLine>> arrival = arrival(seed);
        List<Epoch> epochs = new ArrayList<>();
        for (int number = 0; number <= periods.closings().size(); number++) {
            int epoch = number;
            epochs.add(new Epoch(
                    arrival.stream()
                            .filter(change -> periods.epoch(change.recordedAt()) == epoch)
                            .toList(),
                    epoch == periods.closings().size() ? null : periods.until(epoch + 1)));
        }
        return epochs;
    }

    private Closings closings() {
        List<Closing> some = new ArrayList<>();
        for (int number = random.nextInt(4); number >= 0; number--) {
            some.add(new Closing(
                    "shop",
                    Instant.ofEpochSecond(random.nextInt(1000)),
                    Instant.ofEpochSecond(random.nextInt(documents / 2))));
        }
        return Closings.of(some);
    }

    private void versions(String document) {
        if (closings.isEmpty()) {
            openVersions(document);
        } else {
            closedVersions(document);
        }
    }

    /** What a document asserts by the closings, version by version. */
    private void closedVersions(String document) {
        List<DocumentVersion<CostLine>> versions = new ArrayList<>();
        CostLine standing = line(document, kind());
        long recorded = random.nextInt(600);
        versions.add(version(document, 1, recorded, List.of(standing)));
        while (random.nextInt(3) != 0) {
            recorded += random.nextInt(300);
            standing = random.nextInt(3) != 0 ? line(document, standing.kind()) : line(document, kind());
            boolean gone = random.nextInt(8) == 0;
            versions.add(version(document, versions.size() + 1, recorded, gone ? List.of() : List.of(standing)));
        }
        List<LineChange<CostLine>> changes = new ArrayList<>();
        List<CostLine> lines = List.of();
        for (int known = 1; known <= versions.size(); known++) {
            DocumentVersion<CostLine> version = versions.get(known - 1);
            DocumentHistory<CostLine> history = new DocumentHistory<>(versions.subList(0, known));
            List<CostLine> now = PostedLines.of(new Known(history), closings, new CostPosting());
            ClosedPeriods periods = closings.of("shop");
            Instant closed = periods.until(periods.epoch(version.recordedAt()));
            changes.addAll(DocumentChange.between(lines, now, known == 1 ? Cause.NEW : Cause.EDIT, version.recordedAt())
                    .closedUntil(closed == null ? Map.of() : Map.of("shop", closed))
                    .linesOf(CostLine::organization));
            lines = now;
        }
        LineId id = new LineId("erp", document, "1");
        byLine.put(id, changes);
        newest.put(id, lines);
    }

    private static DocumentVersion<CostLine> version(
            String document, long version, long recorded, List<CostLine> lines) {
        Instant at = Instant.ofEpochSecond(recorded);
        return new DocumentVersion<>(
                "stock_document", "erp", document, version, at, "v" + version, lines.isEmpty(), at, lines);
    }

    private record Known(DocumentHistory<CostLine> history) implements PostedLines.Knowledge<CostLine> {
        @Override
        public List<CostLine> at(Instant recordedAt) {
            DocumentVersion<CostLine> version = history.at(recordedAt);
            return version == null ? List.of() : version.lines();
        }

        @Override
        public List<Instant> changes() {
            return history.versions().stream().map(DocumentVersion::recordedAt).toList();
        }
    }

    private void openVersions(String document) {
        LineId id = new LineId("erp", document, "1");
        List<LineChange<CostLine>> changes = new ArrayList<>();
        CostLine standing = line(document, kind());
        changes.add(change(true, standing, Cause.NEW));
        while (random.nextInt(4) == 0) {
            CostLine next = random.nextBoolean() ? line(document, standing.kind()) : line(document, kind());
            changes.add(change(false, standing, Cause.EDIT));
            changes.add(change(true, next, Cause.EDIT));
            standing = next;
        }
        if (random.nextInt(12) == 0) {
            changes.add(change(false, standing, Cause.DELETE));
        } else {
            newest.put(id, List.of(standing));
        }
        byLine.put(id, changes);
    }

    private LineChange<CostLine> change(boolean asserted, CostLine line, Cause cause) {
        return new LineChange<>(asserted, line, cause, Instant.ofEpochSecond(random.nextInt(1000)));
    }

    private LineKind kind() {
        return USUAL[random.nextInt(USUAL.length)];
    }

    private CostLine line(String document, LineKind kind) {
        int number = Integer.parseInt(document);
        long day = Math.max(0, number / 2 + random.nextInt(-3, 4));
        boolean canRefer =
                kind == LineKind.SALE_RETURN || kind == LineKind.PURCHASE_RETURN || kind == LineKind.COST_ADJUSTMENT;
        boolean refers = canRefer && random.nextInt(4) != 0;
        int reach = random.nextInt(6) == 0 ? documents : 12;
        int back = random.nextInt(kind == LineKind.COST_ADJUSTMENT ? -5 : 0, reach);
        String ref = refers ? Integer.toString(Math.floorMod(number - back, documents)) : null;
        boolean adjustment = kind == LineKind.COST_ADJUSTMENT;
        boolean stated = random.nextInt(5) != 0;
        boolean valued =
                stated && (kind.isReceipt() || (kind == LineKind.SALE_RETURN && random.nextBoolean()) || adjustment);
        boolean unitCosted = random.nextInt(3) == 0 && !kind.isReceipt();
        String warehouse = warehouse();
        return new CostLine(
                "shop",
                "tea",
                kind,
                "erp",
                document,
                "1",
                Instant.ofEpochSecond(day),
                random.nextInt(2),
                warehouse,
                kind == LineKind.TRANSFER ? warehouse() : null,
                random.nextInt(20) == 0 ? 0 : random.nextLong(1, 9) * (random.nextInt(4) == 0 ? 333 : 1000),
                valued ? random.nextLong(adjustment ? -500 : 0, 5000) : null,
                unitCosted ? BigDecimal.valueOf(random.nextLong(1, 9_000_000), 6) : null,
                ref,
                ref == null ? null : "1",
                null,
                random.nextInt(6) == 0 ? random.nextLong(-100, 400) : 0);
    }

    private String warehouse() {
        return WAREHOUSES[Math.min(random.nextInt(4), random.nextInt(3))];
    }
}
