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
import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.Closing;
import dev.vitrina.domain.documents.Closings;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.PostedLines;
import dev.vitrina.domain.stock.Quantity;
import dev.vitrina.jobs.changes.ChangeReader;
import dev.vitrina.jobs.changes.Normaliser;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.ClosingMode;
import dev.vitrina.schemas.avro.Product;
import java.time.Instant;
import java.time.ZoneOffset;
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
    private final Map<String, DocumentHistory<Stated<CostLine>>> documents = new HashMap<>();
    private final Map<String, DocumentHistory<Bundle>> products = new HashMap<>();
    private final Map<String, DocumentHistory<Closing>> closings = new HashMap<>();
    private final Map<String, ItemStore> items = new HashMap<>();
    private final Map<String, List<LineChange<CostLine>>> gathered = new LinkedHashMap<>();
    private final Map<String, Long> sums = new TreeMap<>();
    private final Map<String, Long> entries = new HashMap<>();
    private Closings standing = Closings.NONE;

    EngineBooks(Policies policies) {
        this.policies = policies;
    }

    /** Names a sum: what, the item, and the line or warehouse. */
    static String name(Object what, String organization, String sku, String place) {
        return what + " " + organization + "/" + sku + " " + place;
    }

    void add(Change change) {
        if (change.getEntity().equals(Entity.PRODUCT.text())) {
            restate(() -> take(products, version(change, EngineBooks::bundle)), change.getRecordedAt());
        } else if (change.getEntity().equals(Entity.CLOSING.text())) {
            restate(
                    () -> {
                        take(closings, version(change, EngineBooks::closing));
                        standing = Closings.of(closings.values().stream()
                                .map(DocumentHistory::newest)
                                .flatMap(newest -> newest.lines().stream()
                                        .map(one -> new Closing(one.organization(), newest.recordedAt(), one.until())))
                                .toList());
                    },
                    change.getRecordedAt());
        } else {
            DocumentVersion<Stated<CostLine>> version = version(change, normaliser);
            DocumentHistory<Stated<CostLine>> before = documents.get(change.getId());
            List<CostLine> stood = before == null ? List.of() : lines(before);
            take(documents, version);
            gather(DocumentChange.between(
                            stood,
                            lines(documents.get(change.getId())),
                            version.causeAfter(before == null ? null : before.newest()),
                            change.getRecordedAt())
                    .closedUntil(closedUntil(change.getRecordedAt())));
        }
    }

    private static <L> void take(Map<String, DocumentHistory<L>> histories, DocumentVersion<L> version) {
        histories.merge(version.id(), DocumentHistory.of(version), (known, more) -> known.with(version));
    }

    /** What a product or a closing says changes the lines of every document. */
    private void restate(Runnable change, Instant recordedAt) {
        Map<String, List<CostLine>> stood = new HashMap<>();
        documents.forEach((id, document) -> stood.put(id, lines(document)));
        change.run();
        documents.forEach(
                (id, document) -> gather(DocumentChange.between(stood.get(id), lines(document), Cause.EDIT, recordedAt)
                        .closedUntil(closedUntil(recordedAt))));
    }

    private Instant closedUntil(Instant recordedAt) {
        ClosedPeriods periods = standing.of("main");
        return periods.until(periods.epoch(recordedAt));
    }

    private static List<Closing> closing(Change change) {
        dev.vitrina.schemas.avro.Closing closing = (dev.vitrina.schemas.avro.Closing) change.getBody();
        return closing.getMode() != ClosingMode.post
                ? List.of()
                : List.of(new Closing(
                        closing.getOrganization(),
                        change.getRecordedAt(),
                        closing.getThrough()
                                .plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()));
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

    private List<CostLine> lines(DocumentHistory<Stated<CostLine>> document) {
        return PostedLines.of(
                new PostedLines.Knowledge<>() {
                    @Override
                    public List<CostLine> at(Instant recordedAt) {
                        DocumentVersion<Stated<CostLine>> known = document.at(recordedAt);
                        return known == null
                                ? List.of()
                                : known.lines().stream()
                                        .flatMap(stated -> parts(stated, recordedAt))
                                        .toList();
                    }

                    @Override
                    public List<Instant> changes() {
                        return Stream.concat(
                                        document.versions().stream().map(DocumentVersion::recordedAt),
                                        products.values().stream()
                                                .flatMap(product -> product.versions().stream())
                                                .map(DocumentVersion::recordedAt))
                                .toList();
                    }
                },
                standing,
                new CostPosting());
    }

    private Stream<CostLine> parts(Stated<CostLine> stated, Instant recordedAt) {
        DocumentHistory<Bundle> product = products.get(stated.line().sku());
        DocumentVersion<Bundle> known = product == null ? null : product.at(recordedAt);
        Bundle bundle = known == null || known.lines().isEmpty()
                ? Bundle.NONE
                : known.lines().getFirst();
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
            ItemStore store = items.computeIfAbsent(item, first -> new MemoryStore());
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
