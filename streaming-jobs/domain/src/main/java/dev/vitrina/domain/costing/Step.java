package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;

/**
 * A line in its place in the item's history, with what it did when it was last played.
 *
 * @param line the line, without its item
 * @param adjustment minor units that cost adjustments naming this line add to its value from its own date
 * @param returned whether sale returns name this line; its account knows which
 * @param fifo what the step did by FIFO; null until it is first played
 * @param average what the step did by the average method; null until it is first played
 */
public record Step(CostLine line, long adjustment, boolean returned, Outcome fifo, Outcome average) {
    static Step fresh(CostLine line, long adjustment, boolean returned) {
        return new Step(line, adjustment, returned, null, null);
    }

    Outcome outcome(Method method) {
        return method == Method.FIFO ? fifo : average;
    }

    Position position() {
        return line.position();
    }

    Step with(Method method, Outcome played) {
        return method == Method.FIFO
                ? new Step(line, adjustment, returned, played, average)
                : new Step(line, adjustment, returned, fifo, played);
    }

    Step adjusted(long newAdjustment) {
        return new Step(line, newAdjustment, returned, fifo, average);
    }

    Step returned(boolean now) {
        return new Step(line, adjustment, now, fifo, average);
    }
}
