package dev.vitrina.batch.reconciliation;

import dev.vitrina.batch.reconciliation.Verdict.Layer;
import dev.vitrina.batch.reconciliation.Verdict.OnHand;
import dev.vitrina.batch.reconciliation.Verdict.Sale;
import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** What the ledgers and the current tables say, a share of the items at a time: Trino need not hold all of them at once. */
final class LiveTables {
    /** All that is compared. */
    static final List<Table> COMPARED = List.of(
            Tables.STOCK_ENTRIES,
            Tables.COST_ENTRIES,
            Tables.COST_LAYERS,
            Tables.SALES_ENTRIES,
            Tables.AVAILABLE_STOCK,
            Tables.INVENTORY_VALUE,
            Tables.OPEN_LAYERS);

    private static final String COST_ENTRIES = """
            SELECT organization, sku, source, document, line, method, warehouse,
                   sum(quantity) FILTER (WHERE reason <> 'variance'),
                   sum(cost) FILTER (WHERE reason <> 'variance'),
                   sum(cost) FILTER (WHERE reason = 'variance')
            FROM %s WHERE %s
            GROUP BY organization, sku, source, document, line, method, warehouse
            """;

    private static final String COST_LAYERS = """
            SELECT organization, sku, source, issue_document, issue_line, sum(cost)
            FROM %s WHERE %s
            GROUP BY organization, sku, source, issue_document, issue_line
            """;

    private static final String STOCK_ENTRIES = """
            SELECT organization, sku, source, document, line, warehouse, sum(quantity)
            FROM %s WHERE %s
            GROUP BY organization, sku, source, document, line, warehouse
            """;

    private static final String SALES_ENTRIES = """
            SELECT organization, sku, source, document, line,
                   sum(quantity), sum(gross), sum(discount), sum(vat), sum(net), sum(document_net)
            FROM %s WHERE %s
            GROUP BY organization, sku, source, document, line
            """;

    private static final String AVAILABLE_STOCK = """
            SELECT organization, sku, warehouse, on_hand, reserved, expected, available, free
            FROM %s WHERE %s
            """;

    private static final String INVENTORY_VALUE = """
            SELECT organization, sku, method, warehouse, quantity, value, provisional_quantity
            FROM %s WHERE %s
            """;

    private static final String OPEN_LAYERS = """
            SELECT organization, sku, receipt_source, receipt_document, receipt_line, warehouse, quantity, value,
                   row_number() OVER (PARTITION BY organization, sku, warehouse ORDER BY position)
            FROM %s WHERE %s
            """;

    /** Stands for documents where an item does. */
    static final Item DOCUMENTS = new Item("", "");

    private interface Row {
        void read(ResultSet row, Figures item) throws SQLException;
    }

    private final Connection trino;
    private final Snapshots snapshots;
    private final int shares;

    /** @param shares how many shares the items are parted into */
    LiveTables(Connection trino, Snapshots snapshots, int shares) {
        this.trino = trino;
        this.snapshots = snapshots;
        this.shares = shares;
    }

    /** The share that an SKU is in, 0 and up. */
    int shareOf(String sku) {
        CRC32 sum = new CRC32();
        sum.update(sku.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % shares);
    }

    /** The numbers of all items of a share that the tables name. */
    Map<Item, Figures> read(int share) throws SQLException {
        Map<Item, Figures> items = new HashMap<>();
        read(items, share, Tables.COST_ENTRIES, COST_ENTRIES, (row, item) -> {
            Method method = Method.valueOf(row.getString(6).toUpperCase(Locale.ROOT));
            item.add(What.LINE_QUANTITY, method, row.getString(7), line(row), thousandths(row, 8));
            item.add(What.LINE_COST, method, row.getString(7), line(row), minor(row, 9));
            item.add(What.LINE_VARIANCE, method, null, line(row), minor(row, 10));
        });
        read(
                items,
                share,
                Tables.COST_LAYERS,
                COST_LAYERS,
                (row, item) -> item.add(What.SETTLED_COST, null, null, line(row), minor(row, 6)));
        read(
                items,
                share,
                Tables.STOCK_ENTRIES,
                STOCK_ENTRIES,
                (row, item) -> item.add(What.LINE_STOCK, null, row.getString(6), line(row), thousandths(row, 7)));
        read(
                items,
                share,
                Tables.SALES_ENTRIES,
                SALES_ENTRIES,
                (row, item) -> item.add(
                        line(row),
                        new Sale(
                                thousandths(row, 6),
                                minor(row, 7),
                                minor(row, 8),
                                minor(row, 9),
                                minor(row, 10),
                                minor(row, 11))));
        read(items, share, Tables.AVAILABLE_STOCK, AVAILABLE_STOCK, LiveTables::stock);
        read(items, share, Tables.INVENTORY_VALUE, INVENTORY_VALUE, (row, item) -> {
            Method method = Method.valueOf(row.getString(3).toUpperCase(Locale.ROOT));
            item.add(method, queue(row, 4), new OnHand(thousandths(row, 5), minor(row, 6), thousandths(row, 7)));
        });
        read(items, share, Tables.OPEN_LAYERS, OPEN_LAYERS, (row, item) -> {
            LineId receipt = row.getString(4) == null ? null : line(row);
            item.add(queue(row, 6), row.getInt(9), new Layer(receipt, thousandths(row, 7), minor(row, 8)));
        });
        return items;
    }

