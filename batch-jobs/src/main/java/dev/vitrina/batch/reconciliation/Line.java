package dev.vitrina.batch.reconciliation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

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
 * @param posted how it is posted since its period is closed; null for one in its own place
 * @param beside whether it is one more of a line that closed books hold too
 * @param closedUntil the first instant that was open when it was recorded, microseconds since 1970; null if all were
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
        LineId ref,
        Posted posted,
        boolean beside,
        Long closedUntil) {

    /**
     * A change of closed books.
     *
     * @param at the first instant that is open, microseconds since 1970
     * @param before what it replaces; null if nothing
     * @param gone whether nothing stands now: the line itself is what went
     */
    record Posted(long at, Line before, boolean gone) {}

    /** A line in its own place. */
    Line(
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
        this(
                id,
                kind,
                moment,
                sequence,
                number,
                warehouse,
                toWarehouse,
                quantity,
                amount,
                unitCost,
                overhead,
                ref,
                null,
                false,
                null);
    }

    /** The order in which an item's lines count in their own places. */
    static final Comparator<Line> OWN_ORDER =
            order(Line::moment, Line::sequence, line -> line.kind().rank());

    /** The order in which they count: what is posted stands before all else of its instant, what is gone before what came. */
    static final Comparator<Line> ORDER =
            order(Line::effective, line -> line.posted == null ? line.sequence : Long.MIN_VALUE, Line::place);

    private static Comparator<Line> order(
            ToLongFunction<Line> time, ToLongFunction<Line> sequence, ToIntFunction<Line> rank) {
        return Comparator.comparingLong(time)
                .thenComparingLong(sequence)
                .thenComparingInt(rank)
                .thenComparing(line -> line.id().source(), Line::compareBytes)
                .thenComparing(line -> line.id().document(), Line::compareBytes)
                .thenComparingInt(Line::number);
    }

    private int place() {
        return kind.rank() + (posted == null || posted.gone() ? 0 : Kind.values().length);
    }

    /** When it counts. */
    long effective() {
        return posted == null ? moment : posted.at();
    }

    Line posted(long at, Line before, boolean gone) {
        return with(new Posted(at, before, gone), false, at);
    }

    Line standingBeside() {
        return with(null, true, closedUntil);
    }

    Line recordedAfter(long closed) {
        return with(posted, beside, closed);
    }

    /** Whether a time lay in closed books when the line was recorded. */
    boolean foundClosed(long time) {
        return closedUntil != null && time < closedUntil;
    }

    /** Whether nothing stood of the line before. */
    boolean isBeginning() {
        return posted == null || posted.before() == null && !posted.gone();
    }

    private Line with(Posted newPosted, boolean newBeside, Long newClosedUntil) {
        return new Line(
                id,
                kind,
                moment,
                sequence,
                number,
                warehouse,
                toWarehouse,
                quantity,
                amount,
                unitCost,
                overhead,
                ref,
                newPosted,
                newBeside,
                newClosedUntil);
    }

    /** What stood before the change; null if that moved nothing. */
    Line before() {
        return somethingOf(posted.gone() ? this : posted.before());
    }

    /** What stands after it; null if that moves nothing. */
    Line after() {
        return posted.gone() ? null : somethingOf(this);
    }

    private static Line somethingOf(Line line) {
        return line == null || line.quantity == 0 && line.kind.movesGoods() ? null : line;
    }

    /** Whether nothing differs that stock or cost go by. */
    boolean isSame(Line other) {
        return kind == other.kind
                && moment == other.moment
                && sequence == other.sequence
                && warehouse.equals(other.warehouse)
                && Objects.equals(toWarehouse, other.toWarehouse)
                && quantity == other.quantity
                && Objects.equals(amount, other.amount)
                && isSame(unitCost, other.unitCost)
                && overhead == other.overhead
                && Objects.equals(ref, other.ref);
    }

    static boolean isSame(BigDecimal one, BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

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
