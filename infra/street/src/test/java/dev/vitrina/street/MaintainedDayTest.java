package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day's worth of commits, compressed in time: one change after the other through a pipe, a commit of every table as
 * often as the machine can, maintenance in proportion. Prints what every table consists of as time goes by. As long as
 * {@code -Dvitrina.street.day.minutes} says, 20 if it says nothing.
 */
@EnabledIfSystemProperty(
        named = "vitrina.street.day",
        matches = "true",
        disabledReason = "takes 20 minutes; -Dvitrina.street.day=true runs it")
class MaintainedDayTest {
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("vitrina.street.day.minutes", 20));
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(50);
    private static final int ROUNDS = 10;
    private static final int SEED = 20_260_310;

    @TempDir
    private Path folder;

    @Test
    void fileCountsStayBounded() throws IOException, SQLException, InterruptedException {
        int enough = (int) (LENGTH.toMillis() / BETWEEN_CHANGES.toMillis());
        GeneratedDocuments documents = GeneratedDocuments.of(SEED, "day", enough);
        List<String> lines = documents.lines();
        try (Shop shop = Shop.open(
                "--set", "checkpoint.interval=PT0.2S",
                "--set", "maintenance.interval=PT20S",
                "--set", "maintenance.keep-snapshots=PT1M")) {
            Path pipe = pipe();
            Command running = shop.startImport(pipe);
            Instant start = Instant.now();
            long mostFiles = 0;
            int sent = 0;
            try (BufferedWriter out = Files.newBufferedWriter(pipe)) {
                for (int round = 1; round <= ROUNDS; round++) {
                    Instant end = start.plus(LENGTH.multipliedBy(round).dividedBy(ROUNDS));
                    sent = send(lines, sent, out, end);
                    Map<String, FileCounts> counts = FileCounts.of(shop);
                    print(Duration.between(start, Instant.now()), sent, shop, counts);
                    if (round == ROUNDS / 2) {
                        mostFiles = most(counts);
                    }
                    if (round == ROUNDS) {
                        assertThat(most(counts))
                                .as("files of the largest table, beside half of the time before")
                                .isLessThan(2 * mostFiles);
                    }
                }
            }
            running.answer().succeeded();
            Path rest = Files.write(folder.resolve("rest.jsonl"), lines.subList(sent, lines.size()));
            shop.importChanges(rest);
            shop.run("maintain", "--older-than", "PT0S").succeeded();
            print(Duration.between(start, Instant.now()), lines.size(), shop, FileCounts.of(shop));
            shop.killAll();
            System.out.println(
                    shop.run("maintain", "--older-than", "PT0S").succeeded().out());
            shop.up();
            shop.importChanges(rest);
            assertThat(shop.line("SELECT count(*) FROM history.changes"))
                    .isEqualTo(Long.toString(documents.distinctVersions()));
            GeneratedDocumentsTest.assertBooksEqualTheDocuments(shop, "day");
            Ledgers.assertSound(shop);
        }
    }

    /** Sends one change after the other until it is time. Returns how many have been sent since the beginning. */
    private static int send(List<String> lines, int from, BufferedWriter out, Instant end)
            throws IOException, InterruptedException {
        int next = from;
        while (Instant.now().isBefore(end)) {
            if (next < lines.size()) {
                out.write(lines.get(next++));
                out.write('\n');
                out.flush();
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_CHANGES.toMillis());
        }
        return next;
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("changes.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    private static long most(Map<String, FileCounts> counts) {
        return counts.values().stream().mapToLong(FileCounts::files).max().orElseThrow();
    }

    private static void print(Duration elapsed, int sent, Shop shop, Map<String, FileCounts> counts) {
        System.out.printf(
                Locale.ROOT,
                "%nafter %d s, %d changes, %.0f s CPU of the stack%n%-26s %6s %8s %10s %10s %9s %7s%n",
                elapsed.toSeconds(),
                sent,
                shop.cpu().toMillis() / 1e3,
                "table",
                "data",
                "deletes",
                "snapshots",
                "manifests",
                "metadata",
                "files");
        counts.forEach((table, count) -> System.out.printf(
                Locale.ROOT,
                "%-26s %6d %8d %10d %10d %9d %7d%n",
                table,
                count.dataFiles(),
                count.deleteFiles(),
                count.snapshots(),
                count.manifests(),
                count.metadata(),
                count.files()));
    }
}
