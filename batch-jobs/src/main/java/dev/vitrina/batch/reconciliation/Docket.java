package dev.vitrina.batch.reconciliation;

import dev.vitrina.batch.reconciliation.StockDocument.Sold;
import dev.vitrina.batch.reconciliation.Verdict.Costs;
import dev.vitrina.batch.reconciliation.Verdict.Sale;
import dev.vitrina.batch.reconciliation.Verdict.Stock;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import java.time.Instant;
import java.time.ZoneId;
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
 * the items may be judged, one at a time. Holds the versions of each document until the first item is asked for, and its
 * lines from then on: about 300 bytes a line.
 */
public final class Docket {
    /** Those of which only the newest version counts. */
    private static final Set<String> NEWEST = Set.of(Entity.ORDER.text(), Entity.PURCHASE_ORDER.text());

    /** Those of which closed books know older versions. */
    private static final Set<String> ALL =
            Set.of(Entity.PRODUCT.text(), Entity.STOCK_DOCUMENT.text(), Entity.CLOSING.text());

    private static final Comparator<Version> NEWER = Comparator.comparingLong(Version::version)
            .thenComparing(Version::changedAt)
            .thenComparing(Docket::hash, Arrays::compareUnsigned);

    private record DocumentId(String entity, String source, String id) {}

    private final Policies policies;
    private final ClosedBooks books;
    private final Map<DocumentId, List<Version>> versions = new HashMap<>();
    private final Map<Item, List<Line>> lines = new HashMap<>();
    private final Map<Item, List<Sold>> sales = new HashMap<>();
    private final Promises promises = new Promises();
    private final Bundles bundles = new Bundles();
    private TreeSet<Item> items;
    private long documents;

    Docket(Policies policies, ZoneId zone) {
        this.policies = policies;
        this.books = new ClosedBooks(zone);
    }

    /**
     * Takes one version of a document. Of several the newest counts, and in closed books the one that was the newest when they
     * were closed.
     *
     * @throws IllegalStateException when items have been asked for already
     */
    public void add(Version version) {
        if (items != null) {
            throw new IllegalStateException("Documents come before judgement: " + version.id());
        }
        DocumentId id = new DocumentId(version.entity(), version.source(), version.id());
        if (ALL.contains(version.entity())) {
            versions.computeIfAbsent(id, absent -> new ArrayList<>(1)).add(version);
        } else if (NEWEST.contains(version.entity())) {
            versions.merge(
                    id,
                    List.of(version),
                    (one, other) -> NEWER.compare(one.getFirst(), other.getFirst()) >= 0 ? one : other);
        }
    }

    private static boolean isAgain(Version one, Version other) {
        return one.version() == other.version()
                && one.deleted() == other.deleted()
                && Arrays.equals(hash(one), hash(other));
    }

    private static byte[] hash(Version version) {
        return CanonicalJson.sha256(version.body() == null ? "" : version.body());
    }

