package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The independent judge against the tables of a shop that keeps one queue for all its warehouses. */
class ReconcileTest {
    private static final int SEED = 20_260_302;
    private static final int DOCUMENTS = 3_000;

    @TempDir
    private Path folder;

    @Test
    void whatIsRightPassesAndWhatIsSpoiltIsNamed() throws IOException, SQLException {
        try (Shop shop = Shop.open("--set", "costing.scope=company")) {
            shop.importChanges(
                    GeneratedDocuments.of(SEED, "judged", DOCUMENTS).writeTo(folder.resolve("judged.jsonl")));
            assertThat(shop.statusReport().path("data").path("mismatches").isNull())
                    .as("nobody has reconciled yet")
                    .isTrue();

            Answer right = shop.run("reconcile").succeeded();
            System.out.print(right.out());
            assertThat(right.out()).contains("0 mismatches in 0 items");
            assertThat(shop.statusReport().path("data").path("mismatches").asLong())
                    .isZero();

            String sku = spoil(shop);
            Answer spoilt = shop.run("reconcile");
            System.out.print(spoilt.out());
            assertThat(spoilt.exitCode()).isEqualTo(1);
            assertThat(spoilt.out())
                    .contains("judged/" + sku + "\n")
                    .contains("ledger.sales_entries: ")
                    .contains(" mismatches in 2 items");
            assertThat(shop.lines("""
                            SELECT what, coalesce(sku, '-'), coalesce(method, '-'), difference FROM ops.reconciliation
                            WHERE what <> 'run' AND what NOT LIKE 'sales_%' ORDER BY what"""))
                    .containsExactly(
                            "cost_sum " + sku + " average 0.010",
                            "entries - - 1.000",
                            "inventory_value " + sku + " average 0.010");
            assertThat(shop.statusReport().path("data").path("mismatches").asLong())
                    .isEqualTo(Long.parseLong(shop.line("""
                            SELECT mismatches FROM ops.reconciliation WHERE what = 'run'
                            ORDER BY run_at DESC LIMIT 1""")));
        }
    }

    /** A kopeck too much in stock, and a sale that is in the ledger twice; both of one SKU, which is given. */
    private static String spoil(Shop shop) throws SQLException {
        String sku = shop.line("""
                SELECT sku FROM ledger.sales_entries WHERE quantity > 0 AND net > 0 AND entry = 1 ORDER BY sku LIMIT 1""");
        try (Connection trino = shop.trino();
                Statement statement = trino.createStatement()) {
            statement.execute("""
                    UPDATE current.inventory_value SET value = value + 0.01 WHERE method = 'average' AND sku = '%s'""".formatted(sku));
            statement.execute("""
                    INSERT INTO ledger.sales_entries
                    SELECT * FROM ledger.sales_entries
                    WHERE quantity > 0 AND net > 0 AND entry = 1 AND sku = '%s' ORDER BY document, line LIMIT 1""".formatted(sku));
        }
        return sku;
    }
}
