package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.InventoryValue;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.costing.Reason;
import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.stock.Quantity;
import dev.vitrina.jobs.changes.ChangeReader;
import dev.vitrina.jobs.changes.Normaliser;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the engine's rows amount to: changes go through the document step and the costing of each item, in gatherings, and
 * the rows are summed as a reader of the tables would sum them. Sums of nothing are left out.
 */
final class EngineBooks {
    private static final CostUnbundling UNBUNDLING = new CostUnbundling();

    private final CostNormaliser normaliser = new CostNormaliser();
    private final Policies policies;
    private final Map<String, DocumentVersion<Stated<CostLine>>> newest = new HashMap<>();
    private final Map<String, DocumentVersion<Bundle>> products = new HashMap<>();
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
        if (change.getEntity().equals(Entity.PRODUCT.text())) {
            define(change);
            return;
        }
        DocumentVersion<Stated<CostLine>> version = version(change, normaliser);
        DocumentVersion<Stated<CostLine>> before = newest.get(change.getId());
        if (version.replaces(before)) {
            DocumentVersion<Stated<CostLine>> after = version.after(before);
            newest.put(change.getId(), after);
            gather(DocumentChange.between(
                    before == null ? List.of() : lines(before),
                    lines(after),
                    after.causeAfter(before),
                    after.recordedAt()));
        }
    }

    /** What a product says about its components changes the lines of every document. */
    private void define(Change change) {
        DocumentVersion<Bundle> version = version(change, EngineBooks::bundle);
        DocumentVersion<Bundle> before = products.get(change.getId());
        if (version.replaces(before)) {
            Map<String, List<CostLine>> stood = new HashMap<>();
            newest.forEach((id, document) -> stood.put(id, lines(document)));
            products.put(change.getId(), version.after(before));
            newest.forEach((id, document) ->
                    gather(DocumentChange.between(stood.get(id), lines(document), Cause.EDIT, document.recordedAt())));
        }
    }

    private static List<Bundle> bundle(Change change) {
        return List.of(Bundle.of(((Product) change.getBody())
                .getComponents().stream()
                        .map(component ->
                                new Bundle.Component(component.getSku(), Quantity.thousandths(component.getQuantity())))
                        .toList()));
    }

    private static <L> DocumentVersion<L> version(Change change, Normaliser<L> normaliser) {
        return new DocumentVersion<>(
                change.getEntity(),
                change.getSource(),
                change.getId(),
                change.getVersion(),
                change.getChangedAt(),
                ChangeReader.bodyHash(change),
                change.getDeleted(),
                change.getRecordedAt(),
                change.getDeleted() ? List.of() : normaliser.lines(change));
    }

    private List<CostLine> lines(DocumentVersion<Stated<CostLine>> document) {
        return document.lines().stream().flatMap(this::parts).toList();
    }

    private Stream<CostLine> parts(Stated<CostLine> stated) {
        DocumentVersion<Bundle> product = products.get(stated.line().sku());
        Bundle bundle = product == null || product.lines().isEmpty()
                ? Bundle.NONE
                : product.lines().getFirst();
        return stated.whole() && !bundle.isNone()
                ? UNBUNDLING.parts(stated.line(), bundle).stream()
                : Stream.of(stated.line());
    }

    private void gather(DocumentChange<CostLine> document) {
        for (LineChange<CostLine> line : document.lines()) {
            String item = line.line().organization() + "/" + line.line().sku();
            gathered.computeIfAbsent(item, first -> new ArrayList<>()).add(line);
        }
    }

    /** Costs what was gathered. */
    void cost() {
        gathered.forEach((item, changes) -> {
            ItemStore store = items.computeIfAbsent(item, first -> new KeptItem());
            sum(item, ItemCosting.apply(store, policies, changes));
        });
        gathered.clear();
    }

    private void sum(String item, Answers answers) {
        for (CostEntry row : answers.costs()) {
            if (row.entry() != entries.merge(item, 1L, Long::sum)) {
                throw new AssertionError("Entry %d of %s is not the next one".formatted(row.entry(), item));
            }
            String line = row.source() + "/" + row.document() + ":" + row.line();
            boolean variance = row.reason() == Reason.VARIANCE;
            add((variance ? "variance " : "cost ") + row.method(), row, line, row.cost());
            if (row.type() == LineKind.TRANSFER && !variance) {
                add("cost in " + row.warehouse() + " " + row.method(), row, line, row.cost());
            }
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

    /**
     * The sums that are not zero. Of transfers, whose rows add up to nothing, the row at the source is the cost; what layers
     * paid for is told of issues and returns, since a stocktake's cost holds what came up and was revalued as well.
     */
    Map<String, Long> sums() {
        Map<String, Long> all = new TreeMap<>(sums);
        newest.values().stream().flatMap(document -> lines(document).stream()).forEach(line -> {
            String id = line.source() + "/" + line.document() + ":" + line.line();
            if (line.kind() == LineKind.TRANSFER) {
                for (Method method : Method.values()) {
                    String source =
                            name("cost in " + line.warehouse() + " " + method, line.organization(), line.sku(), id);
                    all.put(name("cost " + method, line.organization(), line.sku(), id), all.getOrDefault(source, 0L));
                }
            } else if (line.kind() == LineKind.STOCKTAKE) {
                all.remove(name("paid", line.organization(), line.sku(), id));
            }
        });
        all.keySet().removeIf(name -> name.startsWith("cost in "));
        all.values().removeIf(sum -> sum == 0);
        return all;
    }
}
