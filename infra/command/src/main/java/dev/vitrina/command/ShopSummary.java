package dev.vitrina.command;

import dev.vitrina.stack.RunningStack;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How a shop stands, from its tables. Amounts are in the shop's currency.
 *
 * @param clock what the shop's clock showed
 * @param periods today, the last seven days and the time since the opening, days of the shop's time zone
 * @param stockValue of all goods on hand at FIFO cost
 * @param keptSkus how many SKUs the shop keeps in warehouses that are not a supplier's
 * @param soldOutSkus how many of them have nothing on hand
 */
record ShopSummary(Instant clock, List<Period> periods, BigDecimal stockValue, long keptSkus, long soldOutSkus) {

    /**
     * What happened from one midnight on.
     *
     * @param revenue net of discounts and VAT, less returns
     * @param cost FIFO cost of what was shipped, less returns
     */
    record Period(String name, long orders, long cancelled, BigDecimal revenue, BigDecimal cost) {
        BigDecimal grossProfit() {
            return revenue.subtract(cost);
        }
    }

    private static final String PERIOD = """
            select (select count(*) from current.orders where moment >= t.begins),
                   (select count(*) from current.orders where moment >= t.begins and status = 'cancelled'),
                   (select coalesce(sum(net), 0) from ledger.sales_entries where effective_at >= t.begins),
                   (select coalesce(sum(cost), 0) from ledger.cost_entries
                    where effective_at >= t.begins and method = 'fifo' and reason <> 'variance'
                      and type in ('shipment', 'sale_return'))
            from (select from_iso8601_timestamp(?) as begins) as t""";

    private static final String STOCK = """
            select (select coalesce(sum(value), 0) from current.inventory_value where method = 'fifo'),
                   count(*),
                   count_if(on_hand <= 0)
            from (select stock.organization, stock.sku, sum(stock.on_hand) as on_hand
                  from current.available_stock stock
                  where stock.warehouse not in (select warehouse from current.warehouses where kind = 'supplier')
                  group by stock.organization, stock.sku)""";

    static ShopSummary read(RunningStack stack, Instant clock, LocalDate opening, ZoneId zone) throws SQLException {
        LocalDate today = clock.atZone(zone).toLocalDate();
        try (Connection trino = stack.connect("demo")) {
            List<Period> periods = new ArrayList<>();
            periods.add(period(trino, "today", today, zone));
            periods.add(period(trino, "last 7 days", today.minusDays(6), zone));
            periods.add(period(trino, "since " + opening, opening, zone));
            try (PreparedStatement query = trino.prepareStatement(STOCK);
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return new ShopSummary(clock, periods, rows.getBigDecimal(1), rows.getLong(2), rows.getLong(3));
            }
        }
    }

    private static Period period(Connection trino, String name, LocalDate firstDay, ZoneId zone) throws SQLException {
        try (PreparedStatement query = trino.prepareStatement(PERIOD)) {
            query.setString(1, firstDay.atStartOfDay(zone).toInstant().toString());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return new Period(name, rows.getLong(1), rows.getLong(2), rows.getBigDecimal(3), rows.getBigDecimal(4));
            }
        }
    }
}
