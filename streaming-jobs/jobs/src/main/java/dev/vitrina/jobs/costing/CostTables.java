package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.jobs.tables.Row;
import dev.vitrina.schemas.Tables;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.RowKind;

/** Rows of the cost ledger, of the layer ledger and of inventory value. */
final class CostTables {
    private CostTables() {}

    static RowData entry(CostEntry entry) {
        return Row.of(Tables.COST_ENTRIES)
                .text(entry.source())
                .text(entry.document())
                .text(entry.line())
                .text(entry.type())
                .text(entry.order())
                .text(entry.sku())
                .text(entry.organization())
                .text(entry.warehouse())
                .text(entry.method())
                .quantity(entry.quantity())
                .amount(entry.cost())
                .flag(entry.provisional())
                .text(entry.reason())
                .time(entry.effectiveAt())
                .time(entry.recordedAt())
                .number(entry.entry())
                .data();
    }

    static RowData layer(LayerEntry layer) {
        return Row.of(Tables.COST_LAYERS)
                .text(layer.organization())
                .text(layer.issueSource())
                .text(layer.issueDocument())
                .text(layer.issueLine())
                .text(layer.receiptSource())
                .text(layer.receiptDocument())
                .text(layer.receiptLine())
                .text(layer.sku())
                .text(Method.FIFO)
                .quantity(layer.quantity())
                .amount(layer.cost())
                .time(layer.effectiveAt())
                .time(layer.recordedAt())
                .number(layer.entry())
                .data();
    }

    /** A place that the queue no longer has takes its row away. */
    static RowData open(OpenStock layer) {
        RowData row = Row.of(Tables.OPEN_LAYERS)
                .text(layer.organization())
                .text(layer.sku())
                .text(layer.warehouse())
                .number(layer.position())
                .text(layer.receiptSource())
                .text(layer.receiptDocument())
                .text(layer.receiptLine())
                .quantity(layer.quantity())
                .amount(layer.value())
                .time(layer.updatedAt())
                .data();
        row.setRowKind(layer.isGone() ? RowKind.DELETE : RowKind.INSERT);
        return row;
    }

    static RowData value(ValuedStock stock) {
        return Row.of(Tables.INVENTORY_VALUE)
                .text(stock.organization())
                .text(stock.sku())
                .text(stock.warehouse())
                .text(stock.method())
                .quantity(stock.quantity())
                .amount(stock.value())
                .quantity(stock.provisionalQuantity())
                .time(stock.updatedAt())
                .data();
    }
}
