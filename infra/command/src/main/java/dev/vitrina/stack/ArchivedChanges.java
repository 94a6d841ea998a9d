package dev.vitrina.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * What the archive holds for one job.
 *
 * @param snapshot of {@code history.changes}; empty if nothing is archived
 * @param count of the changes from topics that the job reads
 * @param next offset behind the newest archived message of each partition. All before it is archived, since a commit of the
 *     archive holds all that its checkpoint has passed
 */
record ArchivedChanges(OptionalLong snapshot, long count, Map<TopicPartition, Long> next) {
    private static final String SNAPSHOT = "SELECT snapshot_id FROM history.\"changes$refs\" WHERE name = 'main'";

    private static final String ENDS = """
            SELECT topic, partition, max("offset") + 1, count(*)
            FROM history.changes FOR VERSION AS OF %d GROUP BY topic, partition
            """;

    static ArchivedChanges of(StreamingJob job, RunningStack stack) {
        try (Connection trino = stack.connect("rebuild");
                Statement statement = trino.createStatement()) {
            OptionalLong snapshot = snapshot(statement);
            Map<TopicPartition, Long> next = new HashMap<>();
            long count = 0;
            if (snapshot.isPresent()) {
                try (ResultSet rows = statement.executeQuery(ENDS.formatted(snapshot.getAsLong()))) {
                    while (rows.next()) {
                        if (job.reads(rows.getString(1))) {
                            next.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                            count += rows.getLong(4);
                        }
                    }
                }
            }
            return new ArchivedChanges(snapshot, count, next);
        } catch (SQLException e) {
            throw new StackException("Cannot look into history.changes: " + e.getMessage(), e);
        }
    }

    private static OptionalLong snapshot(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(SNAPSHOT)) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }
}
