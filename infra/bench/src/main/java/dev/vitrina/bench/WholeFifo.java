package dev.vitrina.bench;

import dev.vitrina.bench.FifoStream.Digest;
import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.util.ArrayList;
import java.util.List;

/** The whole engine, one change a call: both methods, every step kept in memory, every row made. */
final class WholeFifo implements FifoSide {
    private final FifoStream stream;
    private final List<List<LineChange<CostLine>>> changes;
    private final long[] costs;

    WholeFifo(FifoStream stream) {
        this.stream = stream;
        this.costs = new long[stream.events()];
        this.changes = new ArrayList<>(stream.events());
        String[] skus = new String[stream.skus()];
        for (int i = 0; i < stream.events(); i++) {
            int number = stream.sku()[i];
            String sku = skus[number] == null ? "SKU-" + number : skus[number];
            skus[number] = sku;
            long quantity = stream.quantity()[i];
            CostLine line = stream.isReceipt(i)
                    ? CostLines.receipt(sku, i, quantity, stream.value()[i])
                    : CostLines.sale(sku, i, -quantity);
            changes.add(List.of(CostLines.asserted(line, Cause.NEW)));
        }
    }

    @Override
    public String name() {
        return "whole engine";
    }

    @Override
    public Digest digest() {
        return FifoStream.digest(costs);
    }

    @Override
    public void pass() {
        MemoryStore[] stores = new MemoryStore[stream.skus()];
        for (int i = 0; i < stream.events(); i++) {
            int sku = stream.sku()[i];
            if (stores[sku] == null) {
                stores[sku] = new MemoryStore();
            }
            Answers answers = ItemCosting.apply(stores[sku], Policies.DEFAULTS, changes.get(i));
            for (CostEntry row : answers.costs()) {
                if (row.method() == Method.FIFO && row.type() == LineKind.SHIPMENT) {
                    costs[i] = row.cost();
                }
            }
        }
    }
}
