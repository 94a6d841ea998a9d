package dev.vitrina.bench;

import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One item that is received and sold out again and again, always by as many sales: another price on one of its receipts
 * changes the cost of just these, by both methods.
 */
final class LateItem {
    private static final String SKU = "SKU-1";
    private static final int UNIT = 1000;
    private static final int GATHERED = 1000;

    private final ItemStore store;
    private final int sales;
    private final List<CostLine> receipts = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(43);

    private LateItem(ItemStore store, int sales) {
        this.store = store;
        this.sales = sales;
    }

    /**
     * Fills an empty store from the first movement to the last.
     *
     * @param movements how many there are to be, about
     * @param sales how many follow each receipt
     */
    static LateItem of(ItemStore store, long movements, int sales) {
        LateItem item = new LateItem(store, sales);
        List<LineChange<CostLine>> gathered = new ArrayList<>();
        for (long number = 0; number < movements; ) {
            CostLine receipt = CostLines.receipt(SKU, number++, (long) sales * UNIT, item.price());
            item.receipts.add(receipt);
            gathered.add(CostLines.asserted(receipt, Cause.NEW));
            for (int i = 0; i < sales; i++) {
                gathered.add(CostLines.asserted(CostLines.sale(SKU, number++, UNIT), Cause.NEW));
                if (gathered.size() >= GATHERED) {
                    item.apply(gathered);
                }
            }
        }
        item.apply(gathered);
        return item;
    }

    private void apply(List<LineChange<CostLine>> gathered) {
        ItemCosting.apply(store, Policies.DEFAULTS, gathered);
        gathered.clear();
    }

    private long price() {
        return sales * random.nextLong(1_000, 10_000);
    }

    /**
     * Another price on some receipt, anywhere in the history.
     *
     * @throws BenchException if that does not change what it should
     */
    void change() {
        int place = random.nextInt(receipts.size());
        CostLine old = receipts.get(place);
        CostLine now = CostLines.at(old, old.value() + sales * random.nextLong(1, 100));
        receipts.set(place, now);
        Answers answers = ItemCosting.apply(
                store, Policies.DEFAULTS, List.of(CostLines.retracted(old), CostLines.asserted(now, Cause.EDIT)));
        long rows = 2L * Method.values().length * (1 + sales);
        if (answers.costs().size() != rows) {
            CostEntry last = answers.costs().getLast();
            throw new BenchException("A price should change %d sales in %d rows, it took %d, the last of %s"
                    .formatted(sales, rows, answers.costs().size(), last.document()));
        }
    }
}
