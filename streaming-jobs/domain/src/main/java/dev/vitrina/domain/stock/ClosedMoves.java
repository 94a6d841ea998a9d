package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much the changes of closed documents move in one warehouse at the first instant after the closed period. All together
 * they move what the documents, had they been known in time, would have left there at that instant; so what is on hand is the
 * same with closings as without. A movement that lies before the last stocktake of the closed period moves nothing: the
 * count stands.
 */
public final class ClosedMoves {
    /**
     * What a line says about the warehouse in its own place.
     *
     * @param quantity thousandths: signed, positive came in; for a stocktake the count
     */
    public record Saying(Position position, long quantity, boolean isCount) {}

    /**
     * A line's change after its period was closed.
     *
     * @param at the first instant after
     * @param before null when nothing stood
     * @param after null when nothing stands
     */
    public record Change(Instant at, Saying before, Saying after) {
        /**
         * A change as it counts: a stocktake that lies further back than closed lines are kept stands, whatever is said of it.
         *
         * @param kept for how long closed lines are
         */
        public static Change of(Instant at, Saying before, Saying after, Duration kept) {
            Instant since = at.minus(kept);
            boolean stands = isCountBefore(before, since) || isCountBefore(after, since);
            return stands ? new Change(at, null, null) : new Change(at, before, after);
        }

        private static boolean isCountBefore(Saying saying, Instant since) {
            return saying != null
                    && saying.isCount()
                    && saying.position().moment().isBefore(since);
        }
    }

    /**
     * What a warehouse holds at an instant.
     *
     * @param count the last stocktake before it; null for none
     * @param counted what that found, in thousandths; 0 for none
     * @param moved thousandths moved since, or ever
     */
    public record Standing(Position count, long counted, long moved) {
        /** A warehouse where nothing ever happened. */
        public static final Standing NOTHING = new Standing(null, 0, 0);

        long level() {
            return counted + moved;
        }
    }

    /** What stands in the warehouse in its own place. */
    public interface InPlace {
        /** Thousandths counted, by the stocktake's place, of all that lie before an instant. */
        SortedMap<Position, Long> countsBefore(Instant moment);

        /** Σ thousandths moved behind a place, null for the beginning, and before an instant; stocktakes apart. */
        long moved(Position after, Instant before);
    }

    private final InPlace inPlace;
    private final List<Change> changes;
    private final long[] moves;

    private ClosedMoves(InPlace inPlace, List<Change> changes) {
        this.inPlace = inPlace;
        this.changes = changes;
        this.moves = new long[changes.size()];
    }

    /**
     * Thousandths that each change moves, positive comes in.
     *
     * @param changes in the order of their instants
     */
    public static long[] of(List<Change> changes, InPlace inPlace) {
        return of(changes, inPlace, 0);
    }

    /**
     * The same where the first changes are history.
     *
     * @param from the first change whose moves are asked; those before it get 0
     */
    public static long[] of(List<Change> changes, InPlace inPlace, int from) {
        return new ClosedMoves(inPlace, changes).moves(from);
    }

    /** The last stocktake before an instant, and what has moved since, when all changes are known. */
    public static Standing standing(List<Change> changes, InPlace inPlace, Instant at) {
        ClosedMoves closed = new ClosedMoves(inPlace, changes);
        return closed.standing(changes.size(), at, closed.counts(changes.size(), at));
    }

    private long[] moves(int first) {
        int from = first;
        while (from < changes.size()) {
            int to = from + 1;
            while (to < changes.size()
                    && changes.get(to).at().equals(changes.get(from).at())) {
                to++;
            }
            move(from, to);
            from = to;
        }
        return moves;
    }

    /** The changes of one instant. */
    private void move(int from, int to) {
        Instant at = changes.get(from).at();
        TreeMap<Position, Long> former = counts(from, at);
        TreeMap<Position, Long> now = counts(to, at);
        Position count = later(last(former), last(now));
        long rest = standing(to, at, now).level() - standing(from, at, former).level();
        for (int i = from; i < to; i++) {
            moves[i] = movedBehind(count, changes.get(i));
            rest -= moves[i];
        }
        for (int i = from; i < to && rest != 0; i++) {
            if (isCountAt(count, changes.get(i).after())
                    || isCountAt(count, changes.get(i).before())) {
                moves[i] = rest;
                rest = 0;
            }
        }
        if (rest != 0) {
            throw new IllegalStateException(
                    "No stocktake at %s accounts for %d thousandths at %s".formatted(count, rest, at));
        }
    }

    /** The stocktakes before an instant, when the first so many changes are known. */
    private TreeMap<Position, Long> counts(int known, Instant at) {
        TreeMap<Position, Long> counts = new TreeMap<>(inPlace.countsBefore(at));
        for (Change change : changes.subList(0, known)) {
            if (change.before() != null && change.before().isCount()) {
                counts.remove(change.before().position());
            }
            if (change.after() != null && change.after().isCount()) {
                counts.put(change.after().position(), change.after().quantity());
            }
        }
        return counts;
    }

    /** The same when the first so many changes are known. */
    private Standing standing(int known, Instant at, TreeMap<Position, Long> counts) {
        Position count = last(counts);
        long moved = inPlace.moved(count, at);
        for (Change change : changes.subList(0, known)) {
            moved += movedBehind(count, change);
        }
        return new Standing(count, count == null ? 0 : counts.get(count), moved);
    }

    private static long movedBehind(Position count, Change change) {
        return movedBehind(count, change.after()) - movedBehind(count, change.before());
    }

    private static long movedBehind(Position count, Saying saying) {
        return saying == null || saying.isCount() || count != null && !count.isBefore(saying.position())
                ? 0
                : saying.quantity();
    }

    private static boolean isCountAt(Position count, Saying saying) {
        return saying != null && saying.isCount() && saying.position().equals(count);
    }

    private static Position last(TreeMap<Position, Long> counts) {
        return counts.isEmpty() ? null : counts.lastKey();
    }

    private static Position later(Position one, Position other) {
        return one == null || other != null && one.isBefore(other) ? other : one;
    }
}
