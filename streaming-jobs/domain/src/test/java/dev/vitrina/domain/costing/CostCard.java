package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.Closing;
import dev.vitrina.domain.documents.Closings;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.PostedLines;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.stock.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stock card written as text, one document a line, in the order in which they arrive; what a document's lines say is
 * in {@link CardText}:
 *
 * <pre>
 * [NAME [vVERSION]:] LINE [; LINE]…
 * NAME is gone
 * closed through DAY
 * folded through DAY
 * </pre>
 *
 * A document without a name is called by its place on the card, which is its day too. A name seen before is its document's
 * next version, unless the version is written. A document's second line is called NAME/2.
 */
final class CostCard {
    private static final String CLOSED = "closed through ";
    private static final String FOLDED = "folded through ";
    private static final Pattern DOCUMENT =
            Pattern.compile("(?:(?<name>\\S+)(?: v(?<version>\\d+))?:)?\\s*(?<lines>.+)");

    private final MapStore store = new ByteStore();
    private final Method method;
    private final Policies policies;
    private final Map<String, DocumentHistory<CostLine>> documents = new HashMap<>();
    private final List<Closing> closings = new ArrayList<>();
    private final List<CostEntry> entries = new ArrayList<>();
    private final List<LayerEntry> layers = new ArrayList<>();
    private final Map<String, InventoryValue> values = new LinkedHashMap<>();
    private int idleAdjustments;
    private int number;
    private String lastIssue;

    private CostCard(Method method, Policies policies) {
        this.method = method;
        this.policies = policies;
    }

    /** By FIFO. */
    static CostCard ledger(String text) {
        return ledger(Policies.DEFAULTS, text);
    }

    static CostCard ledger(Policies policies, String text) {
        return new CostCard(Method.FIFO, policies).then(text);
    }

    /** By the average method. */
    static CostCard average(String text) {
        return average(Policies.DEFAULTS, text);
    }

    static CostCard average(Policies policies, String text) {
        return new CostCard(Method.AVERAGE, policies).then(text);
    }

    /** What is true of a card by FIFO and by the average method alike. */
    static void both(String text, Consumer<CostCard> expected) {
        both(Policies.DEFAULTS, text, expected);
    }

    static void both(Policies policies, String text, Consumer<CostCard> expected) {
        expected.accept(ledger(policies, text));
        expected.accept(average(policies, text));
    }

