package dev.vitrina.stack;

import dev.vitrina.stack.StatusReport.DataStatus;
import dev.vitrina.stack.StatusReport.StreamRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The few figures about the data that {@code status} shows. */
final class TableFigures {

    /** From the table's own log: no row is read, and commits that added nothing do not make data look fresh. */
    private static final String NEWEST =
            "select max(committed_at) from history.\"changes$snapshots\" where element_at(summary, 'added-records') > '0'";

    private static final String REJECTS = "select count(*) from ops.rejects";

    /** Of the newest run that came to its end. */
    private static final String MISMATCHES =
            "select mismatches from ops.reconciliation where what = 'run' order by run_at desc limit 1";

    private static final String UNKNOWN_ITEMS = """
            select (select count(distinct sku) from current.available_stock
                    where sku not in (select sku from current.products))
                 + (select count(distinct warehouse) from current.available_stock
                    where warehouse not in (select warehouse from current.warehouses))
            """;

    /** Customers are not archived: of them only the newest version is known. */
    private static final String STREAMS = """
            select source, entity, sum(changes), max(newest), sum(rejects)
            from (select source, entity, count(*) as changes, max(recorded_at) as newest, 0 as rejects
                  from history.changes group by source, entity
                  union all
                  select source, 'customer', count(*), max(recorded_at), 0 from current.customers group by source
                  union all
                  select source, entity, 0, null, count(*) from ops.rejects group by source, entity)
            group by source, entity
            order by source nulls last, entity nulls last
            """;

    private final RunningStack stack;

    TableFigures(RunningStack stack) {
        this.stack = stack;
    }

    /** Null if Trino does not answer. */
    DataStatus read() {
        try (Connection connection = stack.connect("status");
                Statement statement = connection.createStatement()) {
            Instant newest = newest(statement);
            return new DataStatus(
                    newest,
                    newest == null ? null : StatusReader.age(newest),
                    count(statement, REJECTS),
                    count(statement, MISMATCHES),
                    count(statement, UNKNOWN_ITEMS),
                    streams(statement));
        } catch (SQLException e) {
            return null;
        }
    }

    private static Instant newest(Statement statement) {
        try (ResultSet rows = statement.executeQuery(NEWEST)) {
            Timestamp newest = rows.next() ? rows.getTimestamp(1) : null;
            return newest == null ? null : newest.toInstant();
        } catch (SQLException e) {
            return null;
        }
    }

    private static List<StreamRow> streams(Statement statement) {
        List<StreamRow> streams = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(STREAMS)) {
            while (rows.next()) {
                Timestamp newest = rows.getTimestamp(4);
                streams.add(new StreamRow(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getLong(3),
                        newest == null ? null : newest.toInstant(),
                        newest == null ? null : StatusReader.age(newest.toInstant()),
                        rows.getLong(5)));
            }
            return streams;
        } catch (SQLException e) {
            return List.of();
        }
    }

    private static Long count(Statement statement, String query) {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : null;
        } catch (SQLException e) {
            // the table comes with its first data
            return null;
        }
    }
}
