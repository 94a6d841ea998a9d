package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The stock of one item in one warehouse. Movements add up; a stocktake sets the level, so its entry is the difference
 * between its count and the level before it. A late movement therefore changes the difference of the next stocktake and
 * leaves everything behind that alone.
 *
 * @param counts the stocktakes, in order
 * @param since thousandths moved since the last stocktake, or ever when there is none
 * @param reserved thousandths promised to open orders
 * @param expected thousandths on open purchase orders
 * @param entries how many ledger rows have been written
 * @param version how many changes have been applied, of lines and of promises
 * @param recordedAt the greatest recorded-at applied
 */
public record StockCard(
        List<Count> counts, long since, long reserved, long expected, long entries, long version, Instant recordedAt) {
    /** An item that never moved. */
    public static final StockCard EMPTY = new StockCard(List.of(), 0, 0, 0, 0, 0, Instant.EPOCH);

    public StockCard {
        counts = List.copyOf(counts);
    }

    /**
     * A stocktake.
     *
     * @param counted thousandths found
     * @param moved thousandths moved between the stocktake before, or the beginning, and this one
     */
    public record Count(Position position, long counted, long moved) {}

    /** The movements of this item and warehouse that now stand, stocktakes aside. */
    public interface Movements {
        /** Σ thousandths strictly between two places; null stands for the beginning and for the end. */
        long between(Position after, Position before);
    }

    /** What a line change did: the card after it and the ledger rows that say so. */
    public record Outcome(StockCard card, List<StockEntry> entries) {}

    /** Thousandths on hand. */
    public long onHand() {
        return (counts.isEmpty() ? 0 : counts.getLast().counted()) + since;
    }

    /**
     * The card as live stock.
     *
     * @param from the version from which changes are counted
     */
    public StockLevel level(String organization, String sku, String warehouse, long from) {
        return new StockLevel(organization, sku, warehouse, onHand(), reserved, expected, from + version, recordedAt);
    }

    /** Applies what an order adds to the promises; the ledger knows nothing of those. */
    public StockCard apply(Pledge pledge) {
        return new StockCard(
                counts,
                since,
                reserved + pledge.reserved(),
                expected + pledge.expected(),
                entries,
                version + 1,
                later(pledge.recordedAt()));
    }

    private Instant later(Instant recorded) {
        return recorded.isAfter(recordedAt) ? recorded : recordedAt;
    }

    /**
     * Applies one line change. The movement itself is already entered in, or gone from, {@code movements}; they are only
     * asked when a stocktake appears.
     */
    public Outcome apply(LineChange<StockMovement> change, Movements movements) {
        StockMovement movement = change.line();
        Pages pages = new Pages(movement, later(change.recordedAt()));
        if (movement.isCount()) {
            count(change, pages, movements);
        } else {
            move(change.asserted() ? movement.quantity() : -movement.quantity(), pages);
        }
        return pages.outcome();
    }

    private void move(long quantity, Pages pages) {
        pages.enter(pages.movement.kind(), pages.movement.position(), quantity);
        int next = placeOf(pages.movement.position());
        if (next == counts.size()) {
            pages.since += quantity;
        } else {
            Count count = counts.get(next);
            pages.recount(next, new Count(count.position(), count.counted(), count.moved() + quantity));
        }
    }

    private void count(LineChange<StockMovement> change, Pages pages, Movements movements) {
        Position position = pages.movement.position();
        int place = placeOf(position);
        if (change.asserted()) {
            Position before = place == 0 ? null : counts.get(place - 1).position();
            long moved = movements.between(before, position);
            pages.counts.add(place, new Count(position, pages.movement.quantity(), moved));
            pages.enter(LineKind.STOCKTAKE, position, pages.difference(place));
            pages.shiftNext(place + 1, -moved, counts.size() > place ? difference(counts, place) : 0);
        } else {
            Count gone = counts.get(place);
            pages.enter(LineKind.STOCKTAKE, position, -difference(counts, place));
            pages.counts.remove(place);
            pages.shiftNext(place, gone.moved(), counts.size() > place + 1 ? difference(counts, place + 1) : 0);
        }
    }

    /** The first stocktake at or behind a place. */
    private int placeOf(Position position) {
        int low = 0;
        int high = counts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (counts.get(middle).position().compareTo(position) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long difference(List<Count> counts, int place) {
        Count count = counts.get(place);
        long before = place == 0 ? 0 : counts.get(place - 1).counted();
        return count.counted() - before - count.moved();
    }

    /** The card being written. */
    private final class Pages {
        private final StockMovement movement;
        private final Instant recorded;
        private final List<Count> counts = new ArrayList<>(StockCard.this.counts);
        private final List<StockEntry> entries = new ArrayList<>(3);
        private long since = StockCard.this.since;

        private Pages(StockMovement movement, Instant recorded) {
            this.movement = movement;
            this.recorded = recorded;
        }

        private long difference(int place) {
            return StockCard.difference(counts, place);
        }

        private void recount(int place, Count count) {
            long before = difference(place);
            counts.set(place, count);
            correct(place, before);
        }

        /** The interval before a stocktake, or before the end, grows by a quantity. */
        private void shiftNext(int place, long quantity, long differenceBefore) {
            if (place == counts.size()) {
                since += quantity;
            } else {
                Count next = counts.get(place);
                counts.set(place, new Count(next.position(), next.counted(), next.moved() + quantity));
                correct(place, differenceBefore);
            }
        }

        private void correct(int place, long before) {
            long after = difference(place);
            if (after != before) {
                enter(LineKind.STOCKTAKE, counts.get(place).position(), -before);
                enter(LineKind.STOCKTAKE, counts.get(place).position(), after);
            }
        }

        private void enter(LineKind kind, Position line, long quantity) {
            if (quantity == 0) {
                return;
            }
            entries.add(new StockEntry(
                    StockCard.this.entries + entries.size() + 1,
                    line.source(),
                    line.document(),
                    line.line(),
                    kind,
                    movement.organization(),
                    movement.sku(),
                    movement.warehouse(),
                    quantity,
                    line.moment(),
                    recorded));
        }

        private Outcome outcome() {
            StockCard card = new StockCard(
                    counts, since, reserved, expected, StockCard.this.entries + entries.size(), version + 1, recorded);
            return new Outcome(card, List.copyOf(entries));
        }
    }
}
