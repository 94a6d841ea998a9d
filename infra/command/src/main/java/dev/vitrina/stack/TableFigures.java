package dev.vitrina.stack;

import dev.vitrina.stack.StatusReport.DataStatus;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Properties;

/** The few figures about the data that {@code status} shows. */
final class TableFigures {

    /** From the table's own log: no row is read, and commits that added nothing do not make data look fresh. */
    private static final String NEWEST =
            "select max(committed_at) from history.\"changes$snapshots\" where element_at(summary, 'added-records') > '0'";

    private static final String REJECTS = "select count(*) from ops.rejects";

    private static final String MISMATCHES = "select count(*) from ops.reconciliation";

    private static final String UNKNOWN_ITEMS = """
            select (select count(distinct sku) from current.available_stock
                    where sku not in (select sku from current.products))
                 + (select count(distinct warehouse) from current.available_stock
                    where warehouse not in (select warehouse from current.warehouses))
            """;

    private final String jdbcUrl;

    TableFigures(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** Null if Trino does not answer. */
    DataStatus read() {
        Properties properties = new Properties();
        properties.setProperty("user", "vitrina");
        properties.setProperty("source", "status");
        try (Connection connection = DriverManager.getConnection(jdbcUrl, properties);
                Statement statement = connection.createStatement()) {
            Instant newest = newest(statement);
            return new DataStatus(
                    newest,
                    newest == null ? null : StatusReader.age(newest),
                    count(statement, REJECTS),
                    count(statement, MISMATCHES),
                    count(statement, UNKNOWN_ITEMS));
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

    private static Long count(Statement statement, String query) {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : null;
        } catch (SQLException e) {
            // the table comes with its first data
            return null;
        }
    }
}
