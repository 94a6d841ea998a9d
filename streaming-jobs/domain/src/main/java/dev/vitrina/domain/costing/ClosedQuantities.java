package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.ClosedMoves;
import dev.vitrina.domain.stock.ClosedMoves.Change;
import dev.vitrina.domain.stock.ClosedMoves.Saying;
import dev.vitrina.domain.stock.ClosedMoves.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the corrections of an item's closed periods move. As long as nobody has counted the item that is the difference between
 * two lines; else the item's steps are read up to the end of what is closed. Of a folded history they are those that remain, on
 * what each warehouse held before them.
 */
final class ClosedQuantities {
    /** Thousandths that a correction moves into its line's warehouse, and into the one where a transfer ends. */
    record Moves(long moved, long movedTo) {}

    private final Folded folded;
    private final Duration closedKept;
    private final Map<String, Warehouse> warehouses = new TreeMap<>();
    private final List<Step> corrections = new ArrayList<>();

    /** One warehouse's lines in their own places, and the corrections that concern it. */
    private static final class Warehouse implements ClosedMoves.InPlace {
        private final Standing base;
        private final TreeMap<Position, Long> counts = new TreeMap<>();
        private final TreeMap<Position, Long> movements = new TreeMap<>();
        private final List<Change> changes = new ArrayList<>();
        private final List<Position> places = new ArrayList<>();

        /** @param base what it held before all of them */
        private Warehouse(Standing base) {
            this.base = base;
            if (base.count() != null) {
                counts.put(base.count(), base.counted());
            }
        }

        @Override
        public SortedMap<Position, Long> countsBefore(Instant moment) {
            return counts.headMap(Position.before(moment));
        }

        @Override
        public long moved(Position after, Instant before) {
            SortedMap<Position, Long> until = movements.headMap(Position.before(before));
            SortedMap<Position, Long> between = after == null ? until : until.tailMap(after);
            long sum = after == null || after.equals(base.count()) ? base.moved() : 0;
            return sum + between.values().stream().mapToLong(Long::longValue).sum();
        }

        /** What the corrections that are not folded move, by their places. */
        private Map<Position, Long> moves(Instant foldedUntil) {
            int from = 0;
            while (from < changes.size() && changes.get(from).at().isBefore(foldedUntil)) {
                from++;
            }
            long[] moves = ClosedMoves.of(changes, this, from);
            Map<Position, Long> byPlace = new HashMap<>();
            for (int i = from; i < moves.length; i++) {
                byPlace.put(places.get(i), moves[i]);
            }
            return byPlace;
        }

        private Standing standing(Instant at) {
            List<Change> before = changes.stream()
                    .map(change -> new Change(change.at(), before(change.before(), at), before(change.after(), at)))
                    .toList();
            return ClosedMoves.standing(before, this, at);
        }

        private static Saying before(Saying saying, Instant at) {
            return saying == null || !saying.position().moment().isBefore(at) ? null : saying;
        }
    }

    private ClosedQuantities(Folded folded, Duration closedKept) {
        this.folded = folded;
        this.closedKept = closedKept;
    }

    /** Of items that nobody has counted: the corrections' own differences. */
    static Map<Position, Moves> uncounted(List<Step> corrections) {
        Map<Position, Moves> moves = new LinkedHashMap<>();
        for (Step step : corrections) {
            CostLine line = step.line();
            long moved = quantity(line.after(), line.warehouse()) - quantity(line.before(), line.warehouse());
            long movedTo = line.toWarehouse() == null
                    ? 0
                    : quantity(line.after(), line.toWarehouse()) - quantity(line.before(), line.toWarehouse());
            put(step, moved, movedTo, moves);
        }
        return moves;
    }

    /** Of an item that is counted: those corrections up to an instant, folded ones apart, that now move something else. */
    static Map<Position, Moves> counted(Timeline timeline, Instant closedUntil, Folded folded, Duration closedKept) {
        ClosedQuantities quantities = new ClosedQuantities(folded, closedKept);
        quantities.readBefore(Position.before(closedUntil.plusNanos(1)), timeline);
        return quantities.moves();
    }

