package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;

/**
 * A line in its place in the item's history, with what it did when it was last played.
 *
 * @param line the line, without its item
 * @param adjustment minor units that cost adjustments naming this line add to its value from its own date
 * @param returned whether sale returns or corrections name this line; its account knows which
 * @param moved thousandths that a correction moves into its line's warehouse; 0 of any other line
 * @param movedTo the same for the warehouse where a transfer ends
 * @param fifo what the step did by FIFO; null until it is first played
 * @param average what the step did by the average method; null until it is first played
 */
public record Step(
        CostLine line, long adjustment, boolean returned, long moved, long movedTo, Outcome fifo, Outcome average) {
    static Step fresh(CostLine line, long adjustment, boolean returned) {
        return new Step(line, adjustment, returned, 0, 0, null, null);
    }

    Outcome outcome(Method method) {
        return method == Method.FIFO ? fifo : average;
    }

    Position position() {
        return line.position();
    }

    Step with(Method method, Outcome played) {
        return method == Method.FIFO
                ? new Step(line, adjustment, returned, moved, movedTo, played, average)
                : new Step(line, adjustment, returned, moved, movedTo, fifo, played);
    }

    Step adjusted(long newAdjustment) {
        return new Step(line, newAdjustment, returned, moved, movedTo, fifo, average);
    }

    Step returned(boolean now) {
        return new Step(line, adjustment, now, moved, movedTo, fifo, average);
    }

    /** The step as it is kept where it is not played again. */
    Step folded() {
        return new Step(line, adjustment, returned, moved, movedTo, fifo.folded(), average.folded());
    }

    Step moving(long newMoved, long newMovedTo) {
        return new Step(line, adjustment, returned, newMoved, newMovedTo, fifo, average);
    }
}
