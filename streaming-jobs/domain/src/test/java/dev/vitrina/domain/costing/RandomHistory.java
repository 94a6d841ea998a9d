package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Map<LineId, CostLine> newest = new LinkedHashMap<>();

    RandomHistory(long seed, int documents) {
        this.random = new SplittableRandom(seed);
        this.documents = documents;
        for (int document = 0; document < documents; document++) {
            versions(Integer.toString(document));
        }
    }

    /** The lines that stand when everything has arrived. */
    Collection<CostLine> newest() {
        return newest.values();
    }

    /** The lines that stand as a stock card. */
    String card() {
        return CardText.write(newest.values());
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

    private void versions(String document) {
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
            newest.put(id, standing);
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