    /** All items that any document names, in their order. */
    public Set<Item> items() {
        if (items == null) {
            documents = versions.keySet().stream()
                    .filter(id -> !id.entity().equals(Entity.CLOSING.text()))
                    .count();
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
        each(Entity.CLOSING, closing -> newest(closing, books::add));
        each(Entity.PRODUCT, product -> product.forEach(version -> read(version, bundles::add)));
        each(Entity.STOCK_DOCUMENT, this::readStockDocument);
        each(Entity.ORDER, order -> newest(order, version -> promises.reserve(version, bundles)));
        each(Entity.PURCHASE_ORDER, order -> newest(order, version -> promises.expect(version, bundles)));
    }

    private static void newest(List<Version> versions, Consumer<Version> reader) {
        if (!versions.getLast().deleted()) {
            read(versions.getLast(), reader);
        }
    }

    private void readStockDocument(List<Version> known) {
        newest(known, version -> {
            StockDocument document = new StockDocument(version);
            if (document.applies()) {
                document.sales((item, sold) -> listOf(sales, item).add(sold));
                promises.add(version.source(), document, bundles);
            }
        });
        Set<String> organizations = new TreeSet<>();
        for (Version version : known) {
            if (!version.deleted()) {
                read(version, one -> organizations.add(new StockDocument(one).organization()));
            }
        }
        organizations.forEach(organization -> readLines(known, organization));
    }

    /** What an organization's books hold of a document. */
    private void readLines(List<Version> known, String organization) {
        List<Closing> closings = books.of(organization);
        List<Instant> times = new ArrayList<>();
        closings.forEach(closing -> times.add(closing.recordedAt()));
        times.add(Instant.MAX);
        Map<Item, Map<LineId, Line[]>> states = new HashMap<>();
        Map<Item, Map<LineId, Line>> last = Map.of();
        Version lastVersion = null;
        Instant lastTime = Instant.MIN;
        for (int time = 0; time < times.size(); time++) {
            Instant at = times.get(time);
            Version version = null;
            for (Version one : known) {
                version = one.recordedAt().isAfter(at) ? version : one;
            }
            if (version != lastVersion || bundles.changed(lastTime, at)) {
                last = linesOf(version, organization, at);
                lastVersion = version;
            }
            lastTime = at;
            int place = time;
            last.forEach((item, itsLines) ->
                    itsLines.forEach((id, line) -> states.computeIfAbsent(item, absent -> new HashMap<>())
                            .computeIfAbsent(id, absent -> new Line[times.size()])[place] = line));
        }
        states.forEach((item, itsLines) -> itsLines.values()
                .forEach(state -> listOf(lines, item).addAll(ClosedBooks.standing(Arrays.asList(state), closings))));
    }

    private Map<Item, Map<LineId, Line>> linesOf(Version version, String organization, Instant at) {
        Map<Item, Map<LineId, Line>> found = new HashMap<>();
        if (version != null && !version.deleted()) {
            read(version, one -> {
                StockDocument document = new StockDocument(one);
                if (document.applies() && document.organization().equals(organization)) {
                    document.lines(
                            bundles,
                            at,
                            (item, line) -> found.computeIfAbsent(item, absent -> new HashMap<>())
                                    .put(line.id(), line));
                }
            });
        }
        return found;
    }

    /** Reads all that is known of one kind, document by document, and lets it go. */
    private void each(Entity entity, Consumer<List<Version>> reader) {
        Iterator<Map.Entry<DocumentId, List<Version>>> all = versions.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<DocumentId, List<Version>> document = all.next();
            if (document.getKey().entity().equals(entity.text())) {
                all.remove();
                reader.accept(inOrder(document.getValue()));
            }
        }
    }

    /** The newest last; each counts as recorded when the latest of it and those before it was. */
    private static List<Version> inOrder(List<Version> versions) {
        List<Version> sorted = new ArrayList<>(versions);
        sorted.sort(NEWER.thenComparing(Version::recordedAt));
        for (int i = sorted.size() - 1; i > 0; i--) {
            if (isAgain(sorted.get(i), sorted.get(i - 1))) {
                sorted.remove(i);
            }
        }
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).recordedAt().isBefore(sorted.get(i - 1).recordedAt())) {
                sorted.set(i, sorted.get(i).recordedLater(sorted.get(i - 1).recordedAt()));
            }
        }
        return sorted;
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

    /**
     * The SKUs that a version of a document says something about, with the parts of bundles among them; of a closing all of
     * its organization's.
     */
    public Set<String> skusOf(Version version) {
        items();
        Set<String> skus = new TreeSet<>();
        if (version.entity().equals(Entity.CLOSING.text()) && version.body() != null) {
            String organization = Fields.of(version.body()).text("organization", "main");
            items.stream()
                    .filter(item -> item.organization().equals(organization))
                    .forEach(item -> skus.add(item.sku()));
        }
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
        Map<Line, Map<String, Long>> closed = ClosedRecount.of(sorted, policies);
        for (Method method : Method.values()) {
            costs.put(method, costs(item, sorted, closed, method));
        }
        Map<LineId, Map<String, Long>> movements = movements(sorted, closed);
        Map<LineId, Sale> sold = new TreeMap<>();
        sales.getOrDefault(item, List.of()).forEach(sale -> sold.put(sale.line(), sale.sale()));
        return new Verdict(item, costs, movements, stock(item, movements), sold);
    }

    private Costs costs(Item item, List<Line> sorted, Map<Line, Map<String, Long>> closed, Method method) {
        try {
            return CostFold.of(sorted, closed, policies, method);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Cannot cost item %s: %s".formatted(item, e.getMessage()), e);
        }
    }

    private static Map<LineId, Map<String, Long>> movements(List<Line> sorted, Map<Line, Map<String, Long>> closed) {
        Map<LineId, Map<String, Long>> movements = new TreeMap<>();
        Counts counts = new Counts();
        for (Line line : sorted) {
            Map<String, Long> movement = movements.computeIfAbsent(line.id(), absent -> new TreeMap<>());
            counts.apply(line, closed, (warehouse, change) -> movement.merge(warehouse, change, Long::sum));
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
