package dev.vitrina.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.DocumentChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An order as text, one document's version a line in the order of arrival. {@code O asks 1: 5 MUG, 2: 3 CUP} is the open
 * order with its lines, {@code S1 brings 2 MUG, 1 CUP of 2} a delivery, of which the second line names the order's line;
 * {@code O closes} and {@code S1 goes} leave no line of a document.
 */
final class WrittenOrder {
    private static final Instant DAY = Instant.parse("2026-01-05T12:00:00Z");
    private static final OrderId ORDER = new OrderId(OrderId.Kind.SALE, "erp", "O-1");

    private final Map<String, List<OrderFact>> documents = new HashMap<>();
    private final Map<String, Long> promised = new TreeMap<>();
    private OrderBook book = OrderBook.EMPTY;
    private List<Pledge> last = List.of();

    static WrittenOrder order(String text) {
        WrittenOrder written = new WrittenOrder();
        text.lines().forEach(written::read);
        return written;
    }

    /** What is outstanding, such as {@code 3 MUG at shelf, 1 CUP at shelf}; empty for nothing. */
    WrittenOrder waits(String outstanding) {
        assertThat(promised.entrySet().stream()
                        .filter(place -> place.getValue() != 0)
                        .map(place -> text(place.getValue()) + " " + place.getKey())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(outstanding);
        return this;
    }

    /** What the last document added to the promises, such as {@code -2 MUG at shelf}. */
    WrittenOrder pledged(String differences) {
        assertThat(last.stream()
                        .map(pledge -> text(pledge.reserved()) + " " + pledge.sku() + " at " + pledge.warehouse())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(differences);
        return this;
    }

    Map<String, Long> promised() {
        return promised;
    }

    OrderBook book() {
        return book;
    }

    /** A document's newest lines take the place of those before. */
    void write(String document, List<OrderFact> lines) {
        List<OrderFact> before = documents.getOrDefault(document, List.of());
        documents.put(document, lines);
        DocumentChange<OrderFact> change = DocumentChange.between(before, lines, Cause.EDIT, DAY);
        if (change.isEmpty()) {
            last = List.of();
            return;
        }
        OrderBook.Outcome outcome = book.apply(change);
        book = outcome.book();
        last = outcome.pledges();
        last.forEach(pledge -> {
            long now = promised.merge(pledge.sku() + " at " + pledge.warehouse(), pledge.reserved(), Long::sum);
            assertThat(now).as("never less than nothing is promised").isNotNegative();
            assertThat(pledge.expected()).isZero();
        });
    }

    static Ordered ordered(String line, String sku, String warehouse, long units) {
        return new Ordered(ORDER, line, sku, "main", warehouse, units * 1000);
    }

    static Delivered delivered(String orderLine, String sku, long units) {
        return new Delivered(ORDER, orderLine, sku, units * 1000);
    }

    private void read(String text) {
        String[] words = text.trim().split(" ", 3);
        List<OrderFact> lines = switch (words[1]) {
            case "asks" ->
                Arrays.stream(words[2].split(", ")).map(WrittenOrder::ask).toList();
            case "brings" ->
                Arrays.stream(words[2].split(", ")).map(WrittenOrder::bring).toList();
            case "closes", "goes" -> List.of();
            default -> throw new IllegalArgumentException("Expected asks, brings, closes or goes: " + text);
        };
        write(words[0], lines);
    }

    /** Such as {@code 1: 5 MUG} or {@code 1: 5 MUG at shop}. */
    private static OrderFact ask(String text) {
        String[] words = text.split(" ");
        return new Ordered(
                ORDER,
                words[0].replace(":", ""),
                words[2],
                "main",
                words.length > 3 ? words[4] : "shelf",
                Quantity.thousandths(new BigDecimal(words[1])));
    }

    /** Such as {@code 2 MUG} or {@code 2 MUG of 1}. */
    private static OrderFact bring(String text) {
        String[] words = text.split(" ");
        return new Delivered(
                ORDER, words.length > 2 ? words[3] : null, words[1], Quantity.thousandths(new BigDecimal(words[0])));
    }

    private static String text(long thousandths) {
        return Quantity.decimal(thousandths).stripTrailingZeros().toPlainString();
    }
}