    /** More documents arrive. */
    CostCard then(String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::arrive);
        return this;
    }

    private void arrive(String text) {
        number++;
        if (text.startsWith(FOLDED)) {
            Instant until = behind(text.substring(FOLDED.length()));
            ItemCosting.fold(store, policies, until, until);
            return;
        }
        List<LineChange<CostLine>> changes = text.startsWith(CLOSED) ? close(text) : change(read(text));
        Answers answers = ItemCosting.apply(store, policies, changes);
        answers.costs().stream().filter(entry -> entry.method() == method).forEach(entries::add);
        layers.addAll(answers.layers());
        answers.values().stream()
                .filter(value -> value.method() == method)
                .forEach(value -> values.put(value.warehouse(), value));
        idleAdjustments = answers.idleAdjustments();
    }

    private List<LineChange<CostLine>> close(String text) {
        Map<String, List<CostLine>> before = new HashMap<>();
        documents.forEach((name, document) -> before.put(name, asserted(document)));
        closings.add(new Closing("shop", Instant.EPOCH.plusSeconds(number), behind(text.substring(CLOSED.length()))));
        List<LineChange<CostLine>> changes = new ArrayList<>();
        before.forEach((name, lines) -> changes.addAll(lines(lines, asserted(documents.get(name)), Cause.EDIT)));
        return changes;
    }

    private static Instant behind(String day) {
        return Instant.EPOCH.plusSeconds(1 + Long.parseLong(day));
    }

    private List<LineChange<CostLine>> change(DocumentVersion<CostLine> version) {
        version.lines().stream()
                .filter(line -> line.kind().isIssue())
                .forEach(line -> lastIssue = name(line.document(), line.line()));
        DocumentHistory<CostLine> before = documents.get(version.id());
        DocumentHistory<CostLine> after = before == null ? DocumentHistory.of(version) : before.with(version);
        documents.put(version.id(), after);
        return lines(
                before == null ? List.of() : asserted(before),
                asserted(after),
                version.causeAfter(before == null ? null : before.newest()));
    }

    private List<LineChange<CostLine>> lines(List<CostLine> before, List<CostLine> after, Cause cause) {
        Instant recordedAt = Instant.EPOCH.plusSeconds(number);
        ClosedPeriods periods = Closings.of(closings).of("shop");
        Instant closed = periods.until(periods.epoch(recordedAt));
        return DocumentChange.between(before, after, cause, recordedAt)
                .closedUntil(closed == null ? Map.of() : Map.of("shop", closed))
                .linesOf(CostLine::organization);
    }

    private List<CostLine> asserted(DocumentHistory<CostLine> document) {
        return PostedLines.of(
                new PostedLines.Knowledge<>() {
                    @Override
                    public List<CostLine> at(Instant recordedAt) {
                        DocumentVersion<CostLine> known = document.at(recordedAt);
                        return known == null ? List.of() : known.lines();
                    }

                    @Override
                    public List<Instant> changes() {
                        return document.versions().stream()
                                .map(DocumentVersion::recordedAt)
                                .toList();
                    }
                },
                Closings.of(closings),
                new CostPosting());
    }

    private DocumentVersion<CostLine> newest(String name) {
        return documents.containsKey(name) ? documents.get(name).newest() : null;
    }

    private DocumentVersion<CostLine> read(String text) {
        if (text.endsWith(" is gone")) {
            String name = text.substring(0, text.length() - " is gone".length());
            return version(name, newest(name).version() + 1, text, List.of());
        }
        Matcher words = DOCUMENT.matcher(text);
        if (!words.matches()) {
            throw new IllegalArgumentException("No document on a stock card: " + text);
        }
        String name = words.group("name") == null ? Integer.toString(number) : words.group("name");
        DocumentVersion<CostLine> before = newest(name);
        String day = before == null || before.deleted()
                ? name.replaceAll("\\D", "")
                : Long.toString(before.lines().getFirst().moment().getEpochSecond());
        String version = words.group("version");
        return version(
                name,
                version != null ? Long.parseLong(version) : before == null ? 1 : before.version() + 1,
                text,
                CardText.read(name, words.group("lines"), day));
    }

    private DocumentVersion<CostLine> version(String name, long version, String text, List<CostLine> lines) {
        Instant recordedAt = Instant.EPOCH.plusSeconds(number);
        return new DocumentVersion<>(
                "stock_document", "erp", name, version, recordedAt, text, lines.isEmpty(), recordedAt, lines);
    }

    private static String name(String document, String line) {
        return line.equals("1") ? document : document + "/" + line;
    }

    private static String name(CostEntry entry) {
        return name(entry.document(), entry.line());
    }

    /** What the issue that arrived last has taken, layer by layer: "6 @ 5.00, 3 @ 6.00". */
    CostCard took(String expected) {
        return took(lastIssue, expected);
    }

    CostCard took(String issue, String expected) {
        Map<String, long[]> slices = new LinkedHashMap<>();
        for (LayerEntry row : layers) {
            if (name(row.issueDocument(), row.issueLine()).equals(issue)) {
                long[] slice =
                        slices.computeIfAbsent(row.receiptDocument() + "/" + row.receiptLine(), origin -> new long[2]);
                slice[0] += row.quantity();
                slice[1] += row.cost();
            }
        }
        slices.values().removeIf(slice -> slice[0] == 0 && slice[1] == 0);
        assertThat(slices.values().stream()
                        .map(slice -> goods(slice[0], slice[1]))
                        .collect(Collectors.joining(", ")))
                .as("layers taken by %s", issue)
                .isEqualTo(expected);
        return this;
    }

    /** The open layers of "main", oldest first, or what is owed: "7 @ 6.00", "-2 @ 5.00", "nothing". */
    CostCard leaves(String expected) {
        return leaves("main", expected);
    }

    CostCard leaves(String warehouse, String expected) {
        String queueOf = policies.isCompany() ? Fold.ALL_WAREHOUSES : warehouse;
        String goods = store.tail(method).queues().stream()
                .filter(queue -> queue.warehouse().equals(queueOf))
                .map(queue -> queue.shortages().isEmpty()
                        ? queue.layers().stream()
                                .map(layer -> goods(layer.quantity(), layer.value()))
                                .collect(Collectors.joining(", "))
                        : queue.shortages().stream()
                                .map(owed -> goods(-owed.quantity(), -owed.value()) + (owed.frozen() ? " frozen" : ""))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining());
        assertThat(goods.isEmpty() ? "nothing" : goods)
                .as("queue of %s", warehouse)
                .isEqualTo(expected);
        return worth(warehouse);
    }

    /** The published value is what the rows say is left. */
    private CostCard worth(String warehouse) {
        long cost = 0;
        long quantity = 0;
        for (CostEntry entry : entries) {
            if (policies.isCompany() || entry.warehouse().equals(warehouse)) {
                cost -= entry.cost();
                quantity -= entry.quantity();
            }
        }
        InventoryValue value = values.get(policies.isCompany() ? null : warehouse);
        assertThat(value == null ? List.of(0L, 0L) : List.of(value.quantity(), value.value()))
                .as("quantity and value of %s against the rows", warehouse)
                .isEqualTo(List.of(quantity, cost));
        return this;
    }

    /** The cost of a line, variance apart; what came in is negative. */
    CostCard costs(String line, String expected) {
        assertThat(sum(line, false)).as("cost of %s", line).isEqualTo(new BigDecimal(expected));
        return this;
    }

    /** The variance that names a line. */
    CostCard varies(String line, String expected) {
        assertThat(sum(line, true)).as("variance of %s", line).isEqualTo(new BigDecimal(expected));
        return this;
    }

    private BigDecimal sum(String line, boolean variance) {
        return Money.decimal(entries.stream()
                .filter(entry -> name(entry).equals(line) && (entry.reason() == Reason.VARIANCE) == variance)
                .filter(entry ->
                        entry.type() != LineKind.TRANSFER || entry.warehouse().equals(source(entry)))
                .mapToLong(CostEntry::cost)
                .sum());
    }

    /** Where a transfer's goods leave, or would leave if it still stood. */
    private String source(CostEntry entry) {
        return newest(entry.document()).lines().stream()
                .filter(line -> line.line().equals(entry.line()))
                .map(CostLine::warehouse)
                .findFirst()
                .orElse(entry.warehouse());
    }

    /** How much of a line is provisional: units and cost. */
    CostCard provisional(String line, String expected) {
        long[] goods = new long[2];
        entries.stream()
                .filter(entry -> name(entry).equals(line) && entry.provisional())
                .forEach(entry -> {
                    goods[0] += entry.quantity();
                    goods[1] += entry.cost();
                });
        assertThat(goods[0] == 0 && goods[1] == 0 ? "nothing" : goods(goods[0], goods[1]))
                .as("provisional part of %s", line)
                .isEqualTo(expected);
        return this;
    }

    /** How many units "main" (a company: its pool) has issued below zero and not settled yet. */
    CostCard owes(String expected) {
        InventoryValue value = values.get(policies.isCompany() ? null : "main");
        assertThat(CardText.units(value == null ? 0 : value.provisionalQuantity()))
                .as("units below zero")
                .isEqualTo(expected);
        return this;
    }

    CostCard idleAdjustments(int expected) {
        assertThat(idleAdjustments).as("adjustments without effect").isEqualTo(expected);
        return this;
    }

    /** The rows that the latest document that wrote any has written: "LINE QUANTITY COST REASON [provisional]". */
    CostCard wrote(String expected) {
        Instant latest = entries.getLast().recordedAt();
        assertThat(entries.stream()
                        .filter(entry -> entry.recordedAt().equals(latest))
                        .map(entry -> "%s %s %s %s%s"
                                .formatted(
                                        name(entry),
                                        CardText.units(entry.quantity()),
                                        Money.decimal(entry.cost()),
                                        entry.reason().name().toLowerCase(Locale.ROOT),
                                        entry.provisional() ? " provisional" : ""))
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(expected);
        return this;
    }

    /** The days that those rows take effect on: "LINE REASON on DAY", equal ones once. */
    CostCard dated(String expected) {
        Instant latest = entries.getLast().recordedAt();
        assertThat(entries.stream()
                        .filter(entry -> entry.recordedAt().equals(latest))
                        .map(entry -> "%s %s on %d"
                                .formatted(
                                        name(entry),
                                        entry.reason().name().toLowerCase(Locale.ROOT),
                                        entry.effectiveAt().getEpochSecond()))
                        .distinct()
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(expected);
        return this;
    }

    CostCard wroteNothing() {
        assertThat(entries.stream().noneMatch(entry -> entry.recordedAt().equals(Instant.EPOCH.plusSeconds(number))))
                .as("document %d writes no row", number)
                .isTrue();
        return this;
    }

    private static String goods(long quantity, long cost) {
        if (quantity == 0 || (cost * 1000) % quantity != 0) {
            return CardText.units(quantity) + " = " + Money.decimal(cost);
        }
        return CardText.units(quantity) + " @ "
                + Money.decimal(cost)
                        .divide(Quantity.decimal(quantity), 2, RoundingMode.UNNECESSARY)
                        .toPlainString();
    }
}
