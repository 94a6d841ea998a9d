package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lines that are posted after closed periods move, counted the slow way: all lines before the instant as they were known
 * just before and just after it was posted, gone through twice.
 */
final class PlainMoves {
    private PlainMoves() {}

    /**
     * By line and warehouse, of lines in their order.
     *
     * @param kept for how long closed stocktakes may be changed
     */
    static Map<CostLine, Map<String, Long>> of(List<CostLine> all, Duration kept) {
        List<CostLine> lines = new ArrayList<>(all);
        lines.removeIf(line ->
                line.isPosted() && (isOldCount(line, line.before(), kept) || isOldCount(line, line.after(), kept)));
        Map<CostLine, Map<String, Long>> moves = new HashMap<>();
        TreeSet<Instant> instants = new TreeSet<>();
        lines.stream().filter(CostLine::isPosted).forEach(line -> instants.add(line.effectiveAt()));
        for (Instant at : instants) {
            List<CostLine> posted = lines.stream()
                    .filter(line -> line.isPosted() && line.effectiveAt().equals(at))
                    .toList();
            List<CostLine> former = known(lines, at, false);
            List<CostLine> now = known(lines, at, true);
            TreeSet<String> warehouses = new TreeSet<>();
            lines.forEach(line -> warehouses.add(line.warehouse()));
            lines.stream()
                    .filter(line -> line.toWarehouse() != null)
                    .forEach(line -> warehouses.add(line.toWarehouse()));
            for (String warehouse : warehouses) {
                long rest = level(now, warehouse) - level(former, warehouse);
                CostLine count = lastCount(former, warehouse);
                CostLine other = lastCount(now, warehouse);
                if (count == null || other != null && place(count).isBefore(place(other))) {
                    count = other;
                }
                for (CostLine line : posted) {
                    long moved = behind(count, line.after(), warehouse) - behind(count, line.before(), warehouse);
                    moves.computeIfAbsent(line, first -> new TreeMap<>()).put(warehouse, moved);
                    rest -= moved;
                }
                for (CostLine line : posted) {
                    boolean answers = isCount(line, warehouse)
                            && (line.after() != null && place(line.after()).equals(place(count))
                                    || line.before() != null
                                            && place(line.before()).equals(place(count)));
                    if (rest != 0 && answers) {
                        moves.get(line).put(warehouse, rest);
                        rest = 0;
                    }
                }
            }
        }
        return moves;
    }

    /** A stocktake of long ago stands, whatever is posted of it. */
    private static boolean isOldCount(CostLine posted, CostLine line, Duration kept) {
        return line != null
                && line.kind() == LineKind.STOCKTAKE
                && Duration.between(line.moment(), posted.effectiveAt()).compareTo(kept) > 0;
    }

    private static boolean isCount(CostLine line, String warehouse) {
        return line.kind() == LineKind.STOCKTAKE && line.warehouse().equals(warehouse);
    }

    private static Position place(CostLine line) {
        return Position.of(
                line.kind(),
                line.refDocument() != null,
                line.moment(),
                line.sequence(),
                line.source(),
                line.document(),
                line.line());
    }

    private static List<CostLine> known(List<CostLine> lines, Instant at, boolean with) {
        List<CostLine> known = new ArrayList<>();
        lines.stream().filter(line -> !line.isPosted()).forEach(known::add);
        for (CostLine line : lines) {
            if (line.isPosted()
                    && (line.effectiveAt().isBefore(at)
                            || with && line.effectiveAt().equals(at))) {
                CostLine before =
                        line.correction().withdrawn() ? line : line.correction().before();
                if (before != null) {
                    for (int i = 0; i < known.size(); i++) {
                        CostLine one = known.get(i);
                        if (place(one).equals(place(before)) && one.warehouse().equals(before.warehouse())) {
                            known.remove(i);
                            break;
                        }
                    }
                }
                if (!line.correction().withdrawn()) {
                    known.add(line);
                }
            }
        }
        known.removeIf(line -> !line.moment().isBefore(at));
        known.sort(Comparator.comparing(PlainMoves::place));
        return known;
    }

    private static long level(List<CostLine> lines, String warehouse) {
        long level = 0;
        for (CostLine line : lines) {
            level = isCount(line, warehouse) ? line.quantity() : level + quantity(line, warehouse);
        }
        return level;
    }

    private static CostLine lastCount(List<CostLine> lines, String warehouse) {
        CostLine last = null;
        for (CostLine line : lines) {
            last = isCount(line, warehouse) ? line : last;
        }
        return last;
    }

    private static long behind(CostLine count, CostLine line, String warehouse) {
        return line == null || count != null && place(line).isBefore(place(count)) ? 0 : quantity(line, warehouse);
    }

    private static long quantity(CostLine line, String warehouse) {
        long sum = 0;
        if (line.warehouse().equals(warehouse)) {
            sum += switch (line.kind()) {
                case RECEIPT, SURPLUS, SALE_RETURN -> line.quantity();
                case SHIPMENT, WRITE_OFF, PURCHASE_RETURN, TRANSFER -> -line.quantity();
                case STOCKTAKE, COST_ADJUSTMENT -> 0;
            };
        }
        return warehouse.equals(line.toWarehouse()) ? sum + line.quantity() : sum;
    }
}
