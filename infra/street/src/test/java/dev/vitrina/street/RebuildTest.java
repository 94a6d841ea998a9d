package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ledgers built anew beside those that are read, with late, edited and deleted documents and closed books; also killed, and by other policies.
 * What stands in them is judged by {@code reconcile}, which has to notice what is wrong.
 */
class RebuildTest {
    private static final int SEED = 20_260_406;
    private static final int DOCUMENTS = 3_000;
    private static final int DOCUMENTS_A_PERIOD = 1_300;
    private static final String SHOP = "rebuilt";

    /** What must be the same before and after. A row of zeros says nothing. */
    private static final List<String> SUMS = List.of(
            "SELECT document, line, method, warehouse, sum(quantity), sum(cost) FROM ledger.cost_entries %s"
                    + " WHERE reason <> 'variance' GROUP BY 1, 2, 3, 4"
                    + " HAVING sum(quantity) <> 0 OR sum(cost) <> 0 ORDER BY 1, 2, 3, 4",
            "SELECT document, line, method, sum(cost) FROM ledger.cost_entries %s"
                    + " WHERE reason = 'variance' GROUP BY 1, 2, 3 HAVING sum(cost) <> 0 ORDER BY 1, 2, 3",
            "SELECT issue_document, issue_line, receipt_document, receipt_line, sum(quantity), sum(cost)"
                    + " FROM ledger.cost_layers %s GROUP BY 1, 2, 3, 4"
                    + " HAVING sum(quantity) <> 0 OR sum(cost) <> 0 ORDER BY 1, 2, 3, 4",
            "SELECT document, line, sku, warehouse, sum(quantity) FROM ledger.stock_entries %s"
                    + " GROUP BY 1, 2, 3, 4 HAVING sum(quantity) <> 0 ORDER BY 1, 2, 3, 4",
            "SELECT document, line, sum(quantity), sum(net), sum(vat) FROM ledger.sales_entries %s"
                    + " GROUP BY 1, 2 HAVING sum(quantity) <> 0 OR sum(net) <> 0 ORDER BY 1, 2",
            "SELECT sku, warehouse, on_hand, reserved, expected FROM current.available_stock %s"
                    + " WHERE on_hand <> 0 OR reserved <> 0 OR expected <> 0 ORDER BY 1, 2",
            "SELECT sku, warehouse, method, quantity, value, provisional_quantity FROM current.inventory_value %s"
                    + " WHERE quantity <> 0 OR value <> 0 OR provisional_quantity <> 0 ORDER BY 1, 2, 3",
            "SELECT sku, warehouse, position, receipt_document, receipt_line, quantity, value"
                    + " FROM current.cost_layers %s ORDER BY 1, 2, 3");

    @TempDir
    private Path folder;

    @Test
    void whatIsBuiltAnewSaysTheSameAndTheOldGoesOnUntilThen() throws IOException, SQLException {
        List<String> lines = GeneratedDocuments.ofPeriods(SEED, SHOP, DOCUMENTS, DOCUMENTS_A_PERIOD)
                .lines();
        try (Shop shop = Shop.open()) {
            shop.importChanges(file("most.jsonl", lines.subList(0, lines.size() * 4 / 5)));
            assertThat(mismatches(shop).isNull())
                    .as("nobody has reconciled yet")
                    .isTrue();

            allOfThemAnewAreTheSame(shop);

            shop.importChanges(file("rest.jsonl", lines.subList(lines.size() * 4 / 5, lines.size())));
            assertReconciled(shop);
            Ledgers.assertSound(shop);
            assertThat(LiveStock.onHand(shop.kafka(), SHOP)).isEqualTo(onHand(shop));

            aKilledRebuildChangesNothingNorDoPoliciesAlone(shop);
            costsGoByThePoliciesTheyAreMadeBy(shop);
            whatIsSpoiltIsNamed(shop);
        }
    }

