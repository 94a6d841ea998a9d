package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.stock.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A stock card written as text, one document a line, in the order in which they arrive. A line is
 *
 * <pre>
 * [NAME:] WHAT [in WAREHOUSE] [of NAME] [@ UNIT COST] [= AMOUNT] [on DAY]
 * NAME is gone
 * </pre>
 *
 * where WHAT is {@code + 10} (receipt), {@code surplus 10}, {@code - 4} (shipment), {@code write-off 4},
 * {@code back 2} (sale return), {@code send-back 2} (purchase return), {@code move 3 a > b}, {@code count 7} or
 * {@code adjust}; {@code plus AMOUNT} at the end is the line's share of its document's overhead. A document without a name is called by its line's number, which is its day too; a name seen before is
 * an edit. The warehouse is "main".
 */
final class CostCard {
    private final MapStore store = new ByteStore();
    private final Method method;
    private final Policies policies;
    private final Map<String, CostLine> standing = new HashMap<>();
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

    /** More documents arrive. */
    CostCard then(String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::arrive);
        return this;
    }

    private void arrive(String text) {
        number++;
        List<LineChange<CostLine>> changes = new ArrayList<>();
        Instant recordedAt = Instant.EPOCH.plusSeconds(number);
        if (text.endsWith(" is gone")) {
            CostLine gone = standing.remove(text.substring(0, text.length() - " is gone".length()));
            changes.add(new LineChange<>(false, gone, Cause.DELETE, recordedAt));
        } else {
            int colon = text.indexOf(':');
            String name = colon < 0 ? Integer.toString(number) : text.substring(0, colon);
            CostLine before = standing.get(name);
            CostLine line = parse(name, text.substring(colon + 1).strip(), before);
            if (before != null) {
                changes.add(new LineChange<>(false, before, Cause.EDIT, recordedAt));
            }
            changes.add(new LineChange<>(true, line, before == null ? Cause.NEW : Cause.EDIT, recordedAt));
            standing.put(name, line);
            if (line.kind().isIssue()) {
                lastIssue = name;
            }
        }
        Answers answers = ItemCosting.apply(store, policies, changes);
        answers.costs().stream().filter(entry -> entry.method() == method).forEach(entries::add);
        layers.addAll(answers.layers());
        answers.values().stream()
                .filter(value -> value.method() == method)
                .forEach(value -> values.put(value.warehouse(), value));
        idleAdjustments = answers.idleAdjustments();
    }

    private static CostLine parse(String name, String text, CostLine before) {
        Deque<String> words = new ArrayDeque<>(List.of(text.split("\\s+")));
        String what = words.pop();
        LineKind kind = switch (what) {
            case "+" -> LineKind.RECEIPT;
            case "surplus" -> LineKind.SURPLUS;
            case "-" -> LineKind.SHIPMENT;
            case "write-off" -> LineKind.WRITE_OFF;
            case "back" -> LineKind.SALE_RETURN;
            case "send-back" -> LineKind.PURCHASE_RETURN;
            case "move" -> LineKind.TRANSFER;
            case "count" -> LineKind.STOCKTAKE;
            case "adjust" -> LineKind.COST_ADJUSTMENT;
            default -> throw new IllegalArgumentException("Unknown word on a stock card: " + what);
        };
        long quantity = kind == LineKind.COST_ADJUSTMENT ? 0 : Quantity.thousandths(new BigDecimal(words.pop()));
        String warehouse = "main";
        String toWarehouse = null;
        if (kind == LineKind.TRANSFER) {
            warehouse = words.pop();
            words.pop();
            toWarehouse = words.pop();
        }
        BigDecimal unitCost = null;
        Long value = null;
        String ref = null;
        long overhead = 0;
        String day = before == null
                ? name.replaceAll("\\D", "")
                : Long.toString(before.moment().getEpochSecond());
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "in" -> warehouse = words.pop();
                case "of" -> ref = words.pop();
                case "@" -> unitCost = new BigDecimal(words.pop());
                case "=" -> value = Money.minorUnits(new BigDecimal(words.pop()));
                case "on" -> day = words.pop();
                case "plus" -> overhead = Money.minorUnits(new BigDecimal(words.pop()));
                default -> throw new IllegalArgumentException("Not understood: " + text);
            }
        }
        if (kind.isReceipt() && unitCost != null) {
            value = Money.ofUnitCost(Quantity.decimal(quantity), unitCost, BigDecimal.ONE);
            unitCost = null;
        }
        return new CostLine(
                "shop",
                "tea",
                kind,
                "erp",
                name,
                "1",
                Instant.ofEpochSecond(Long.parseLong(day)),
                0,
                warehouse,
                toWarehouse,
                quantity,
                value,
                unitCost,
                ref,
                ref == null ? null : "1",
                null,
                overhead);
    }

    /** What the issue that arrived last has taken, layer by layer: "6 @ 5.00, 3 @ 6.00". */
    CostCard took(String expected) {
        return took(lastIssue, expected);
    }

    CostCard took(String issue, String expected) {
        Map<String, long[]> slices = new LinkedHashMap<>();
        for (LayerEntry row : layers) {
            if (row.issueDocument().equals(issue)) {
                long[] slice = slices.computeIfAbsent(Objects.toString(row.receiptDocument()), origin -> new long[2]);
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

    /** The cost of a document's line, variance apart; what came in is negative. */
    CostCard costs(String document, String expected) {
        assertThat(sum(document, false)).as("cost of %s", document).isEqualTo(new BigDecimal(expected));
        return this;
    }

    CostCard varies(String document, String expected) {
        assertThat(sum(document, true)).as("variance of %s", document).isEqualTo(new BigDecimal(expected));
        return this;
    }

    private BigDecimal sum(String document, boolean variance) {
        return Money.decimal(entries.stream()
                .filter(entry -> entry.document().equals(document) && (entry.reason() == Reason.VARIANCE) == variance)
                .filter(entry -> standing.get(document) == null
                        || standing.get(document).kind() != LineKind.TRANSFER
                        || entry.warehouse().equals(standing.get(document).warehouse()))
                .mapToLong(CostEntry::cost)
                .sum());
    }

    /** How much of a document's line is provisional: units and cost. */
    CostCard provisional(String document, String expected) {
        long[] goods = new long[2];
        entries.stream()
                .filter(entry -> entry.document().equals(document) && entry.provisional())
                .forEach(entry -> {
                    goods[0] += entry.quantity();
                    goods[1] += entry.cost();
                });
        assertThat(goods[0] == 0 && goods[1] == 0 ? "nothing" : goods(goods[0], goods[1]))
                .as("provisional part of %s", document)
                .isEqualTo(expected);
        return this;
    }

    CostCard idleAdjustments(int expected) {
        assertThat(idleAdjustments).as("adjustments without effect").isEqualTo(expected);
        return this;
    }

    /** The rows that the last so many documents wrote: "DOCUMENT QUANTITY COST REASON [provisional]". */
    CostCard wrote(String expected) {
        Instant latest = entries.getLast().recordedAt();
        assertThat(entries.stream()
                        .filter(entry -> entry.recordedAt().equals(latest))
                        .map(entry -> "%s %s %s %s%s"
                                .formatted(
                                        entry.document(),
                                        plain(entry.quantity()),
                                        Money.decimal(entry.cost()),
                                        entry.reason().name().toLowerCase(Locale.ROOT),
                                        entry.provisional() ? " provisional" : ""))
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
            return plain(quantity) + " = " + Money.decimal(cost);
        }
        return plain(quantity) + " @ "
                + Money.decimal(cost)
                        .divide(Quantity.decimal(quantity), 2, RoundingMode.UNNECESSARY)
                        .toPlainString();
    }

    private static String plain(long quantity) {
        return quantity == 0
                ? "0"
                : Quantity.decimal(quantity).stripTrailingZeros().toPlainString();
    }
}
