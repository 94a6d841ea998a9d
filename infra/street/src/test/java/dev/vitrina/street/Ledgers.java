package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** What holds for the whole of every ledger, at every moment. */
final class Ledgers {
    private static final Map<String, String> KEYS = Map.of(
            "ledger.stock_entries", "organization, sku, warehouse",
            "ledger.cost_entries", "organization, sku",
            "ledger.cost_layers", "organization, sku",
            "ledger.sales_entries", "source, document");

    private Ledgers() {}

    /** Nothing was lost, nothing came twice, and live stock is the sum of its ledger. */
    static void assertSound(Shop shop) {
        KEYS.forEach((ledger, key) -> assertThat(shop.line("""
                        SELECT sum(entries) = sum(numbers) AND sum(entries) = sum(last_number), sum(entries) > 0
                        FROM (SELECT count(*) AS entries, count(DISTINCT entry) AS numbers, max(entry) AS last_number
                              FROM %s GROUP BY %s)""".formatted(ledger, key)))
                .as("%s: count(*) = count of distinct (%s, entry) = sum of max(entry)", ledger, key)
                .isEqualTo("true true"));
        assertThat(shop.lines("""
                        SELECT organization, sku, warehouse, sum(entered) AS entered, sum(on_hand) AS on_hand
                        FROM (SELECT organization, sku, warehouse, quantity AS entered, 0 AS on_hand
                              FROM ledger.stock_entries
                              UNION ALL
                              SELECT organization, sku, warehouse, 0, on_hand FROM current.available_stock)
                        GROUP BY 1, 2, 3 HAVING sum(entered) <> sum(on_hand) LIMIT 20"""))
                .as("items whose stock is not the sum of their entries")
                .isEmpty();
    }
}
