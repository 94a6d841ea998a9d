package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a line beside its step: where it stands, which lines name it, and what other steps than its own have
 * changed in what a sale return naming it would find. Kept also for a line that is not there (yet) but is named.
 *
 * @param place the line's place when its step lies in a chunk; null while it is a recent one or not there
 * @param returns the places of the sale returns that name the line
 * @param adjustments the cost adjustments that name the line
 * @param movements what other steps added and took, in no particular order
 * @param corrections the places of the line's steps beside the one in its own place, in order
 */
public record LineAccount(
        Position place,
        List<Position> returns,
        List<Adjustment> adjustments,
        List<Movement> movements,
        List<Position> corrections) {
    static final LineAccount NONE = new LineAccount(null, List.of(), List.of(), List.of(), List.of());

    /**
     * A cost adjustment naming the line.
     *
     * @param by its place
     * @param amount signed minor units
     * @param closedUntil receipts before this instant keep their cost; null when nothing was closed
     */
    record Adjustment(Position by, long amount, Instant closedUntil) {}

    /** What the step at a place added by a method: thousandths and minor units, both signed. */
    record Movement(Position by, Method method, long quantity, long cost) {}

    public LineAccount {
        returns = List.copyOf(returns);
        adjustments = List.copyOf(adjustments);
        movements = List.copyOf(movements);
        corrections = List.copyOf(corrections);
    }

    boolean isBlank() {
        return place == null && !isEventful();
    }

    /** Whether there is more to know than where the line stands. */
    boolean isEventful() {
        return isNamed() || !movements.isEmpty() || isCorrected();
    }

    /** Whether returns or adjustments name the line. */
    boolean isNamed() {
        return !returns.isEmpty() || !adjustments.isEmpty();
    }

    boolean isCorrected() {
        return !corrections.isEmpty();
    }

    /** Whether steps go by what the line's own step does. */
    boolean isWatched() {
        return !returns.isEmpty() || isCorrected();
    }

    LineAccount at(Position newPlace) {
        return new LineAccount(newPlace, returns, adjustments, movements, corrections);
    }

    LineAccount withReturn(Position by) {
        return new LineAccount(place, with(returns, by), adjustments, movements, corrections);
    }

    LineAccount withoutReturn(Position by) {
        List<Position> rest = new ArrayList<>(returns);
        rest.remove(by);
        return new LineAccount(place, rest, adjustments, movements, corrections);
    }

    LineAccount withAdjustment(Adjustment adjustment) {
        return new LineAccount(place, returns, with(adjustments, adjustment), movements, corrections);
    }

    LineAccount withoutAdjustment(Position by) {
        List<Adjustment> rest = new ArrayList<>(adjustments);
        rest.removeIf(adjustment -> adjustment.by().equals(by));
        return new LineAccount(place, returns, rest, movements, corrections);
    }

    /** The account with the step's former movement replaced; a movement of nothing is none. */
    LineAccount moved(Position by, Method method, long quantity, long cost) {
        List<Movement> rest = new ArrayList<>(movements);
        rest.removeIf(movement -> movement.method() == method && movement.by().equals(by));
        if (quantity != 0 || cost != 0) {
            rest.add(new Movement(by, method, quantity, cost));
        }
        return new LineAccount(place, returns, adjustments, rest, corrections);
    }

    LineAccount withCorrection(Position by) {
        List<Position> more = with(corrections, by);
        more.sort(null);
        return new LineAccount(place, returns, adjustments, movements, more);
    }

    LineAccount withoutCorrection(Position by) {
        List<Position> rest = new ArrayList<>(corrections);
        rest.remove(by);
        return new LineAccount(place, returns, adjustments, movements, rest);
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
