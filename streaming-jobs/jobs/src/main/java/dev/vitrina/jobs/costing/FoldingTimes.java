package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.state.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * When the history of the item that is Flink's current key may fold: some time after it has first been told of a closing, by this
 * machine's clock, when it is told of it again. So what was recorded before the closing has come, and the closing still stands.
 */
final class FoldingTimes {
    private static final int PAIR = 2;
    private static final long FOLDED = Long.MAX_VALUE;

    /**
     * Of each closing the first instant that it leaves open, and when it became known, both in milliseconds; the latest closing
     * last. Of those that folded only the latest is kept.
     */
    private final ValueState<long[]> known;

    private final long afterMillis;

    /** @param after how long after a closing became known */
    FoldingTimes(KeyedStateStore state, Duration after) {
        this.known = state.getState(
                new ValueStateDescriptor<>("closings-known", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        this.afterMillis = after == null ? Long.MAX_VALUE : after.toMillis();
    }

    /** Before which instant history may fold now, each only once; empty while there is none. */
    Optional<Instant> due(List<LineChange<CostLine>> changes, long nowMillis) {
        long closed = closedUntil(changes);
        if (closed == Long.MIN_VALUE) {
            return Optional.empty();
        }
        long[] before = Kept.ask(known::value);
        long[] pairs = before == null ? new long[0] : before;
        int due = lastDue(pairs, closed, nowMillis);
        if (due >= 0) {
            pairs = Arrays.copyOfRange(pairs, due, pairs.length);
            pairs[1] = FOLDED;
        }
        if (pairs.length == 0 || pairs[pairs.length - PAIR] < closed) {
            pairs = Arrays.copyOf(pairs, pairs.length + PAIR);
            pairs[pairs.length - PAIR] = closed;
            pairs[pairs.length - 1] = nowMillis;
        }
        if (!Arrays.equals(pairs, before)) {
            long[] now = pairs;
            Kept.tell(() -> known.update(now));
        }
        return due < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(pairs[0]));
    }

    private int lastDue(long[] pairs, long closed, long nowMillis) {
        int due = -1;
        for (int pair = 0; pair < pairs.length && pairs[pair] <= closed; pair += PAIR) {
            boolean waited = pairs[pair + 1] != FOLDED && nowMillis - pairs[pair + 1] >= afterMillis;
            due = waited ? pair : due;
        }
        return due;
    }

    /** The latest first instant that was not closed, in milliseconds; the least number where nothing was. */
    private static long closedUntil(List<LineChange<CostLine>> changes) {
        long latest = Long.MIN_VALUE;
        for (LineChange<CostLine> change : changes) {
            if (change.closedUntil() != null) {
                latest = Math.max(latest, change.closedUntil().toEpochMilli());
            }
        }
        return latest;
    }
}
