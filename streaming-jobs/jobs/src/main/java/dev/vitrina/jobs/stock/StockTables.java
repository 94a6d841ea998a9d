package dev.vitrina.jobs.stock;

import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.jobs.tables.Row;
import dev.vitrina.schemas.Tables;
import org.apache.flink.table.data.RowData;

/** Rows of the stock ledger and of live stock. */
final class StockTables {
    private StockTables() {}

    static RowData entry(StockEntry entry) {
        return Row.of(Tables.STOCK_ENTRIES)
                .text(entry.source())
                .text(entry.document())
                .text(entry.line())
                .text(entry.type())
                .text(entry.organization())
                .text(entry.sku())
                .text(entry.warehouse())
                .quantity(entry.quantity())
                .time(entry.effectiveAt())
                .time(entry.recordedAt())
                .number(entry.entry())
                .data();
    }

    static RowData level(StockLevel level) {
        return Row.of(Tables.AVAILABLE_STOCK)
                .text(level.organization())
                .text(level.sku())
                .text(level.warehouse())
                .quantity(level.onHand())
                .quantity(level.reserved())
                .quantity(level.expected())
                .quantity(level.available())
                .quantity(level.free())
                .number(level.version())
                .time(level.updatedAt())
                .data();
    }
}
