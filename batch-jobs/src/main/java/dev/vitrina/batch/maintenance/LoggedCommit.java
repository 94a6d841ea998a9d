package dev.vitrina.batch.maintenance;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;

/**
 * One snapshot as the table's log tells of it.
 *
 * @param parent the snapshot it was made from; empty for the first
 * @param writer who committed it, if a Flink sink did; a sink finds its place again by these
 */
record LoggedCommit(long id, Optional<Long> parent, Instant at, Optional<Writer> writer) {
    private static final String JOB = "flink.job-id";
    private static final String OPERATOR = "flink.operator-id";
    private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

    /**
     * A Flink sink. A job gets a new id whenever it is submitted, the operator keeps its own.
     *
     * @param operator empty where a sink of old has not written it down
     */
    record Writer(String job, String operator) {}

    static LoggedCommit of(Snapshot snapshot) {
        Map<String, String> summary = snapshot.summary() == null ? Map.of() : snapshot.summary();
        Optional<Writer> writer = summary.containsKey(JOB) && summary.containsKey(CHECKPOINT)
                ? Optional.of(new Writer(summary.get(JOB), summary.getOrDefault(OPERATOR, "")))
                : Optional.empty();
        return new LoggedCommit(
                snapshot.snapshotId(),
                Optional.ofNullable(snapshot.parentId()),
                Instant.ofEpochMilli(snapshot.timestampMillis()),
                writer);
    }
}
