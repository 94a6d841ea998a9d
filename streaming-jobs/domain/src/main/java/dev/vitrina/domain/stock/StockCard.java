package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stock of one item in one warehouse. Movements add up; a stocktake sets the level, so its entry is the difference
 * between its count and the level before it. A late movement therefore changes the difference of the next stocktake and
 * leaves everything behind that alone. What changes of a closed period moves at the first instant after, as much as makes
 * the level what it would be without closings.
 *
 * @param counts the stocktakes, in order
 * @param posted the changes of closed periods, in the order of their instants
 * @param since thousandths moved since the last stocktake, or ever when there is none
 * @param reserved thousandths promised to open orders
 * @param expected thousandths on open purchase orders
 * @param entries how many ledger rows have been written
 * @param version how many changes have been applied, of lines and of promises
 * @param recordedAt the greatest recorded-at applied
 */
public record StockCard(
        List<Count> counts,
        List<Posted> posted,
        long since,
        long reserved,
        long expected,
        long entries,
        long version,
        Instant recordedAt) {
    /** An item that never moved. */
    public static final StockCard EMPTY = new StockCard(List.of(), List.of(), 0, 0, 0, 0, 0, Instant.EPOCH);

    public StockCard {
        counts = List.copyOf(counts);
        posted = List.copyOf(posted);
    }

    /**
     * A stocktake.
     *
     * @param counted thousandths found
     * @param moved thousandths moved between the stocktake before, or the beginning, and this one
     */
    public record Count(Position position, long counted, long moved) {}

    /**
     * A change of a closed period.
     *
     * @param place where it is posted
     * @param kind of its line
     * @param moved thousandths that it moves there
     */
    public record Posted(Position place, LineKind kind, ClosedMoves.Change change, long moved) {}

    /** The movements of this item and warehouse that now stand in their own places, stocktakes aside. */
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
                posted,
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
     * Applies one line change. The movement itself is already entered in, or gone from, {@code movements}, unless it is a
     * correction; they are only asked when a stocktake appears or closed periods are changed.
     *
     * @param closedKept for how long closed lines are kept; the same in every call
     */
    public Outcome apply(LineChange<StockMovement> change, Movements movements, Duration closedKept) {
        StockMovement movement = change.line();
        Pages pages = new Pages(movement, movements, later(change.recordedAt()));
        if (movement.correction() != null) {
            pages.post(movement, change.asserted(), closedKept);
        } else if (movement.isCount()) {
            pages.count(movement, change.asserted());
        } else {
            pages.move(
                    movement.kind(),
                    movement.position(),
                    change.asserted() ? movement.quantity() : -movement.quantity());
        }
        if (!pages.posted.isEmpty()
                && movement.position()
                        .moment()
                        .isBefore(pages.posted.getLast().change().at())) {
            pages.moveClosed();
        }
        return pages.outcome();
    }

    /** The first stocktake at or behind a place. */
    private static int placeOf(List<Count> counts, Position position) {
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
    private final class Pages implements ClosedMoves.InPlace {
        private final StockMovement movement;
        private final Movements movements;
        private final Instant recorded;
        private final List<Count> counts;
        private final List<Posted> posted;
        private final List<StockEntry> entries = new ArrayList<>(3);
        private long since = StockCard.this.since;

        private Pages(StockMovement movement, Movements movements, Instant recorded) {
            this.movement = movement;
            this.movements = movements;
            this.recorded = recorded;
            this.counts = pages(StockCard.this.counts, movement.isCount());
            this.posted = pages(StockCard.this.posted, movement.correction() != null);
        }

        /** Most cards have no such pages and get none. */
        private static <T> List<T> pages(List<T> before, boolean more) {
            return before.isEmpty() && !more ? before : new ArrayList<>(before);
        }

        private void move(LineKind kind, Position position, long quantity) {
            enter(kind, position, quantity);
            shift(position, quantity);
        }

        private void count(StockMovement count, boolean asserted) {
            Position position = count.position();
            int place = placeOf(counts, position);
            if (asserted) {
                Position before = place == 0 ? null : counts.get(place - 1).position();
                long moved = movements.between(before, position) + postedBetween(before, position);
                long next = counts.size() > place ? difference(place) : 0;
                counts.add(place, new Count(position, count.quantity(), moved));
                enter(LineKind.STOCKTAKE, position, difference(place));
                shiftNext(place + 1, -moved, next);
            } else {
                Count gone = counts.get(place);
                enter(LineKind.STOCKTAKE, position, -difference(place));
                long next = counts.size() > place + 1 ? difference(place + 1) : 0;
                counts.remove(place);
                shiftNext(place, gone.moved(), next);
            }
        }

        /** A change of a closed period comes, or goes with what it has moved. */
        private void post(StockMovement correction, boolean asserted, Duration closedKept) {
            Position place = correction.place();
            if (asserted) {
                posted.add(new Posted(place, correction.kind(), correction.change(closedKept), 0));
                posted.sort(Comparator.comparing(Posted::place));
            } else {
                Posted gone = posted.stream()
                        .filter(one -> one.place().equals(place))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No correction stands at " + place));
                posted.remove(gone);
                move(gone.kind(), place, -gone.moved());
            }
        }

        /** Brings what changes of closed periods move up to date. */
        private void moveClosed() {
            long[] moves = ClosedMoves.of(posted.stream().map(Posted::change).toList(), this);
            for (int i = 0; i < moves.length; i++) {
                Posted before = posted.get(i);
                if (moves[i] != before.moved()) {
                    enter(before.kind(), before.place(), -before.moved());
                    enter(before.kind(), before.place(), moves[i]);
                    posted.set(i, new Posted(before.place(), before.kind(), before.change(), moves[i]));
                    shift(before.place(), moves[i] - before.moved());
                }
            }
        }

        @Override
        public SortedMap<Position, Long> countsBefore(Instant moment) {
            SortedMap<Position, Long> before = new TreeMap<>();
            for (Count count : counts) {
                if (count.position().moment().isBefore(moment)) {
                    before.put(count.position(), count.counted());
                }
            }
            return before;
        }

        @Override
        public long moved(Position after, Instant before) {
            return movements.between(after, Position.before(before));
        }

        private long postedBetween(Position after, Position before) {
            long sum = 0;
            for (Posted one : posted) {
                boolean behind = after == null || after.isBefore(one.place());
                sum += behind && one.place().isBefore(before) ? one.moved() : 0;
            }
            return sum;
        }

        private long difference(int place) {
            return StockCard.difference(counts, place);
        }

        /** The interval that a place lies in grows by a quantity. */
        private void shift(Position place, long quantity) {
            int next = placeOf(counts, place);
            shiftNext(next, quantity, next < counts.size() ? difference(next) : 0);
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
                    counts,
                    posted,
                    since,
                    reserved,
                    expected,
                    StockCard.this.entries + entries.size(),
                    version + 1,
                    recorded);
            return new Outcome(card, List.copyOf(entries));
        }
    }
}
