package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.state.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * When the history of the item that is Flink's current key may fold: some time after it has first been told of a closing, by this
 * machine's clock, when it is told of it again. So what was recorded before the closing has come, and the closing still stands. A
 * closing that an item is told of no more is forgotten.
 */
final class FoldingTimes {
    private static final int FIELDS = 3;
    private static final long TRIED = Long.MAX_VALUE;

    /**
     * Of each closing the first instant that it leaves open, when it became known to the item, and when the change was recorded
     * that told of it, all in milliseconds; the latest closing last. One that was tried stays for when a later one cannot fold.
     */
    private final ValueState<long[]> known;

    private final long afterMillis;

    /** @param after how long after a closing became known */
    FoldingTimes(KeyedStateStore state, Duration after) {
        this.known = state.getState(
                new ValueStateDescriptor<>("closings-known", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        this.afterMillis = after.toMillis();
    }

    /** Folds the item's history, or tries to, before one instant and perhaps another; says whether it did. */
    interface Fold {
        boolean before(Instant until, Instant closedUntil);
    }

    /** Takes note of what an item that knows of closings has been told, and lets it fold if it is time. */
    void told(List<LineChange<CostLine>> changes, long nowMillis, Fold fold) {
        LineChange<CostLine> newest = changes.getFirst();
        for (LineChange<CostLine> change : changes) {
            newest = change.recordedAt().isBefore(newest.recordedAt()) ? newest : change;
        }
        long closed = newest.closedUntil() == null
                ? Long.MIN_VALUE
                : newest.closedUntil().toEpochMilli();
        long recorded = newest.recordedAt().toEpochMilli();
        long[] before = Kept.ask(known::value);
        List<long[]> closings = closings(before);
        closings.removeIf(closing -> closing[0] > closed && closing[2] < recorded);
        if (closed != Long.MIN_VALUE && (closings.isEmpty() || closings.getLast()[0] < closed)) {
            closings.add(new long[] {closed, nowMillis, recorded});
        }
        int due = lastDue(closings, closed, nowMillis);
        for (int i = due; i >= 0; i--) {
            if (fold.before(Instant.ofEpochMilli(closings.get(i)[0]), Instant.ofEpochMilli(closed))) {
                closings.subList(0, i).clear();
                due -= i;
                break;
            }
        }
        for (int i = 0; i <= due; i++) {
            closings.get(i)[1] = TRIED;
        }
        long[] after = closings.stream().flatMapToLong(Arrays::stream).toArray();
        if (!Arrays.equals(after, before)) {
            Kept.tell(() -> known.update(after));
        }
    }

    private static List<long[]> closings(long[] fields) {
        List<long[]> closings = new ArrayList<>();
        for (int at = 0; fields != null && at < fields.length; at += FIELDS) {
            closings.add(Arrays.copyOfRange(fields, at, at + FIELDS));
        }
        return closings;
    }

    /** The last closing that stands and has been known long enough; -1 for none. */
    private int lastDue(List<long[]> closings, long closed, long nowMillis) {
        int due = -1;
        for (int i = 0; i < closings.size(); i++) {
            long[] closing = closings.get(i);
            boolean waited = closing[1] != TRIED && nowMillis - closing[1] >= afterMillis;
            due = waited && closing[0] <= closed ? i : due;
        }
        return due;
    }
}
