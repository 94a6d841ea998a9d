package dev.vitrina.batch.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * Judges all documents and compares with the tables. Prints lines of JSON: how far it is, every item that differs with its
 * first mismatches, at most a hundred items, and at last what it came to.
 */
public final class ReconciliationJob {
    private static final int MOST_ITEMS = 100;
    private static final int MOST_OF_AN_ITEM = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReconciliationJob() {}

    /**
     * Exit code 0 if all agrees, 1 if something differs or went wrong, 2 for arguments that are none. Where something went
     * wrong there is no last line that begins with {@code {"run"}.
     */
    public static void main(String[] arguments) throws IOException {
        ReconciliationConfig config;
        try {
            config = ReconciliationConfig.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try (Connection trino = connect(config)) {
            if (config.keep()) {
                ReconciliationTable.createIfAbsent(config);
            }
            RunReport report = new Reconciliation(config, trino, new Printer())
                    .run(UUID.randomUUID().toString(), Instant.now().truncatedTo(ChronoUnit.MICROS));
            print(report);
            System.exit(report.mismatches() == 0 ? 0 : 1);
        } catch (SQLException | RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Connection connect(ReconciliationConfig config) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "vitrina");
        properties.setProperty("source", "reconciliation");
        properties.setProperty("timezone", "UTC");
        // others want to ask Trino, too
        properties.setProperty("sessionProperties", "task_max_writer_count:1");
        return DriverManager.getConnection(config.trinoUrl(), properties);
    }

    private static void print(Object line) {
        try {
            System.out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is no JSON", e);
        }
    }

    private static final class Printer implements Reconciliation.Listener {
        private int items;

        @Override
        public void progress(String task, long done, long total) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("task", task);
            line.put("done", done);
            line.put("total", total);
            print(line);
        }

        @Override
        public void differs(Item item, List<Mismatch> mismatches) {
            if (items++ < MOST_ITEMS) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("organization", item.organization());
                line.put("sku", item.sku());
                line.put("count", mismatches.size());
                line.put(
                        "mismatches",
                        mismatches.stream()
                                .limit(MOST_OF_AN_ITEM)
                                .map(Printer::words)
                                .toList());
                print(line);
            }
        }

        private static String words(Mismatch mismatch) {
            Figure figure = mismatch.figure();
            StringBuilder words = new StringBuilder(figure.what().text());
            if (figure.method() != null) {
                words.append(' ').append(figure.method().text());
            }
            if (figure.line() != null) {
                words.append(" of ").append(figure.line());
            }
            if (figure.place() > 0) {
                words.append(" at place ").append(figure.place());
            }
            if (figure.warehouse() != null && !figure.warehouse().equals(Verdict.POOL)) {
                words.append(" in ").append(figure.warehouse());
            }
            return words.append(": expected %s, found %s"
                            .formatted(
                                    mismatch.inUnits(mismatch.expected()).toPlainString(),
                                    mismatch.inUnits(mismatch.found()).toPlainString()))
                    .append(mismatch.detail() == null ? "" : " (" + mismatch.detail() + ")")
                    .toString();
        }
    }
}
