package dev.vitrina.batch.reconciliation;

import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Types;

/** {@code ops.reconciliation}, for whoever asks what was found. */
final class ReconciliationTable {
    private static final Table TABLE = Tables.RECONCILIATION;
    private static final int ROWS_AT_ONCE = 200;

    private final Connection trino;

    ReconciliationTable(Connection trino) {
        this.trino = trino;
    }

    /** Makes the table unless there is one. */
    static void createIfAbsent(ReconciliationConfig config) throws IOException {
        Map<String, String> properties = new HashMap<>(Map.of("uri", config.catalogUri()));
        config.catalogWarehouse().ifPresent(warehouse -> properties.put("warehouse", warehouse));
        config.catalogIo().ifPresent(io -> properties.put("io-impl", io));
        TableIdentifier name = TableIdentifier.of(TABLE.namespace(), TABLE.name());
        try (RESTCatalog catalog = new RESTCatalog()) {
            catalog.initialize("vitrina", properties);
            if (!catalog.namespaceExists(Namespace.of(TABLE.namespace()))) {
                catalog.createNamespace(Namespace.of(TABLE.namespace()));
            }
            if (!catalog.tableExists(name)) {
                catalog.createTable(name, TABLE.schema(), PartitionSpec.unpartitioned(), TABLE.properties());
            }
        } catch (AlreadyExistsException somebodyWasFaster) {
            // which is as good
        }
    }

    /** Writes a run: its mismatches, then itself, so that a run that has its own row is whole. */
    void write(String run, Instant at, List<Mismatch> mismatches, RunReport report) throws SQLException {
        for (int from = 0; from < mismatches.size(); from += ROWS_AT_ONCE) {
            List<Mismatch> some = mismatches.subList(from, Math.min(from + ROWS_AT_ONCE, mismatches.size()));
            insert(some.stream().map(mismatch -> row(run, at, mismatch)).toList());
        }
        insert(List.<Object[]>of(row(run, at, report)));
    }

    private static Object[] row(String run, Instant at, Mismatch mismatch) {
        Figure figure = mismatch.figure();
        LineId line = figure.line();
        return new Object[] {
            run,
            Timestamp.from(at),
            figure.what().text(),
            mismatch.item().equals(LiveTables.DOCUMENTS)
                    ? null
                    : mismatch.item().organization(),
            mismatch.item().equals(LiveTables.DOCUMENTS)
                    ? null
                    : mismatch.item().sku(),
            Verdict.POOL.equals(figure.warehouse()) ? null : figure.warehouse(),
            figure.method() == null ? null : figure.method().text(),
            line == null ? null : line.source(),
            line == null ? null : line.document(),
            line == null ? null : line.line(),
            mismatch.inUnits(mismatch.expected()),
            mismatch.inUnits(mismatch.found()),
            mismatch.difference(),
            null,
            null,
            null,
            figure.place() > 0 ? "place " + figure.place() : mismatch.detail()
        };
    }

    private static Object[] row(String run, Instant at, RunReport report) {
        Object[] row = new Object[TABLE.schema().columns().size()];
        row[0] = run;
        row[1] = Timestamp.from(at);
        row[2] = "run";
        row[13] = report.items();
        row[14] = report.documents();
        row[15] = report.mismatches();
        row[16] = report.detail();
        return row;
    }

    private void insert(List<Object[]> rows) throws SQLException {
        String columns =
                TABLE.schema().columns().stream().map(Types.NestedField::name).collect(Collectors.joining(", "));
        // a parameter that is null has no type of its own
        String places = TABLE.schema().columns().stream()
                .map(column -> "CAST(? AS " + typeOf(column) + ")")
                .collect(Collectors.joining(", ", "(", ")"));
        String sql = "INSERT INTO %s (%s) VALUES %s"
                .formatted(
                        TABLE.fullName(),
                        columns,
                        IntStream.range(0, rows.size()).mapToObj(i -> places).collect(Collectors.joining(", ")));
        try (PreparedStatement statement = trino.prepareStatement(sql)) {
            int place = 1;
            for (Object[] row : rows) {
                for (Object value : row) {
                    statement.setObject(place++, value);
                }
            }
            statement.executeUpdate();
        }
    }

    private static String typeOf(Types.NestedField column) {
        return switch (column.type().typeId()) {
            case STRING -> "varchar";
            case LONG -> "bigint";
            case TIMESTAMP -> "timestamp(6) with time zone";
            default -> column.type().toString();
        };
    }
}
