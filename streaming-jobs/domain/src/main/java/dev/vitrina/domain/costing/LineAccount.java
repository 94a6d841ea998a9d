package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
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
 */
public record LineAccount(
        Position place, List<Position> returns, List<Adjustment> adjustments, List<Movement> movements) {
    static final LineAccount NONE = new LineAccount(null, List.of(), List.of(), List.of());

    /** A cost adjustment naming the line: its place and signed minor units. */
    record Adjustment(Position by, long amount) {}

    /** What the step at a place added by a method: thousandths and minor units, both signed. */
    record Movement(Position by, Method method, long quantity, long cost) {}

    public LineAccount {
        returns = List.copyOf(returns);
        adjustments = List.copyOf(adjustments);
        movements = List.copyOf(movements);
    }

    boolean isBlank() {
        return place == null && !isEventful();
    }

    /** Whether there is more to know than where the line stands. */
    boolean isEventful() {
        return isNamed() || !movements.isEmpty();
    }

    /** Whether returns or adjustments name the line. */
    boolean isNamed() {
        return !returns.isEmpty() || !adjustments.isEmpty();
    }

    /** What adjustments before a place amount to; before null all of them. */
    long adjustment(Position before) {
        long sum = 0;
        for (Adjustment adjustment : adjustments) {
            sum += before == null || adjustment.by().isBefore(before) ? adjustment.amount() : 0;
        }
        return sum;
    }

    LineAccount at(Position newPlace) {
        return new LineAccount(newPlace, returns, adjustments, movements);
    }

    LineAccount withReturn(Position by) {
        return new LineAccount(place, with(returns, by), adjustments, movements);
    }

    LineAccount withoutReturn(Position by) {
        List<Position> rest = new ArrayList<>(returns);
        rest.remove(by);
        return new LineAccount(place, rest, adjustments, movements);
    }

    LineAccount withAdjustment(Position by, long amount) {
        return new LineAccount(place, returns, with(adjustments, new Adjustment(by, amount)), movements);
    }

    LineAccount withoutAdjustment(Position by) {
        List<Adjustment> rest = new ArrayList<>(adjustments);
        rest.removeIf(adjustment -> adjustment.by().equals(by));
        return new LineAccount(place, returns, rest, movements);
    }

    /** The account with the step's former movement replaced; a movement of nothing is none. */
    LineAccount moved(Position by, Method method, long quantity, long cost) {
        List<Movement> rest = new ArrayList<>(movements);
        rest.removeIf(movement -> movement.method() == method && movement.by().equals(by));
        if (quantity != 0 || cost != 0) {
            rest.add(new Movement(by, method, quantity, cost));
        }
        return new LineAccount(place, returns, adjustments, rest);
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
