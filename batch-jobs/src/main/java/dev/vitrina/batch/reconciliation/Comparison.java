package dev.vitrina.batch.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds what is right about an item against what its tables say, number by number, with no tolerance. */
final class Comparison {
    private static final Comparator<String> NULLS_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Figure> ORDER = Comparator.comparing(Figure::what)
            .thenComparing(Figure::method, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Figure::warehouse, NULLS_FIRST)
            .thenComparing(Figure::place)
            .thenComparing(Figure::line, Comparator.nullsFirst(Comparator.naturalOrder()));

    private Comparison() {}

    /** The numbers that differ, then what the tables' own sums do not keep. */
    static List<Mismatch> of(Verdict verdict, Figures found) {
        Figures right = Figures.of(verdict);
        List<Mismatch> mismatches = new ArrayList<>();
        Figures.either(right, found).stream()
                .filter(figure -> right.get(figure) != found.get(figure))
                .sorted(ORDER)
                .forEach(figure -> mismatches.add(
                        new Mismatch(verdict.item(), figure, right.get(figure), found.get(figure), null)));
        stockSums(verdict.item(), found, mismatches);
        costSums(verdict.item(), found, mismatches);
        return mismatches;
    }

    /** The stock ledger adds up to what is on hand. */
    private static void stockSums(Item item, Figures found, List<Mismatch> mismatches) {
        Map<String, Long> ledger = found.sums(What.LINE_STOCK, null, true);
        Map<String, Long> onHand = found.sums(What.ON_HAND, null, true);
        Set<String> warehouses = new TreeSet<>(ledger.keySet());
        warehouses.addAll(onHand.keySet());
        for (String warehouse : warehouses) {
            long expected = ledger.getOrDefault(warehouse, 0L);
            long there = onHand.getOrDefault(warehouse, 0L);
            if (expected != there) {
                Figure figure = new Figure(What.STOCK_SUM, null, warehouse, null);
                mismatches.add(new Mismatch(item, figure, expected, there, null));
            }
        }
    }

    /** What came in is what left, what is on hand, and variance. */
    private static void costSums(Item item, Figures found, List<Mismatch> mismatches) {
        for (Method method : Method.values()) {
            long left = sum(found, What.LINE_COST, method) + sum(found, What.LINE_VARIANCE, method);
            long value = sum(found, What.INVENTORY_VALUE, method);
            if (left + value != 0) {
                Figure figure = new Figure(What.COST_SUM, method, null, null);
                mismatches.add(new Mismatch(item, figure, -left, value, null));
            }
        }
    }

    private static long sum(Figures found, What what, Method method) {
        return found.sums(what, method, false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
