package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;

/**
 * A line in its place in the item's history, with what it did when it was last played.
 *
 * @param line the line
 * @param adjustment minor units that cost adjustments naming this line add to its value, whenever they came
 * @param outcome what the step did; null until it is first played
 */
record Step(CostLine line, long adjustment, Outcome outcome) {
    static Step fresh(CostLine line, long adjustment) {
        return new Step(line, adjustment, null);
    }

    boolean isFresh() {
        return outcome == null;
    }

    Position position() {
        return line.position();
    }

    Step with(Outcome played) {
        return new Step(line, adjustment, played);
    }

    Step adjusted(long newAdjustment) {
        return new Step(line, newAdjustment, outcome);
    }
}
