package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.street.recount.Books;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Late, edited, deleted, duplicated, contradicting documents, and books counted a second way. */
@ExtendWith(SharedShop.class)
class GeneratedDocumentsTest {
    private static final int SEED = 20_260_105;
    private static final int DOCUMENTS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void theLedgersEqualAPlainRecomputation(Shop shop) throws IOException, SQLException {
        GeneratedDocuments documents = GeneratedDocuments.of(SEED, "generated", DOCUMENTS);
        Path file = documents.writeTo(folder.resolve("generated.jsonl"));

        Measure measure = Measure.of(shop, documents.lines().size() + " generated changes");
        shop.importChanges(file);
        measure.print();

        assertThat(shop.line("SELECT count(*) FROM history.changes WHERE source = 'generated'"))
                .as("every version and body is archived once")
                .isEqualTo(Long.toString(documents.distinctVersions()));
        Books kept = assertBooksEqualTheDocuments(shop, "generated");
        assertThat(kept.costBalance().add(kept.totalVariance()).add(kept.totalValue()))
                .as("cost of what left + variance + value on hand - cost of what came in")
                .isEqualByComparingTo("0");
        Ledgers.assertSound(shop);

        shop.importChanges(file);
        try (Connection trino = shop.trino()) {
            assertThat(Books.kept(trino, "generated").differencesFrom(kept))
                    .as("the same file again")
                    .isEmpty();
        }
    }

    /** Compares ledgers and current tables of a shop with what its documents say; gives the books. */
    static Books assertBooksEqualTheDocuments(Shop shop, String name) throws IOException, SQLException {
        try (Connection trino = shop.trino()) {
            Books kept = Books.kept(trino, name);
            Books recounted = Books.recounted(trino, name);
            assertThat(recounted.cost()).as("lines with a cost").isNotEmpty();
            assertThat(kept.differencesFrom(recounted))
                    .as("ledgers of '%s' beside a recomputation from its documents", name)
                    .isEmpty();
            return kept;
        }
    }
}
