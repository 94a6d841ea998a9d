package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a line stands, which lines refer to it, and what a sale return naming it would find. Kept also for a line that
 * is not there (yet) but is referred to.
 *
 * @param position the line's place; null while the line is not there
 * @param adjustable the line is there and is a receipt or surplus of some quantity
 * @param returns the places of the sale returns that name the line
 * @param adjustments the cost adjustments that name the line
 * @param movements what steps added to and took from the account, in no particular order
 */
public record LineAccount(
        Position position,
        boolean adjustable,
        List<Position> returns,
        List<Adjustment> adjustments,
        List<Movement> movements) {
    static final LineAccount NONE = new LineAccount(null, false, List.of(), List.of(), List.of());

    /** A cost adjustment naming the line: its place and signed minor units. */
    record Adjustment(Position by, long amount) {}

    /** What the step at a place added: thousandths and minor units, both signed. */
    record Movement(Position by, long quantity, long cost) {}

    /** What is left for a return to name: thousandths and minor units. */
    record Balance(long quantity, long cost) {
        static final Balance NONE = new Balance(0, 0);

        Balance without(long thousandths, long minorUnits) {
            return new Balance(quantity - thousandths, cost - minorUnits);
        }
    }

    public LineAccount {
        returns = List.copyOf(returns);
        adjustments = List.copyOf(adjustments);
        movements = List.copyOf(movements);
    }

    /** What all steps before a place have left. */
    Balance before(Position place) {
        long quantity = 0;
        long cost = 0;
        for (Movement movement : movements) {
            if (movement.by().isBefore(place)) {
                quantity += movement.quantity();
                cost += movement.cost();
            }
        }
        return new Balance(quantity, cost);
    }

    long adjustment() {
        return adjustments.stream().mapToLong(Adjustment::amount).sum();
    }

    boolean isBlank() {
        return equals(NONE);
    }

    LineAccount at(Position place, boolean canBeAdjusted) {
        return new LineAccount(place, canBeAdjusted, returns, adjustments, movements);
    }

    LineAccount withReturn(Position place) {
        return new LineAccount(position, adjustable, with(returns, place), adjustments, movements);
    }

    LineAccount withoutReturn(Position place) {
        List<Position> rest = new ArrayList<>(returns);
        rest.remove(place);
        return new LineAccount(position, adjustable, rest, adjustments, movements);
    }

    LineAccount withAdjustment(Position by, long amount) {
        return new LineAccount(position, adjustable, returns, with(adjustments, new Adjustment(by, amount)), movements);
    }

    LineAccount withoutAdjustment(Position by) {
        List<Adjustment> rest = new ArrayList<>(adjustments);
        rest.removeIf(adjustment -> adjustment.by().equals(by));
        return new LineAccount(position, adjustable, returns, rest, movements);
    }

    /** The account with the step's former movement replaced; a movement of nothing is none. */
    LineAccount moved(Position by, long quantity, long cost) {
        List<Movement> rest = new ArrayList<>(movements);
        rest.removeIf(movement -> movement.by().equals(by));
        if (quantity != 0 || cost != 0) {
            rest.add(new Movement(by, quantity, cost));
        }
        return new LineAccount(position, adjustable, returns, adjustments, rest);
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
