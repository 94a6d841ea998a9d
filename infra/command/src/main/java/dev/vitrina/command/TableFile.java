package dev.vitrina.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.function.LongConsumer;

/** A file that a query's rows are written to; it has its name only when it is whole. */
final class TableFile {

    enum Format {
        CSV,
        PARQUET;

        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path file;
    private final Format format;

    TableFile(Path file, Format format) {
        this.file = file;
        this.format = format;
    }

    /** Returns how many rows there were. */
    long write(Connection trino, String query, LongConsumer progress) throws SQLException, IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            long count = write(rows, part, progress);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long write(ResultSet rows, Path part, LongConsumer progress) throws SQLException, IOException {
        return switch (format) {
            case CSV -> {
                try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(part, StandardCharsets.UTF_8))) {
                    long count = new CsvWriter().write(rows, out, progress);
                    if (out.checkError()) {
                        throw new IOException("the disk took no more after " + count + " rows");
                    }
                    yield count;
                }
            }
            case PARQUET -> new ParquetTable(rows).write(part, progress);
        };
    }
}
