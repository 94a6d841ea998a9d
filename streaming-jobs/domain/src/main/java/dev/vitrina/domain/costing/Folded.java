package dev.vitrina.domain.costing;

import dev.vitrina.domain.stock.ClosedMoves.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Up to where an item's history is folded, and what is left of it beside its queues.
 *
 * @param until no step before it is ever played again; the lines of some are still there to be asked
 * @param since the steps in their own places before this instant count no more: the standings say what they moved
 * @param standings what each warehouse held at {@code since}
 */
public record Folded(Instant until, Instant since, Map<String, Standing> standings) {
    /** All steps are there. */
    static final Folded NOTHING = new Folded(Instant.MIN, Instant.MIN, Map.of());

    public Folded {
        standings = Collections.unmodifiableMap(new TreeMap<>(standings));
    }

    /**
     * A history that folds.
     *
     * @param kept for how long closed lines may be asked
     * @param standings what each warehouse held at an instant
     */
    static Folded of(Instant until, Duration kept, Function<Instant, Map<String, Standing>> standings) {
        Instant since = until.minus(kept);
        return new Folded(until, since, standings.apply(since));
    }

    boolean isNothing() {
        return until.equals(Instant.MIN);
    }

    Standing standing(String warehouse) {
        return standings.getOrDefault(warehouse, Standing.NOTHING);
    }

    /** Whether a line's place in its item's history is gone. */
    boolean holds(CostLine line) {
        return line.effectiveAt().isBefore(until);
    }
}
