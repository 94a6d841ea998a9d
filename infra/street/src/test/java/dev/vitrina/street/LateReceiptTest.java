package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten changes by hand. The eighth is a receipt of 6 January that reaches us on the 8th: what the sales of the 7th and 8th
 * cost is not what was believed.
 */
@ExtendWith(SharedShop.class)
class LateReceiptTest {
    private static final int BEFORE_THE_LATE_RECEIPT = 7;

    private static final String CHANGES = """
            {"entity":"warehouse","source":"SHOP","id":"w","version":1,"changed_at":"2026-01-05T08:00:00Z","body":{"name":"Main"}}
            {"entity":"product","source":"SHOP","id":"cup","version":1,"changed_at":"2026-01-05T08:00:01Z","body":{"name":"Cup"}}
            {"entity":"stock_document","source":"SHOP","id":"R1","version":1,"changed_at":"2026-01-05T09:00:00Z","body":{"type":"receipt","organization":"SHOP","warehouse":"w","moment":"2026-01-05T09:00:00Z","lines":[{"line":"1","sku":"cup","quantity":10,"unit_cost":5}]}}
            {"entity":"stock_document","source":"SHOP","id":"S1","version":1,"changed_at":"2026-01-06T10:00:00Z","body":{"type":"shipment","organization":"SHOP","warehouse":"w","moment":"2026-01-06T10:00:00Z","lines":[{"line":"1","sku":"cup","quantity":4,"price":12}]}}
            {"entity":"stock_document","source":"SHOP","id":"R2","version":1,"changed_at":"2026-01-07T09:00:00Z","body":{"type":"receipt","organization":"SHOP","warehouse":"w","moment":"2026-01-07T09:00:00Z","lines":[{"line":"1","sku":"cup","quantity":10,"unit_cost":6}]}}
            {"entity":"stock_document","source":"SHOP","id":"S2","version":1,"changed_at":"2026-01-07T15:00:00Z","body":{"type":"shipment","organization":"SHOP","warehouse":"w","moment":"2026-01-07T15:00:00Z","lines":[{"line":"1","sku":"cup","quantity":9,"price":12}]}}
            {"entity":"stock_document","source":"SHOP","id":"S3","version":1,"changed_at":"2026-01-08T12:00:00Z","body":{"type":"shipment","organization":"SHOP","warehouse":"w","moment":"2026-01-08T12:00:00Z","lines":[{"line":"1","sku":"cup","quantity":5,"price":12}]}}
            {"entity":"stock_document","source":"SHOP","id":"R3","version":1,"changed_at":"2026-01-08T18:00:00Z","body":{"type":"receipt","organization":"SHOP","warehouse":"w","moment":"2026-01-06T12:00:00Z","lines":[{"line":"1","sku":"cup","quantity":5,"unit_cost":4}]}}
            {"entity":"stock_document","source":"SHOP","id":"S3","version":2,"changed_at":"2026-01-09T09:00:00Z","body":{"type":"shipment","organization":"SHOP","warehouse":"w","moment":"2026-01-08T12:00:00Z","lines":[{"line":"1","sku":"cup","quantity":6,"price":12}]}}
            {"entity":"stock_document","source":"SHOP","id":"F1","version":1,"changed_at":"2026-01-09T10:00:00Z","body":{"type":"sale_return","organization":"SHOP","warehouse":"w","moment":"2026-01-09T10:00:00Z","lines":[{"line":"1","sku":"cup","quantity":1,"price":12,"ref":"S2:1"}]}}
            """;

    @TempDir
    private Path folder;

