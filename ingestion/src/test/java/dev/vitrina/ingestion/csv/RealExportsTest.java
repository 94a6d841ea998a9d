package dev.vitrina.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ChangesImport;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.ingestion.changes.Progress;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Two real shops: their own files by the shipped mappings, beside the same shops as canonical changes. */
class RealExportsTest {
    private static final ShopDefaults SHOP = ShopDefaults.STANDARD;

    /** A sink that keeps what each change is, apart from the order of their coming. */
    private static final class Fingerprints implements ChangeSink {
        private final Map<String, String> byDocument = new HashMap<>();
        private long count;

        @Override
        public void send(Change change) {
            count++;
            byDocument.put(
                    change.getEntity() + " " + change.getSource() + " " + change.getId() + " " + change.getVersion(),
                    change.getChangedAt() + " " + change.getRecordedAt() + " " + change.getDeleted() + " "
                            + HexFormat.of().formatHex(change.getBodyHash().array()));
        }

        @Override
        public void send(Reject reject) {
            throw new AssertionError(reject.getDetail());
        }

        @Override
        public void heartbeat(String source, Instant time, Set<Entity> feeds) {}

        @Override
        public void flush() {}

        @Override
        public Map<TopicPartition, Long> endOffsets() {
            return Map.of();
        }
    }

    @Test
    void theGiftShopsInvoicesAreTheSameChanges() throws IOException {
        ImportReport report = assertSame("uci-online-retail", "online-retail.csv.gz");
        assertThat(report.lines()).isEqualTo(541_909);
        assertThat(report.changes()).isEqualTo(50_699);
    }

    @Test
    void theToyShopsTablesAreTheSameChanges() throws IOException {
        ImportReport report = assertSame(
                "maven-fuzzy-factory", "order_items.csv", "orders.csv", "products.csv", "order_item_refunds.csv");
        assertThat(report.lines()).isEqualTo(40_025 + 32_313 + 4 + 1_731);
        assertThat(report.changes()).isEqualTo(132_719);
    }

    private static ImportReport assertSame(String mapping, String... files) throws IOException {
        Path folder = data(mapping);
        assumeTrue(Files.exists(folder), () -> "Needs the real shops' data beside the project: " + folder);
        Fingerprints expected = new Fingerprints();
        new ChangesImport(expected, Clock.systemUTC())
                .run(
                        List.of(folder.resolve("changes.jsonl.gz")),
                        new ChangesImport.Options(SHOP, false),
                        Progress.NONE);
        Fingerprints mapped = new Fingerprints();
        ImportReport report = new CsvImport(mapped, Clock.systemUTC())
                .run(
                        Stream.of(files).map(folder::resolve).toList(),
                        CsvMapping.read(mapping),
                        new CsvImport.Options(SHOP, 1),
                        Progress.NONE);
        assertThat(mapped.count).isEqualTo(expected.count).isEqualTo(mapped.byDocument.size());
        assertThat(mapped.byDocument.equals(expected.byDocument))
                .as(() -> "first differences: " + differences(expected.byDocument, mapped.byDocument))
                .isTrue();
        return report;
    }

    private static List<String> differences(Map<String, String> expected, Map<String, String> mapped) {
        return Stream.concat(expected.keySet().stream(), mapped.keySet().stream())
                .distinct()
                .filter(key -> !String.valueOf(expected.get(key)).equals(mapped.get(key)))
                .limit(5)
                .map(key -> key + ": " + expected.get(key) + " became " + mapped.get(key))
                .toList();
    }

    /** The folder beside the project, wherever the tests are started. */
    private static Path data(String shop) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("vitrina")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder.resolve("../shared/data").normalize().resolve(shop);
    }
}
