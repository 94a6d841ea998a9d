package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A long stream of changes through the real stack, in each scope of costing, books closed on the way and their history folded a
 * minute after, everything killed in the middle of it: the independent judge finds no difference. How many documents says
 * {@code -Dvitrina.street.million=N}; with what happens to them, 900,000 make about a million changes.
 */
@EnabledIfSystemProperty(
        named = "vitrina.street.million",
        matches = "[0-9]+",
        disabledReason = "takes half an hour; -Dvitrina.street.million=900000 runs it")
class MillionChangesTest {
    private static final int SEED = 20_260_401;
    private static final int DOCUMENTS = Integer.getInteger("vitrina.street.million", 0);
    private static final int SKUS = Math.max(40, DOCUMENTS / 300);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"warehouse", "company"})
    void theJudgeAgreesThoughEverythingWasKilled(String scope) throws IOException {
        Path file = folder.resolve("million.jsonl");
        long changes = write(file);
        String[] settings = {
            "--set", "costing.scope=" + scope, "--set", "closing.fold-after=PT1M", "--set", "memory.trino=2g"
        };
        try (Shop shop = Shop.open(settings)) {
            shop.startImport(file).answer().succeeded();
            awaitCosted(shop, changes / 5);
            shop.killAll();
            shop.up(settings);

            Measure measure = Measure.of(shop, "%,d changes sent again, scope %s".formatted(changes, scope));
            shop.importChanges(file, PATIENCE);
            measure.print();
            Answer right = shop.start("reconcile").answer(PATIENCE).succeeded();
            System.out.print(right.out());
            assertThat(right.out()).contains("0 mismatches in 0 items");
            Ledgers.assertSound(shop);
        }
    }

    private static long write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            return new DocumentGenerator(SEED, "million", SKUS, change -> {
                        try {
                            out.write(change.toString());
                            out.write('\n');
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .closingAfter(Math.max(1, DOCUMENTS / 3))
                    .generate(DOCUMENTS);
        }
    }

    private static void awaitCosted(Shop shop, long entries) {
        await("%,d cost entries".formatted(entries))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .pollInSameThread()
                .until(() -> Long.parseLong(shop.line("SELECT count(*) FROM ledger.cost_entries")) > entries);
    }
}
