package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lines for costing as tests write them, and its ledger as they read it. */
final class Ledger {
    private Ledger() {}

    /** Whole units that came in at a total of minor units. */
    static CostLine receipt(String sku, String document, int day, long units, long value) {
        return line(sku, LineKind.RECEIPT, document, day, units, value);
    }

    static CostLine shipment(String sku, String document, int day, long units) {
        return line(sku, LineKind.SHIPMENT, document, day, units, null);
    }

    static LineChange<CostLine> asserted(CostLine line) {
        return new LineChange<>(true, line, Cause.NEW, Paper.day(30));
    }

    /** 110 units and 200 shipments of one, more than a block holds; the last of them leave the stock below zero. */
    static List<LineChange<CostLine>> longHistory() {
        List<LineChange<CostLine>> changes = new ArrayList<>();
        changes.add(asserted(receipt("MUG", "R-1", 1, 10, 5_000)));
        changes.add(asserted(receipt("MUG", "R-2", 2, 100, 60_001)));
        for (int day = 3; day < 203; day++) {
            changes.add(asserted(shipment("MUG", "S-" + day, day, 1)));
        }
        return changes;
    }

    /** Lines of one document that differ from each other in all that lines can. */
    static List<Stated<CostLine>> everyLine() {
        CostLine plain = line("MUG", LineKind.RECEIPT, "D-1", 1, 3, null);
        BigDecimal cost = new BigDecimal("12345678901234567890.000001");
        return List.of(
                new Stated<>(plain, true),
                new Stated<>(plain, false),
                new Stated<>(
                        new CostLine(
                                "main",
                                "MUG",
                                LineKind.RECEIPT,
                                "erp",
                                "D-1",
                                "2",
                                Paper.day(1),
                                0,
                                "shop",
                                null,
                                1,
                                -7L,
                                new BigDecimal("0.5"),
                                null,
                                null,
                                null,
                                9),
                        true),
                new Stated<>(
                        new CostLine(
                                "other",
                                "CUP-ё",
                                LineKind.TRANSFER,
                                "erp",
                                "D-1",
                                "3",
                                Paper.day(2),
                                -3,
                                "shop",
                                "shelf",
                                0,
                                null,
                                cost,
                                "R:1",
                                "2",
                                "O-1",
                                0),
                        true),
                new Stated<>(
                        new CostLine(
                                "other",
                                "CUP-ё",
                                LineKind.TRANSFER,
                                "erp",
                                "D-1",
                                "4",
                                Paper.day(2),
                                -3,
                                "shop",
                                "yard",
                                5,
                                Long.MIN_VALUE,
                                new BigDecimal("-1E+3"),
                                null,
                                null,
                                "O-1",
                                -1),
                        false),
                new Stated<>(
                        new CostLine(
                                "other",
                                "TEA",
                                LineKind.SHIPMENT,
                                "erp",
                                "D-1",
                                "5",
                                Paper.day(2),
                                -3,
                                "shop",
                                null,
                                5,
                                null,
                                null,
                                null,
                                null,
                                "O-2",
                                0),
                        true));
    }

    /** Σ FIFO cost in minor units by document. */
    static Map<String, Long> costs(Collection<CostEntry> rows) {
        return rows.stream()
                .filter(row -> row.method() == Method.FIFO)
                .collect(Collectors.groupingBy(
                        CostEntry::document, TreeMap::new, Collectors.summingLong(CostEntry::cost)));
    }

    /** What adds minor units to the cost of a receipt. */
    static CostLine adjustment(String sku, String document, int day, long value, String receipt) {
        return line(sku, LineKind.COST_ADJUSTMENT, document, day, 0, value, receipt);
    }

    private static CostLine line(String sku, LineKind kind, String document, int day, long units, Long value) {
        return line(sku, kind, document, day, units, value, null);
    }

    private static CostLine line(
            String sku, LineKind kind, String document, int day, long units, Long value, String reference) {
        return new CostLine(
                "main",
                sku,
                kind,
                "erp",
                document,
                "1",
                Paper.day(day),
                0,
                "shelf",
                null,
                units * 1000,
                value,
                null,
                reference,
                reference == null ? null : "1",
                null,
                0);
    }
}
