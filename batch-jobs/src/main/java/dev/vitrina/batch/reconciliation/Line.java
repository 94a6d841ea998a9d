package dev.vitrina.batch.reconciliation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One line of a stock document as it concerns one item: bundles exploded, overhead allocated, currency converted.
 *
 * @param id the line
 * @param kind what it does
 * @param moment microseconds since 1970
 * @param sequence breaks ties within a moment
 * @param number the line's place in its document
 * @param warehouse where
 * @param toWarehouse where to, for a transfer
 * @param quantity thousandths; what was counted, for a stocktake
 * @param amount the stated amount in minor units of the shop's currency; null if there is none
 * @param unitCost the stated cost of a unit, unrounded in units of the shop's currency; null if there is none
 * @param overhead the line's share of the document's overhead, minor units
 * @param ref the line it refers to; null if it names none
 */
record Line(
        LineId id,
        Kind kind,
        long moment,
        long sequence,
        int number,
        String warehouse,
        String toWarehouse,
        long quantity,
        Long amount,
        BigDecimal unitCost,
        long overhead,
        LineId ref) {

    /** The order in which an item's lines count. */
    static final Comparator<Line> ORDER = Comparator.comparingLong(Line::moment)
            .thenComparingLong(Line::sequence)
            .thenComparingInt(line -> line.kind().rank())
            .thenComparing(line -> line.id().source(), Line::compareBytes)
            .thenComparing(line -> line.id().document(), Line::compareBytes)
            .thenComparingInt(Line::number);

    /** The value that the line states, minor units; null if it states none. */
    Long value() {
        if (amount != null) {
            return amount;
        }
        return unitCost == null ? null : Long.valueOf(Rounding.worth(quantity, unitCost));
    }

    static int compareBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
