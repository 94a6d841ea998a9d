package dev.vitrina.street;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of everything a table has, as Trino and the disk tell.
 *
 * @param files on the disk, whatever they are
 */
record FileCounts(long dataFiles, long deleteFiles, long snapshots, long manifests, long metadata, long files) {

    /** Every table by its name, those without a snapshot too. */
    static Map<String, FileCounts> of(Shop shop) throws SQLException, IOException {
        Map<String, FileCounts> counts = new TreeMap<>();
        try (Connection trino = shop.trino();
                Statement statement = trino.createStatement()) {
            for (String table : tables(statement)) {
                counts.put(table, of(shop, statement, table));
            }
        }
        return counts;
    }

    private static Iterable<String> tables(Statement statement) throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT table_schema || '.' || table_name FROM information_schema.tables"
                        + " WHERE table_schema IN ('history', 'ledger', 'current', 'ops')")) {
            while (rows.next()) {
                tables.put(rows.getString(1), "");
            }
        }
        return tables.keySet();
    }

    private static FileCounts of(Shop shop, Statement statement, String table) throws SQLException, IOException {
        String[] name = table.split("\\.");
        String log = name[0] + ".\"" + name[1] + "$";
        long files = files(folder(shop, table));
        // Trino looks for the manifests of the newest snapshot without asking whether there is one
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM %ssnapshots\"".formatted(log))) {
            row.next();
            if (row.getLong(1) == 0) {
                return new FileCounts(0, 0, 0, 0, 0, files);
            }
        }
        try (ResultSet row = statement.executeQuery("""
                SELECT (SELECT count(*) FROM %1$sfiles" WHERE content = 0),
                       (SELECT count(*) FROM %1$sfiles" WHERE content <> 0),
                       (SELECT count(*) FROM %1$ssnapshots"),
                       (SELECT count(*) FROM %1$smanifests"),
                       (SELECT count(*) FROM %1$smetadata_log_entries")""".formatted(log))) {
            row.next();
            return new FileCounts(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), files);
        }
    }

    static Path folder(Shop shop, String table) {
        return shop.home().resolve("warehouse").resolve(table.replace('.', '/'));
    }

    private static long files(Path folder) throws IOException {
        long[] files = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files[0]++;
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException deletedMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files[0];
    }
}