    @Test
    void aLateReceiptCorrectsTheCostOfTheSalesAfterIt(Shop shop) throws IOException {
        List<String> changes = changes("late");

        shop.importChanges(file("before", changes.subList(0, BEFORE_THE_LATE_RECEIPT)));
        assertThat(costs(shop, "late")).containsExactly("S1 20.00", "S2 48.00", "S3 30.00");
        assertThat(stockAndValue(shop, "late")).isEqualTo("2.000 12.00");

        shop.importChanges(file("late", changes.subList(BEFORE_THE_LATE_RECEIPT, BEFORE_THE_LATE_RECEIPT + 1)));
        assertThat(costs(shop, "late")).containsExactly("S1 20.00", "S2 42.00", "S3 26.00");
        assertThat(stockAndValue(shop, "late")).isEqualTo("7.000 42.00");
        assertThat(corrections(shop))
                .as("the sale's own moment, and the moment the receipt reached us")
                .containsExactly(
                        "S2 -6.00 2026-01-07 15:00 2026-01-08 18:00", "S3 -4.00 2026-01-08 12:00 2026-01-08 18:00");
        assertThat(shop.line("""
                        SELECT sum(cost) FROM ledger.cost_entries
                        WHERE organization = 'late' AND document = 'S2' AND method = 'fifo' AND recorded_at < timestamp '2026-01-08 17:00 UTC'""")).as("the cost as it was believed before").isEqualTo("48.00");

        shop.importChanges(file("rest", changes.subList(BEFORE_THE_LATE_RECEIPT + 1, changes.size())));
        assertThat(costs(shop, "late")).containsExactly("F1 -4.67", "S1 20.00", "S2 42.00", "S3 32.00");
        assertThat(stockAndValue(shop, "late")).isEqualTo("7.000 40.67");
        // 21 pieces for 110.00 before S2: 9 of them 47.14, of the 62.86 left for 12 half; one of S2's comes back
        assertThat(costs(shop, "late", "average")).containsExactly("F1 -5.24", "S1 20.00", "S2 47.14", "S3 31.43");
        assertThat(stockAndValue(shop, "late", "average")).isEqualTo("7.000 36.67");
        assertThat(shop.lines("""
                        SELECT position, receipt_document, quantity, value FROM current.cost_layers
                        WHERE organization = 'late' ORDER BY position"""))
                .as("six of R2 are left, and what came back stands behind them")
                .containsExactly("1 R2 6.000 36.00", "2 F1 1.000 4.67");
        Ledgers.assertSound(shop);
    }

    @Test
    void theSameLinesInOtherOrdersGiveTheSameSums(Shop shop) throws IOException {
        List<String> orders = new ArrayList<>();
        orders.addAll(inOrder(changes("backwards"), 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
        orders.addAll(inOrder(changes("shuffled"), 8, 3, 9, 0, 6, 5, 7, 2, 4, 1));
        orders.addAll(inOrder(changes("sales-first"), 3, 5, 6, 8, 9, 1, 4, 7, 2, 0));

        shop.importChanges(file("orders", orders));

        for (String name : List.of("backwards", "shuffled", "sales-first")) {
            assertThat(costs(shop, name)).as(name).containsExactly("F1 -4.67", "S1 20.00", "S2 42.00", "S3 32.00");
            assertThat(stockAndValue(shop, name)).as(name).isEqualTo("7.000 40.67");
        }
    }

    private static List<String> changes(String shop) {
        return CHANGES.replace("SHOP", shop).lines().toList();
    }

    private static List<String> inOrder(List<String> changes, int... order) {
        return IntStream.of(order).mapToObj(changes::get).toList();
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name + ".jsonl"), lines);
    }

    /** "document cost" of every line that left or came back. */
    private static List<String> costs(Shop shop, String organization) {
        return costs(shop, organization, "fifo");
    }

    private static List<String> costs(Shop shop, String organization, String method) {
        return shop.lines("""
                SELECT document, sum(cost) FROM ledger.cost_entries
                WHERE organization = '%s' AND type <> 'receipt' AND reason <> 'variance' AND method = '%s'
                GROUP BY document ORDER BY document""".formatted(organization, method));
    }

    /** "document cost effective recorded" of what the late receipt put right. */
    private static List<String> corrections(Shop shop) {
        return shop.lines("""
                SELECT document, sum(cost),
                    date_format(effective_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%i'),
                    date_format(recorded_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%i')
                FROM ledger.cost_entries WHERE organization = 'late' AND reason = 'late_document' AND method = 'fifo'
                GROUP BY document, effective_at, recorded_at ORDER BY document""");
    }

    private static String stockAndValue(Shop shop, String organization) {
        return stockAndValue(shop, organization, "fifo");
    }

    private static String stockAndValue(Shop shop, String organization, String method) {
        return shop.line("""
                SELECT stock.on_hand, inventory.value
                FROM current.available_stock stock
                JOIN current.inventory_value inventory
                    ON inventory.organization = stock.organization AND inventory.sku = stock.sku
                WHERE stock.organization = '%s' AND inventory.method = '%s'""".formatted(organization, method));
    }
}
