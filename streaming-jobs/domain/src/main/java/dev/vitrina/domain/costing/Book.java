package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;

/** What a step may ask of other lines of its item. */
interface Book {
    /** What the steps before a place have left of a line for a return to name; nothing if it is not an issue before it. */
    Balance before(LineId line, Position place);

    /** The receipt or surplus of some quantity that a line is; null when it is none or does not stand. */
    CostLine receipt(LineId line);

    /** What cost adjustments add to a receipt's value from its own date, in minor units. */
    long adjustment(LineId line);

    /** What the line's own steps before a place have cost, in minor units; negative what came in. */
    long booked(LineId line, Position place);

    /** What the line's own steps before a place have changed in what returns find in another's account. */
    Balance posted(LineId line, LineId account, Position place);

    /** What is left for a return to name: thousandths and minor units. */
    record Balance(long quantity, long cost) {
        static final Balance NONE = new Balance(0, 0);

        Balance without(long thousandths, long minorUnits) {
            return new Balance(quantity - thousandths, cost - minorUnits);
        }
    }
}
