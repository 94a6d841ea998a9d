package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two real shops. What is expected was counted from their own files, before they were changes. */
@ExtendWith(SharedShop.class)
class RealShopsTest {
    private static final String STOCK = """
            SELECT count(*), count_if(type = 'write_off'), sum(quantity), max(recorded_at)
            FROM ledger.stock_entries WHERE source = '%s'""";
    private static final String SALES = """
            SELECT count(*), sum(net) FROM ledger.sales_entries WHERE source = '%s'""";
    private static final String HISTORY = """
            SELECT count(*) FROM history.changes WHERE source = '%s'""";
    private static final String COSTS = """
            SELECT count(*), sum(cost) FROM ledger.cost_entries WHERE source = '%s'""";

    @Test
    void everySaleOfAGiftShopArrivesOnce(Shop shop) throws IOException {
        Path folder = folderOf("uci-online-retail");

        importBothWays(shop, folder, "uci", "50,699 changes of a gift shop", "online-retail.csv.gz");

        assertThat(shop.line("""
                        SELECT count(*), count_if(type = 'write_off')
                        FROM ledger.stock_entries WHERE source = 'uci'""")).as("stock entries, of them write-offs").isEqualTo("541909 1336");
        assertThat(shop.line(SALES.formatted("uci"))).isEqualTo("540573 9747747.93");
        Ledgers.assertSound(shop);
        assertThat(LiveStock.onHand(shop.kafka(), "main"))
                .as("live stock beside its table")
                .isEqualTo(onHand(shop))
                .isNotEmpty();
    }

    @Test
    void everySaleOfAToyShopHasTheCostOfItsOwnReceipt(Shop shop) throws IOException {
        Path folder = folderOf("maven-fuzzy-factory");

        importBothWays(
                shop,
                folder,
                "toys",
                "132,719 changes of a toy shop",
                "orders.csv",
                "order_items.csv",
                "order_item_refunds.csv",
                "products.csv");

        assertThat(shop.lines("""
                        SELECT type, count(*), sum(net) FROM ledger.sales_entries
                        WHERE source = 'toys' GROUP BY type ORDER BY type""")).containsExactly("sale_return 1731 -85338.69", "shipment 40025 1938509.75");
        assertThat(shop.line("""
                        SELECT sum(cost) FROM ledger.cost_entries
                        WHERE source = 'toys' AND type = 'shipment' AND reason <> 'variance' AND method = 'fifo'""")).as("FIFO cost of what was shipped").isEqualTo("722370.25");
        Ledgers.assertSound(shop);
    }

    private static Path folderOf(String name) {
        Path folder = Project.data(name);
        assumeTrue(Files.exists(folder), () -> "Needs the real shops' data beside the project: " + folder);
        return folder;
    }

    /** As canonical changes, then from the shop's own files by their mapping, which is nothing new. */
    private static void importBothWays(Shop shop, Path folder, String source, String what, String... files) {
        Measure measure = Measure.of(shop, what);
        System.out.print(shop.importChanges(folder.resolve("changes.jsonl.gz")).out());
        measure.print();
        String before = sums(shop, source);

        Measure again = Measure.of(shop, what + ", again from its own files");
        String mapping = folder.getFileName().toString();
        System.out.print(
                shop.importCsv(mapping, Stream.of(files).map(folder::resolve).toArray(Path[]::new))
                        .out());
        again.print();
        assertThat(sums(shop, source)).as("the same documents by their mapping").isEqualTo(before);
    }

    private static String sums(Shop shop, String source) {
        return shop.line(STOCK.formatted(source)) + ", " + shop.line(SALES.formatted(source)) + ", "
                + shop.line(COSTS.formatted(source)) + ", " + shop.line(HISTORY.formatted(source));
    }

    private static Map<String, BigDecimal> onHand(Shop shop) {
        return shop
                .sql("SELECT sku, warehouse, on_hand FROM current.available_stock WHERE organization = 'main'")
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get("sku") + " in " + row.get("warehouse"),
                        row -> new BigDecimal(row.get("on_hand"))));
    }
}
