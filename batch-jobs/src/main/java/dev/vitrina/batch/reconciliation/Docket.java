package dev.vitrina.batch.reconciliation;

import dev.vitrina.batch.reconciliation.StockDocument.Sold;
import dev.vitrina.batch.reconciliation.Verdict.Costs;
import dev.vitrina.batch.reconciliation.Verdict.Sale;
import dev.vitrina.batch.reconciliation.Verdict.Stock;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The documents that are judged. First all versions are {@link #add added}, in any order and as often as one likes; then
 * the items may be judged, one at a time. Holds the newest version of each document until the first item is asked for,
 * and its lines from then on: about 300 bytes a line.
 */
public final class Docket {
    private static final Set<String> ENTITIES = Set.of(
            Entity.PRODUCT.text(), Entity.ORDER.text(), Entity.STOCK_DOCUMENT.text(), Entity.PURCHASE_ORDER.text());

    private static final Comparator<Version> NEWER = Comparator.comparingLong(Version::version)
            .thenComparing(Version::changedAt)
            .thenComparing(Docket::hash, Arrays::compareUnsigned);

    private record DocumentId(String entity, String source, String id) {}

    private final Policies policies;
    private final Map<DocumentId, Version> newest = new HashMap<>();
    private final Map<Item, List<Line>> lines = new HashMap<>();
    private final Map<Item, List<Sold>> sales = new HashMap<>();
    private final Promises promises = new Promises();
    private final Bundles bundles = new Bundles();
    private TreeSet<Item> items;
    private long documents;

    Docket(Policies policies) {
        this.policies = policies;
    }

    /**
     * Takes one version of a document; of several the newest counts. Closings are not judged yet: they are passed over like
     * everything that concerns neither stock nor cost.
     *
     * @throws IllegalStateException when items have been asked for already
     */
    public void add(Version version) {
        if (items != null) {
            throw new IllegalStateException("Documents come before judgement: " + version.id());
        }
        if (ENTITIES.contains(version.entity())) {
            newest.merge(
                    new DocumentId(version.entity(), version.source(), version.id()),
                    version,
                    (one, other) -> NEWER.compare(one, other) >= 0 ? one : other);
        }
    }

    private static byte[] hash(Version version) {
        return CanonicalJson.sha256(version.body() == null ? "" : version.body());
    }

    /** All items that any document names, in their order. */
    public Set<Item> items() {
        if (items == null) {
            documents = newest.size();
            readDocuments();
            items = new TreeSet<>(lines.keySet());
            items.addAll(sales.keySet());
            items.addAll(promises.items());
        }
        return items;
    }

    /** How many documents there are, deleted ones and those that move nothing among them. */
    public long documents() {
        items();
        return documents;
    }

    /** How many lines items have. */
    public long lines() {
        items();
        return lines.values().stream().mapToLong(List::size).sum();
    }

    private void readDocuments() {
        each(Entity.PRODUCT, bundles::add);
        each(Entity.STOCK_DOCUMENT, version -> {
            StockDocument document = new StockDocument(version);
            if (document.applies()) {
                document.lines(bundles, (item, line) -> listOf(lines, item).add(line));
                document.sales((item, sold) -> listOf(sales, item).add(sold));
                promises.add(version.source(), document, bundles);
            }
        });
        each(Entity.ORDER, order -> promises.reserve(order, bundles));
        each(Entity.PURCHASE_ORDER, order -> promises.expect(order, bundles));
    }

    /** Reads all that stand of one kind, and lets them go. */
    private void each(Entity entity, Consumer<Version> reader) {
        Iterator<Version> versions = newest.values().iterator();
        while (versions.hasNext()) {
            Version version = versions.next();
            if (version.entity().equals(entity.text())) {
                versions.remove();
                if (!version.deleted()) {
                    read(version, reader);
                }
            }
        }
    }

    private static void read(Version version, Consumer<Version> reader) {
        try {
            reader.accept(version);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Cannot read %s %s of %s, version %d: %s"
                            .formatted(
                                    version.entity(),
                                    version.id(),
                                    version.source(),
                                    version.version(),
                                    e.getMessage()),
                    e);
        }
    }

    private static <T> List<T> listOf(Map<Item, List<T>> lists, Item item) {
        return lists.computeIfAbsent(item, absent -> new ArrayList<>(4));
    }

    /** The SKUs that a version of a document says something about, with the parts of bundles among them. */
    public Set<String> skusOf(Version version) {
        items();
        Set<String> skus = new TreeSet<>();
        if (version.body() != null) {
            Fields body = Fields.of(version.body());
            if (version.entity().equals(Entity.PRODUCT.text())) {
                skus.add(version.id());
                skus.addAll(Bundles.parts(body.list("components")).keySet());
            }
            for (Fields line : body.list("lines")) {
                skus.add(line.text("sku"));
                skus.addAll(Bundles.parts(line.list("components")).keySet());
            }
        }
        List.copyOf(skus).forEach(sku -> skus.addAll(bundles.partsOf(sku).keySet()));
        return skus;
    }

    /** What is right about an item; nothing but zeros if no document names it. */
    public Verdict verdict(Item item) {
        items();
        List<Line> sorted = new ArrayList<>(lines.getOrDefault(item, List.of()));
        sorted.sort(Line.ORDER);
        Map<Method, Costs> costs = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            costs.put(method, costs(item, sorted, method));
        }
        Map<LineId, Map<String, Long>> movements = movements(sorted);
        Map<LineId, Sale> sold = new TreeMap<>();
        sales.getOrDefault(item, List.of()).forEach(sale -> sold.put(sale.line(), sale.sale()));
        return new Verdict(item, costs, movements, stock(item, movements), sold);
    }

    private Costs costs(Item item, List<Line> sorted, Method method) {
        try {
            return CostFold.of(sorted, policies, method);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Cannot cost item %s: %s".formatted(item, e.getMessage()), e);
        }
    }

    private static Map<LineId, Map<String, Long>> movements(List<Line> sorted) {
        Map<LineId, Map<String, Long>> movements = new TreeMap<>();
        Counts counts = new Counts();
        for (Line line : sorted) {
            Map<String, Long> movement = new TreeMap<>();
            counts.apply(line, (warehouse, change) -> movement.merge(warehouse, change, Long::sum));
            movements.put(line.id(), movement);
        }
        return movements;
    }

    private Map<String, Stock> stock(Item item, Map<LineId, Map<String, Long>> movements) {
        Map<String, Long> onHand = new TreeMap<>();
        movements
                .values()
                .forEach(movement ->
                        movement.forEach((warehouse, change) -> onHand.merge(warehouse, change, Long::sum)));
        Promises.Sums promised = promises.sums(item);
        Set<String> warehouses = new TreeSet<>(onHand.keySet());
        warehouses.addAll(promised.reserved.keySet());
        warehouses.addAll(promised.expected.keySet());
        Map<String, Stock> stock = new TreeMap<>();
        for (String warehouse : warehouses) {
            stock.put(
                    warehouse,
                    new Stock(
                            onHand.getOrDefault(warehouse, 0L),
                            promised.reserved.getOrDefault(warehouse, 0L),
                            promised.expected.getOrDefault(warehouse, 0L)));
        }
        return stock;
    }
}
