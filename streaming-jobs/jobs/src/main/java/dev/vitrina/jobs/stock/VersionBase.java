package dev.vitrina.jobs.stock;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * From which number the versions of live stock are counted. In a job's first life that is 0. A life that follows another
 * goes back to a checkpoint, and what it then applies may come in another order and in other pieces than before, while the
 * levels of the life before have long been read: their versions must not come again with other numbers. So each later life
 * counts from the milliseconds that have passed since 2026 times 1000, which no key gains on, since none has a million
 * changes a second, and in any case from more than the life before. A job that builds the ledger anew follows another one,
 * too, though it has no checkpoint of it.
 */
final class VersionBase {
    private static final long STEP = 1_000;
    private static final long YEAR_2026_MILLIS =
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final ListState<Long> saved;
    private final boolean first;
    private long from;
    private boolean known;

    private VersionBase(ListState<Long> saved, boolean first) throws Exception {
        this.saved = saved;
        this.first = first;
        for (long before : saved.get()) {
            from = Math.max(from, before);
        }
    }

    /**
     * The base of a task.
     *
     * @param attempt how often this job has been started again since it was submitted
     * @param anew whether others have published levels before the job's first life
     */
    static VersionBase of(FunctionInitializationContext context, int attempt, boolean anew) throws Exception {
        ListState<Long> saved = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("versions-from", Types.LONG));
        return new VersionBase(saved, !context.isRestored() && attempt == 0 && !anew);
    }

    /** The number to which a key's count of changes is added. */
    long from(LongSupplier now) {
        if (!known) {
            known = true;
            from = first ? 0 : Math.max(from + STEP, (now.getAsLong() - YEAR_2026_MILLIS) * STEP);
        }
        return from;
    }

    /** Keeps it for the next life. */
    void save() throws Exception {
        saved.update(List.of(from));
    }
}