    /** The queue of a warehouse, or of the whole organization. */
    private static String queue(ResultSet row, int column) throws SQLException {
        return row.getString(column) == null ? Verdict.POOL : row.getString(column);
    }

    private static void stock(ResultSet row, Figures item) throws SQLException {
        What[] columns = {What.ON_HAND, What.RESERVED, What.EXPECTED, What.AVAILABLE, What.FREE};
        for (int i = 0; i < columns.length; i++) {
            item.add(columns[i], null, row.getString(3), null, thousandths(row, 4 + i));
        }
    }

    private void read(Map<Item, Figures> items, int share, Table table, String sql, Row reader) throws SQLException {
        if (!snapshots.has(table)) {
            return;
        }
        String query = sql.formatted(snapshots.of(table), isOf(share, "sku", shares));
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                Item item = new Item(rows.getString(1), rows.getString(2));
                reader.read(rows, items.computeIfAbsent(item, absent -> new Figures()));
            }
        }
    }

    private static String isOf(int share, String column, int shares) {
        return shares == 1 ? "true" : "crc32(to_utf8(%s)) %% %d = %d".formatted(column, shares, share);
    }

    private static LineId line(ResultSet row) throws SQLException {
        return new LineId(row.getString(3), row.getString(4), row.getString(5));
    }

    private static long minor(ResultSet row, int column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? 0 : amount.movePointRight(2).longValueExact();
    }

    private static long thousandths(ResultSet row, int column) throws SQLException {
        BigDecimal quantity = row.getBigDecimal(column);
        return quantity == null ? 0 : quantity.movePointRight(3).longValueExact();
    }

    /**
     * Keys of ledgers whose entries are not 1, 2, 3 … without gaps, which are rows that were lost or written twice, by item;
     * those of sales, whose key is a document, under {@link #DOCUMENTS}.
     */
    Map<Item, List<Mismatch>> entries(int share) throws SQLException {
        List<Mismatch> broken = new ArrayList<>();
        entries(broken, share, Tables.STOCK_ENTRIES, "organization", "sku", "warehouse");
        entries(broken, share, Tables.COST_ENTRIES, "organization", "sku", "null");
        entries(broken, share, Tables.COST_LAYERS, "organization", "sku", "null");
        entries(broken, share, Tables.SALES_ENTRIES, "source", "document", "null");
        return broken.stream().collect(Collectors.groupingBy(Mismatch::item));
    }

    private void entries(List<Mismatch> broken, int share, Table ledger, String first, String second, String third)
            throws SQLException {
        if (!snapshots.has(ledger)) {
            return;
        }
        String query = """
                SELECT first, second, third, max(entry), count(*), count(DISTINCT entry)
                FROM (SELECT %s AS first, %s AS second, %s AS third, entry FROM %s)
                WHERE %s
                GROUP BY first, second, third
                HAVING count(*) <> max(entry) OR count(DISTINCT entry) <> max(entry)
                """.formatted(first, second, third, snapshots.of(ledger), isOf(share, "second", shares));
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                boolean ofItem = first.equals("organization");
                broken.add(new Mismatch(
                        ofItem ? new Item(rows.getString(1), rows.getString(2)) : DOCUMENTS,
                        new Figure(
                                What.ENTRIES,
                                null,
                                rows.getString(3),
                                ofItem ? null : new LineId(rows.getString(1), rows.getString(2), null)),
                        rows.getLong(4) * 1000,
                        rows.getLong(5) * 1000,
                        "%s: %d rows, %d different entries, the greatest is %d"
                                .formatted(ledger.fullName(), rows.getLong(5), rows.getLong(6), rows.getLong(4))));
            }
        }
    }
}
