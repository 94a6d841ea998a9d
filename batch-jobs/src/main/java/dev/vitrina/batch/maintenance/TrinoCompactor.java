package dev.vitrina.batch.maintenance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.iceberg.catalog.TableIdentifier;

/** Merges the files of a table through Trino, one table and one file at a time: others want to ask Trino, too. */
final class TrinoCompactor implements Compactor, AutoCloseable {
    private static final int TRIES = 3;

    private static final int LONGEST_SECONDS = 1_800;

    private final String url;
    private Connection connection;

    TrinoCompactor(String url) {
        this.url = url;
    }

    @Override
    public void compact(TableIdentifier table, OptionalLong below) throws SQLException, OvertakenException {
        // no file reaches a terabyte
        String threshold = below.isPresent() ? below.getAsLong() + "B" : "1TB";
        String sql = "ALTER TABLE \"%s\".\"%s\" EXECUTE optimize(file_size_threshold => '%s')"
                .formatted(table.namespace().level(0), table.name(), threshold);
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection().createStatement()) {
                // a query that hangs would keep every later maintenance from its turn
                statement.setQueryTimeout(LONGEST_SECONDS);
                statement.execute(sql);
                return;
            } catch (SQLException e) {
                if (!isConflict(e)) {
                    throw e;
                }
                if (attempt == TRIES) {
                    throw new OvertakenException(e);
                }
            }
        }
    }

    private static boolean isConflict(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Failed to commit");
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            Properties properties = new Properties();
            properties.setProperty("user", "vitrina");
            properties.setProperty("source", "maintenance");
            // one writer: one file per table, and little memory
            properties.setProperty(
                    "sessionProperties", "task_min_writer_count:1;task_max_writer_count:1;task_concurrency:1");
            connection = DriverManager.getConnection(url, properties);
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
