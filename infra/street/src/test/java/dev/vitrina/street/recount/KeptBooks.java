package dev.vitrina.street.recount;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The books of one organization as the streaming jobs keep them. */
final class KeptBooks {
    private final Connection trino;
    private final String organization;

    KeptBooks(Connection trino, String organization) {
        this.trino = trino;
        this.organization = organization;
    }

    Books read() throws SQLException {
        return new Books(
                sums(KeptBooks::posting, """
                        SELECT sum(quantity), source, document, line, sku, warehouse
                        FROM ledger.stock_entries WHERE organization = ? GROUP BY 2, 3, 4, 5, 6"""),
                sums(KeptBooks::posting, """
                        SELECT sum(cost), source, document, line, sku, warehouse
                        FROM ledger.cost_entries WHERE organization = ? AND reason <> 'variance' AND method = 'fifo'
                        GROUP BY 2, 3, 4, 5, 6"""),
                sums(KeptBooks::line, """
                        SELECT sum(cost), source, document, line
                        FROM ledger.cost_entries WHERE organization = ? AND reason = 'variance' AND method = 'fifo'
                        GROUP BY 2, 3, 4"""),
                sums(KeptBooks::line, """
                        SELECT sum(net), source, document, line
                        FROM ledger.sales_entries WHERE organization = ? GROUP BY 2, 3, 4"""),
                sums(KeptBooks::place, """
                        SELECT on_hand, sku, warehouse FROM current.available_stock WHERE organization = ?"""),
                sums(KeptBooks::place, inventory("value")),
                sums(KeptBooks::place, inventory("provisional_quantity")));
    }

    private static String inventory(String column) {
        return "SELECT " + column + ", sku, warehouse FROM current.inventory_value"
                + " WHERE organization = ? AND method = 'fifo'";
    }

    private interface Key<K> {
        K of(ResultSet row) throws SQLException;
    }

    private <K> Map<K, BigDecimal> sums(Key<K> key, String sql) throws SQLException {
        Map<K, BigDecimal> sums = new HashMap<>();
        try (PreparedStatement statement = trino.prepareStatement(sql)) {
            statement.setString(1, organization);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (sums.put(key.of(rows), rows.getBigDecimal(1)) != null) {
                        throw new IllegalStateException("Two rows where one belongs: %s of %s, from %s"
                                .formatted(key.of(rows), organization, sql));
                    }
                }
            }
        }
        return sums;
    }

    private static Posting posting(ResultSet row) throws SQLException {
        return new Posting(line(row), row.getString(5), row.getString(6));
    }

    private static LineId line(ResultSet row) throws SQLException {
        return new LineId(row.getString(2), row.getString(3), row.getString(4));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString(2), row.getString(3));
    }
}
