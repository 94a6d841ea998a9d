package dev.vitrina.batch.reconciliation;

import dev.vitrina.schemas.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** {@code history.changes}, read once from end to end. */
final class Archive {
    private static final String CHANGES = """
            SELECT entity, source, id, version, changed_at, deleted, recorded_at, body, topic, partition, "offset"
            FROM %s WHERE entity IN ('product', 'order', 'stock_document', 'purchase_order', 'closing')
            """;

    /** The first offset behind what every table has passed, by topic and partition; empty if it is not known. */
    private final Map<String, Long> settled;

    private record DocumentId(String entity, String source, String id) {}

    private final Set<DocumentId> moving = new HashSet<>();
    private final List<Version> ofMoving = new ArrayList<>();

    Archive(Map<String, Long> settled) {
        this.settled = settled;
    }

    /** How many changes there are to read. */
    static long size(Connection trino, Snapshots snapshots) throws SQLException {
        if (!snapshots.has(Tables.CHANGES)) {
            return 0;
        }
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + snapshots.of(Tables.CHANGES))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * Reads all versions into a docket.
     *
     * @param progress told how many have been read, every few thousand
     */
    void read(Connection trino, Snapshots snapshots, Docket docket, LongConsumer progress) throws SQLException {
        if (!snapshots.has(Tables.CHANGES)) {
            return;
        }
        String all = CHANGES.formatted(snapshots.of(Tables.CHANGES));
        long read = 0;
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery(all)) {
            while (rows.next()) {
                Version version = version(rows);
                docket.add(version);
                if (isMoving(rows)) {
                    moving.add(new DocumentId(version.entity(), version.source(), version.id()));
                }
                if (++read % 10_000 == 0) {
                    progress.accept(read);
                }
            }
        }
        if (!moving.isEmpty()) {
            readMoving(trino, all);
        }
    }

    /** Another reading, for those few documents all of their versions are needed. */
    private void readMoving(Connection trino, String all) throws SQLException {
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery(all)) {
            while (rows.next()) {
                Version version = version(rows);
                if (moving.contains(new DocumentId(version.entity(), version.source(), version.id()))) {
                    ofMoving.add(version);
                }
            }
        }
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getTimestamp(5).toInstant(),
                row.getBoolean(6),
                row.getTimestamp(7).toInstant(),
                row.getString(8));
    }

    /** Whether some table may not have seen the change. */
    private boolean isMoving(ResultSet row) throws SQLException {
        return !settled.isEmpty()
                && row.getLong(11) >= settled.getOrDefault(row.getString(9) + "-" + row.getInt(10), 0L);
    }

    /** How many documents changed while the tables were looked at. */
    int movingDocuments() {
        return moving.size();
    }

    /** The SKUs that they concern, before or after. */
    Set<String> movingSkus(Docket docket) {
        Set<String> skus = new TreeSet<>();
        ofMoving.forEach(version -> skus.addAll(docket.skusOf(version)));
        return skus;
    }
}
