package dev.vitrina.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrina.bench.FifoStream.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Windows over running sums in DuckDB, with all its threads; the events lie in a table of its own before it starts. */
final class SqlFifo implements FifoSide {
    private final DuckDBConnection connection;
    private final String query;
    private Digest digest;

    SqlFifo(FifoStream stream) throws SQLException, IOException {
        try (InputStream file = SqlFifo.class.getResourceAsStream("engine-fifo.sql")) {
            query = new String(file.readAllBytes(), UTF_8);
        }
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table events (event bigint, sku bigint, quantity bigint, value bigint)");
        }
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "events")) {
            for (int i = 0; i < stream.events(); i++) {
                rows.beginRow();
                rows.append((long) i);
                rows.append((long) stream.sku()[i]);
                rows.append(stream.quantity()[i]);
                rows.append(stream.value()[i]);
                rows.endRow();
            }
        }
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    @Override
    public void pass() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            digest = new Digest(
                    result.getBigDecimal("total").longValueExact(),
                    result.getBigDecimal("weighted").longValueExact());
        }
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
