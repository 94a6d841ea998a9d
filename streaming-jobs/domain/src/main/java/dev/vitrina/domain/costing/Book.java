package dev.vitrina.domain.costing;

import java.util.OptionalLong;

/**
 * What a step may ask of other lines of its item, and of its own line's steps before it. What closed books hold of a line is
 * forgotten after a while, see decision 22.
 */
interface Book {
    /**
     * What the steps before a line have left of another, or of itself, for a return to take; nothing if it is not an issue before
     * it, or forgotten.
     */
    Balance left(LineId line, CostLine by);

    /** The receipt or surplus of some quantity that a line is, whether forgotten or not; null when it is none or does not stand. */
    CostLine receipt(LineId line);

    /**
     * The receipt or surplus that an adjustment is about: the first posting of the line that is remembered; null when it is none, or
     * forgotten.
     *
     * @param layered layers of it are left, so that only a long silence between its postings makes forget
     */
    CostLine receipt(LineId line, CostLine by, boolean layered);

    /**
     * What cost adjustments add to a receipt's value from its own date, in minor units; nothing of what was added to its
     * beginning when that is forgotten.
     */
    long adjustment(CostLine receipt);

    /** What a line's own steps before one of them have cost, in minor units, negative what came in; empty when forgotten. */
    OptionalLong booked(CostLine line);

    /** What a line's own steps before one of them have changed in what returns find in another's account. */
    Balance posted(CostLine line, LineId account);

    /** What is left for a return to name: thousandths and minor units. */
    record Balance(long quantity, long cost) {
        static final Balance NONE = new Balance(0, 0);

        Balance without(long thousandths, long minorUnits) {
            return new Balance(quantity - thousandths, cost - minorUnits);
        }
    }
}