    /**
     * What each warehouse of an item that folds holds at an instant.
     *
     * @param until all before it folds
     * @param at from when on closed lines are kept
     * @param folded how far the item was folded before
     */
    static Map<String, Standing> standings(
            Timeline timeline, Instant until, Instant at, Folded folded, Duration closedKept) {
        ClosedQuantities quantities = new ClosedQuantities(folded, closedKept);
        folded.standings().keySet().forEach(quantities::warehouse);
        quantities.readBefore(Position.before(until), timeline);
        Map<String, Standing> standings = new TreeMap<>();
        quantities.warehouses.forEach((name, warehouse) -> standings.put(name, warehouse.standing(at)));
        standings.values().removeIf(Standing.NOTHING::equals);
        return standings;
    }

    private void readBefore(Position end, Timeline timeline) {
        for (Stretch stretch = timeline.first(); stretch != null; stretch = timeline.next(stretch)) {
            timeline.trim(stretch);
            for (Step step : stretch.steps()) {
                if (!step.position().isBefore(end)) {
                    return;
                }
                read(step);
            }
        }
    }

    private void read(Step step) {
        CostLine line = step.line();
        boolean gone = !line.isPosted() && line.moment().isBefore(folded.since());
        if (line.kind() == LineKind.COST_ADJUSTMENT || gone) {
            return;
        }
        if (line.isPosted() && !folded.holds(line)) {
            corrections.add(step);
        }
        read(line, line.warehouse());
        if (line.toWarehouse() != null && !line.toWarehouse().equals(line.warehouse())) {
            read(line, line.toWarehouse());
        }
    }

    private void read(CostLine line, String name) {
        Warehouse warehouse = warehouse(name);
        if (line.isPosted()) {
            warehouse.changes.add(change(line, name));
            warehouse.places.add(line.position());
        } else if (line.kind() == LineKind.STOCKTAKE) {
            warehouse.counts.put(line.position(), line.quantity());
        } else {
            warehouse.movements.put(line.position(), quantity(line, name));
        }
    }

    private Warehouse warehouse(String name) {
        return warehouses.computeIfAbsent(name, first -> new Warehouse(folded.standing(first)));
    }

    /** What a folded correction changed before the time that is kept is in the warehouse's standing. */
    private Change change(CostLine line, String warehouse) {
        Change change = Change.of(
                line.correction().at(), saying(line.before(), warehouse), saying(line.after(), warehouse), closedKept);
        return folded.holds(line) ? new Change(change.at(), kept(change.before()), kept(change.after())) : change;
    }

    private Saying kept(Saying saying) {
        return saying == null || saying.position().moment().isBefore(folded.since()) ? null : saying;
    }

    private Map<Position, Moves> moves() {
        Map<String, Map<Position, Long>> byWarehouse = new HashMap<>();
        warehouses.forEach((name, warehouse) -> byWarehouse.put(name, warehouse.moves(folded.until())));
        Map<Position, Moves> moves = new LinkedHashMap<>();
        for (Step step : corrections) {
            CostLine line = step.line();
            boolean stays = line.toWarehouse() == null || line.toWarehouse().equals(line.warehouse());
            put(
                    step,
                    byWarehouse.get(line.warehouse()).get(line.position()),
                    stays ? 0 : byWarehouse.get(line.toWarehouse()).get(line.position()),
                    moves);
        }
        return moves;
    }

    private static void put(Step step, long moved, long movedTo, Map<Position, Moves> moves) {
        if (moved != step.moved() || movedTo != step.movedTo()) {
            moves.put(step.position(), new Moves(moved, movedTo));
        }
    }

    private static Saying saying(CostLine line, String warehouse) {
        if (line == null) {
            return null;
        }
        boolean counts = line.kind() == LineKind.STOCKTAKE;
        return new Saying(line.ownPosition(), counts ? line.quantity() : quantity(line, warehouse), counts);
    }

    /** Thousandths that a line moves into a warehouse; null moves nothing. */
    private static long quantity(CostLine line, String warehouse) {
        if (line == null) {
            return 0;
        }
        return switch (line.kind()) {
            case RECEIPT, SURPLUS, SALE_RETURN -> line.quantity();
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> -line.quantity();
            case TRANSFER ->
                (warehouse.equals(line.toWarehouse()) ? line.quantity() : 0)
                        - (warehouse.equals(line.warehouse()) ? line.quantity() : 0);
            case STOCKTAKE, COST_ADJUSTMENT -> 0;
        };
    }
}
