package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;

/** What a step may ask of other lines of its item. */
interface Book {
    /** What the steps before a place have left of a line for a return to name; nothing if it is not an issue before it. */
    Balance before(LineId line, Position place);

    /** The receipt or surplus of some quantity that a line is; null when it is none or does not stand. */
    CostLine receipt(LineId line);

    /** What is left for a return to name: thousandths and minor units. */
    record Balance(long quantity, long cost) {
        static final Balance NONE = new Balance(0, 0);

        Balance without(long thousandths, long minorUnits) {
            return new Balance(quantity - thousandths, cost - minorUnits);
        }
    }
}
