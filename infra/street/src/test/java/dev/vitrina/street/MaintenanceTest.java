package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables are maintained with no age at all, once while the stack runs and once after it was killed in the very moment
 * when its newest checkpoint still holds what the tables have committed already. The jobs go on, and every sum stands.
 */
@ExtendWith(SharedShop.class)
class MaintenanceTest {
    private static final int SEED = 20_260_309;
    private static final int PIECES = 7;
    private static final String NEWEST = "SELECT max_by(snapshot_id, committed_at) FROM history.\"changes$snapshots\"";

    @TempDir
    private Path folder;

    @Test
    void tablesStaySmallAndTheirWritersGoOn(Shop shop) throws IOException, SQLException {
        GeneratedDocuments documents = GeneratedDocuments.of(SEED, "maintained", 700);
        List<Path> pieces = pieces(documents.lines());
        for (int piece = 0; piece < PIECES - 2; piece++) {
            shop.startImport(pieces.get(piece)).answer().succeeded();
        }
        shop.importChanges(pieces.get(PIECES - 2), products());
        Map<String, FileCounts> before = FileCounts.of(shop);
        Path forgotten = file(shop, "forgotten.parquet", Duration.ofDays(2));
        Path fresh = file(shop, "fresh.parquet", Duration.ZERO);

        String told = shop.run("maintain", "--older-than", "PT0S").succeeded().out();

        print(told);
        Map<String, FileCounts> after = FileCounts.of(shop);
        assertThat(before.get("ledger.stock_entries").snapshots()).isGreaterThan(3);
        assertThat(before.get("current.products").deleteFiles()).isPositive();
        assertSmall(after);
        assertThat(told).contains("kept for an hour");
        assertThat(forgotten).doesNotExist();
        assertThat(fresh).exists();
        Ledgers.assertSound(shop);

        killRightAfterACommit(shop, pieces.getLast());
        String toldOfTheKilled =
                shop.run("maintain", "--older-than", "PT0S").succeeded().out();
        print(toldOfTheKilled);
        assertThat(toldOfTheKilled)
                .as("snapshots of the archive, third column")
                .containsPattern("history.changes +\\d+ → \\d+ +0 → 0 +\\d+ → [12] ");
        shop.up();

        shop.importChanges(pieces.getLast(), pieces.getFirst());
        assertThat(shop.line("SELECT count(*) FROM history.changes WHERE source = 'maintained'"))
                .as("every version and body is archived once")
                .isEqualTo(Long.toString(documents.distinctVersions() + 1));
        GeneratedDocumentsTest.assertBooksEqualTheDocuments(shop, "maintained");
        Ledgers.assertSound(shop);
        assertThat(shop.statusReport().path("jobs"))
                .allSatisfy(job -> assertThat(job.path("resubmissions").asInt()).isZero());
    }

    /** Nothing is going on, so that each table is down to what its writer needs and what the maintenance has added. */
    private static void assertSmall(Map<String, FileCounts> tables) {
        assertThat(tables).allSatisfy((table, counts) -> {
            assertThat(counts.dataFiles()).as("data files of %s", table).isLessThanOrEqualTo(24);
            assertThat(counts.deleteFiles()).as("delete files of %s", table).isZero();
            assertThat(counts.snapshots()).as("snapshots of %s", table).isLessThanOrEqualTo(4);
            assertThat(counts.metadata()).as("kept metadata of %s", table).isLessThanOrEqualTo(21);
        });
    }

    /** Polls through a connection that is open already: the next checkpoint is not far. */
    private static void killRightAfterACommit(Shop shop, Path piece) throws SQLException {
        Command running;
        try (Connection trino = shop.trino();
                Statement statement = trino.createStatement()) {
            long newest = newest(statement);
            running = shop.startImport(piece);
            await("the archive commits " + piece)
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .pollInSameThread()
                    .until(() -> newest(statement) != newest);
        }
        shop.killAll();
        running.answer();
    }

    private static long newest(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(NEWEST)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Path> pieces(List<String> lines) throws IOException {
        List<Path> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            List<String> piece = lines.subList(lines.size() * i / PIECES, lines.size() * (i + 1) / PIECES);
            pieces.add(Files.write(folder.resolve("piece-" + i + ".jsonl"), piece));
        }
        return pieces;
    }

    private Path products() throws IOException {
        return Files.writeString(folder.resolve("products.jsonl"), """
                {"entity":"product","source":"maintained","id":"sku-1","version":1,\
                "changed_at":"2026-03-01T10:00:00Z","body":{"name":"One"}}
                """);
    }

    /** A file that no table knows of, written some time ago. */
    private static Path file(Shop shop, String name, Duration age) throws IOException {
        Path file =
                FileCounts.folder(shop, "ledger.stock_entries").resolve("data").resolve(name);
        Files.writeString(file, "rows of a commit that never was");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        return file;
    }

    private static void print(String told) {
        System.out.println(told);
    }
}
