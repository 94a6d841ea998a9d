package dev.vitrina.batch.reconciliation;

import java.math.BigDecimal;

/**
 * One number that is not as it should be.
 *
 * @param item {@link LiveTables#DOCUMENTS} for what is about a document
 * @param detail what else is to be said; may be null
 */
record Mismatch(Item item, Figure figure, long expected, long found, String detail) {
    BigDecimal inUnits(long number) {
        return BigDecimal.valueOf(number, figure.what().scale());
    }

    BigDecimal difference() {
        return inUnits(found).subtract(inUnits(expected));
    }
}
