package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.CostPosting;
import dev.vitrina.domain.costing.InventoryValue;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.costing.MemoryStore;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.costing.Reason;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.changes.DocumentStep;
import dev.vitrina.schemas.avro.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the engine's rows amount to: changes go through the document step and the costing of each item, in gatherings, and
 * the rows are summed as a reader of the tables would sum them. Sums of nothing are left out.
 */
final class EngineBooks {
    private final DocumentStep<CostLine> documents =
            new DocumentStep<>(new CostNormaliser(), new CostUnbundling(), new CostPosting());
    private final Policies policies;
    private final Map<String, ItemStore> items = new HashMap<>();
    private final Map<String, List<LineChange<CostLine>>> gathered = new LinkedHashMap<>();
    private final Map<String, Long> sums = new TreeMap<>();
    private final Map<String, Long> entries = new HashMap<>();

    EngineBooks(Policies policies) {
        this.policies = policies;
    }

    /** Names a sum: what, the item, and the line or warehouse. */
    static String name(Object what, String organization, String sku, String place) {
        return what + " " + organization + "/" + sku + " " + place;
    }

    void add(Change change) {
        for (DocumentChange<CostLine> document : documents.take(change)) {
            for (LineChange<CostLine> line : document.linesOf(CostLine::organization)) {
                String item = line.line().organization() + "/" + line.line().sku();
                gathered.computeIfAbsent(item, first -> new ArrayList<>()).add(line);
            }
        }
    }

    /** The first instant that no closing known so far has closed for an organization; null for none. */
    Instant closedUntil(String organization) {
        return documents.closedUntil(organization);
    }

    /** Costs what was gathered; gives the rows that says. */
    List<Answers> cost() {
        List<Answers> all = new ArrayList<>();
        gathered.forEach((item, changes) -> {
            ItemStore store = items.computeIfAbsent(item, first -> new MemoryStore());
            Answers answers = ItemCosting.apply(store, policies, changes);
            sum(item, answers);
            all.add(answers);
        });
        gathered.clear();
        return all;
    }

    /** Lets the history of every item fold as far as its books are closed. */
    void fold() {
        items.forEach((item, store) -> {
            Instant until = closedUntil(item.substring(0, item.indexOf('/')));
            if (until != null) {
                ItemCosting.fold(store, policies, until, until);
            }
        });
    }

    private void sum(String item, Answers answers) {
        if (answers.lateForFolded() > 0) {
            throw new AssertionError(
                    "%d changes of %s came for what had folded".formatted(answers.lateForFolded(), item));
        }

        for (CostEntry row : answers.costs()) {
            if (row.entry() != entries.merge(item, 1L, Long::sum)) {
                throw new AssertionError("Entry %d of %s is not the next one".formatted(row.entry(), item));
            }
            String line = row.source() + "/" + row.document() + ":" + row.line();
            boolean variance = row.reason() == Reason.VARIANCE;
            add((variance ? "variance " : "cost in " + row.warehouse() + " ") + row.method(), row, line, row.cost());
            if (row.provisional()) {
                add("provisional " + row.method(), row, line, row.cost());
            }
        }
        for (LayerEntry row : answers.layers()) {
            sums.merge(
                    name(
                            "paid",
                            row.organization(),
                            row.sku(),
                            row.issueSource() + "/" + row.issueDocument() + ":" + row.issueLine()),
                    row.cost(),
                    Long::sum);
        }
        for (InventoryValue value : answers.values()) {
            String warehouse = value.warehouse() == null ? "" : value.warehouse();
            put("quantity " + value.method(), value, warehouse, value.quantity());
            put("value " + value.method(), value, warehouse, value.value());
            put("owed " + value.method(), value, warehouse, value.provisionalQuantity());
        }
    }

    private void add(String what, CostEntry row, String line, long amount) {
        sums.merge(name(what, row.organization(), row.sku(), line), amount, Long::sum);
    }

    private void put(String what, InventoryValue value, String warehouse, long amount) {
        sums.put(name(what, value.organization(), value.sku(), warehouse), amount);
    }

    /** The sums that are not zero. */
    Map<String, Long> sums() {
        Map<String, Long> all = new TreeMap<>(sums);
        all.values().removeIf(sum -> sum == 0);
        return all;
    }
}
