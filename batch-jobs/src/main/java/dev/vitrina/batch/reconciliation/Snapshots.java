package dev.vitrina.batch.reconciliation;

import dev.vitrina.schemas.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The state of tables at one moment, so that commits that come while they are read change nothing.
 *
 * @param ids by {@code namespace.name}; a table that is absent had no data then, or does not exist
 */
record Snapshots(Map<String, Long> ids) {

    /** The newest of each table. */
    static Snapshots newest(Connection trino, Collection<Table> tables) throws SQLException {
        Map<String, Long> ids = new HashMap<>();
        Set<String> known = known(trino);
        for (Table table : tables) {
            if (known.contains(table.fullName())) {
                String sql = "SELECT snapshot_id FROM %s.\"%s$refs\" WHERE name = 'main'"
                        .formatted(table.namespace(), table.name());
                try (Statement statement = trino.createStatement();
                        ResultSet rows = statement.executeQuery(sql)) {
                    if (rows.next()) {
                        ids.put(table.fullName(), rows.getLong(1));
                    }
                }
            }
        }
        return new Snapshots(ids);
    }

    private static Set<String> known(Connection trino) throws SQLException {
        String sql = "SELECT table_schema || '.' || table_name FROM information_schema.tables";
        Set<String> known = new HashSet<>();
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                known.add(rows.getString(1));
            }
        }
        return known;
    }

    boolean has(Table table) {
        return ids.containsKey(table.fullName());
    }

    /** The table as it was, for a query. */
    String of(Table table) {
        return "%s FOR VERSION AS OF %d".formatted(table.fullName(), ids.get(table.fullName()));
    }
}