    private static void allOfThemAnewAreTheSame(Shop shop) {
        List<List<String>> before = sums(shop);

        Answer all = shop.run("rebuild").succeeded();

        System.out.print(all.out());
        assertThat(sums(shop)).isEqualTo(before);
        Ledgers.assertSound(shop);
        String tag = all.out().replaceAll("(?s).*costing: .*?(before-rebuild-[-0-9]+).*", "$1");
        assertThat(shop.lines(SUMS.getFirst().formatted("FOR VERSION AS OF '" + tag + "'")))
                .as("the old ledger under its tag")
                .isEqualTo(before.getFirst());
    }

    private static void aKilledRebuildChangesNothingNorDoPoliciesAlone(Shop shop) throws IOException {
        List<List<String>> before = sums(shop);
        List<String> versions = versions(shop);
        Command rebuild = shop.start("rebuild", "costing");
        rebuild.awaitOutput("Building costing anew");
        rebuild.kill();
        shop.kill("supervisor");
        rebuild.answer();
        Files.writeString(shop.home().resolve("vitrina.yaml"), "costing.scope: company\n");
        shop.up();
        await("the rebuild to be thrown away")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .pollInSameThread()
                .until(() -> !Files.exists(shop.home().resolve("jobs").resolve("costing.rebuild.json")));
        assertThat(versions(shop)).isEqualTo(versions);
        shop.awaitHealthy();
        assertThat(sums(shop)).isEqualTo(before);
        assertThat(shop.statusReport().path("notices").path(0).asText())
                .contains("costing.scope=warehouse and not company", "./vitrina rebuild costing");
    }

    private static void costsGoByThePoliciesTheyAreMadeBy(Shop shop) {
        System.out.print(shop.run("rebuild", "costing").succeeded().out());

        assertThat(shop.statusReport().path("notices").isEmpty()).isTrue();
        assertThat(shop.line("SELECT count(*) > 0 AND count(warehouse) = 0 FROM current.inventory_value"))
                .isEqualTo("true");
        assertReconciled(shop);
        Ledgers.assertSound(shop);
    }

    private static void whatIsSpoiltIsNamed(Shop shop) throws SQLException {
        String sku = spoil(shop);

        Answer spoilt = shop.run("reconcile");

        System.out.print(spoilt.out());
        assertThat(spoilt.exitCode()).isEqualTo(1);
        assertThat(spoilt.out())
                .contains(SHOP + "/" + sku + "\n")
                .contains("ledger.sales_entries: ")
                .contains(" mismatches in 2 items");
        assertThat(shop.lines("""
                        SELECT what, coalesce(sku, '-'), coalesce(method, '-'), difference FROM ops.reconciliation
                        WHERE what <> 'run' AND what NOT LIKE 'sales_%' ORDER BY what"""))
                .containsExactly(
                        "cost_sum " + sku + " average 0.010",
                        "entries - - 1.000",
                        "inventory_value " + sku + " average 0.010");
        assertThat(mismatches(shop).asLong()).isEqualTo(Long.parseLong(shop.line("""
                        SELECT mismatches FROM ops.reconciliation WHERE what = 'run'
                        ORDER BY run_at DESC LIMIT 1""")));
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

    private static void assertReconciled(Shop shop) {
        assertThat(shop.run("reconcile").succeeded().out()).contains("0 mismatches in 0 items");
        assertThat(mismatches(shop).asLong()).isZero();
    }

    private static List<List<String>> sums(Shop shop) {
        return SUMS.stream().map(sql -> shop.lines(sql.formatted(""))).toList();
    }

    /** The ledger's branches and tags. */
    private static List<String> versions(Shop shop) {
        return shop.lines("SELECT name FROM ledger.\"cost_entries$refs\" ORDER BY name");
    }

    private static JsonNode mismatches(Shop shop) {
        return shop.statusReport().path("data").path("mismatches");
    }

    private static Map<String, BigDecimal> onHand(Shop shop) {
        Map<String, BigDecimal> onHand = new TreeMap<>();
        shop.sql("SELECT sku, warehouse, on_hand FROM current.available_stock")
                .forEach(row ->
                        onHand.put(row.get("sku") + " in " + row.get("warehouse"), new BigDecimal(row.get("on_hand"))));
        return onHand;
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }
}
