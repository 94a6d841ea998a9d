package dev.vitrina.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A stock card as text, one change a line in the order of arrival: a document's name, its day, and {@code + 10},
 * {@code - 3} or {@code count 5}; {@code cancel} and a name takes a document back. {@code posted 5} behind a line says that its
 * period was closed when it came, and that day 5 is the first open one; {@code withdraw NAME posted 5} that the document went.
 */
final class WrittenCard {
    private static final Instant DAY_ZERO = Instant.parse("2026-01-01T12:00:00Z");

    private final Map<String, StockMovement> standing = new HashMap<>();
    private final NavigableMap<Position, Long> movements = new TreeMap<>();
    private final List<StockEntry> entries = new ArrayList<>();
    private StockCard card = StockCard.EMPTY;
    private int changes;

    static WrittenCard card(String text) {
        WrittenCard written = new WrittenCard();
        text.lines().forEach(written::read);
        return written;
    }

    /** Σ thousandths on the ledger by document. */
    Map<String, Long> sums() {
        return entries.stream()
                .collect(Collectors.groupingBy(StockEntry::document, Collectors.summingLong(StockEntry::quantity)));
    }

    StockCard card() {
        return card;
    }

    /** The quantity on hand. */
    WrittenCard leaves(String quantity) {
        assertThat(text(card.onHand())).isEqualTo(quantity);
        return this;
    }

    /** All rows of the ledger in their order, such as {@code R1 +10, C1 -2}. */
    WrittenCard wrote(String rows) {
        assertThat(entries.stream().map(WrittenCard::row).collect(Collectors.joining(", ")))
                .isEqualTo(rows);
        return this;
    }

    WrittenCard applied(int lineChanges) {
        assertThat(card.version()).isEqualTo(lineChanges);
        return this;
    }

    void assertLine(StockMovement movement) {
        apply(true, movement);
    }

    void retractLine(StockMovement movement) {
        apply(false, movement);
    }

    static StockMovement movement(LineKind kind, String document, int day, long thousandths) {
        Position position = Position.of(kind, false, DAY_ZERO.plusSeconds(86_400L * day), 0, "erp", document, "1");
        return new StockMovement("main", "MUG", "shelf", kind, position, thousandths);
    }

    private void read(String line) {
        String[] words = line.trim().split("\\s+");
        if (words[0].equals("withdraw")) {
            assertLine(standing.get(words[1]).corrected(Correction.withdrawal(day(words[3]))));
            return;
        }
        if (words[0].equals("cancel")) {
            retractLine(standing.remove(words[1]));
            return;
        }
        long quantity = Quantity.thousandths(new BigDecimal(words[4]));
        StockMovement movement = switch (words[3]) {
            case "+" -> movement(LineKind.RECEIPT, words[0], Integer.parseInt(words[2]), quantity);
            case "-" -> movement(LineKind.SHIPMENT, words[0], Integer.parseInt(words[2]), -quantity);
            case "count" -> movement(LineKind.STOCKTAKE, words[0], Integer.parseInt(words[2]), quantity);
            default -> throw new IllegalArgumentException("Expected +, - or count: " + line);
        };
        if (words.length > 5) {
            StockMovement before = standing.get(words[0]);
            movement = movement.corrected(
                    before == null ? Correction.late(day(words[6])) : Correction.of(before, day(words[6])));
        }
        standing.put(words[0], movement);
        assertLine(movement);
    }

    private static Instant day(String day) {
        return DAY_ZERO.plusSeconds(86_400L * Integer.parseInt(day));
    }

    /** The days on which the rows of a document are effective, in their order. */
    WrittenCard dated(String document, int... days) {
        assertThat(entries.stream()
                        .filter(entry -> entry.document().equals(document))
                        .mapToInt(entry -> (int) DAY_ZERO.until(entry.effectiveAt(), ChronoUnit.DAYS)))
                .containsExactly(Arrays.stream(days).boxed().toArray(Integer[]::new));
        return this;
    }

    private void apply(boolean asserted, StockMovement movement) {
        if (movement.correction() != null) {
            // a correction is none of the movements in their own places
        } else if (!movement.isCount() && asserted) {
            movements.put(movement.position(), movement.quantity());
        } else if (!movement.isCount()) {
            movements.remove(movement.position());
        }
        changes++;
        Instant recordedAt = DAY_ZERO.plusSeconds(changes);
        StockCard.Outcome outcome = card.apply(
                new LineChange<>(asserted, movement, asserted ? Cause.NEW : Cause.DELETE, recordedAt),
                this::between,
                ClosedPeriods.KEPT);
        card = outcome.card();
        entries.addAll(outcome.entries());
        expectBooksInOrder();
    }

    private void expectBooksInOrder() {
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).entry()).as("entries have no gaps").isEqualTo(i + 1);
            assertThat(entries.get(i).quantity()).as("no row of zero").isNotZero();
        }
        assertThat(entries.stream().mapToLong(StockEntry::quantity).sum())
                .as("the ledger's sum is what is on hand")
                .isEqualTo(card.onHand());
        assertThat(card.version()).as("every line change counts").isEqualTo(changes);
        assertThat(card.recordedAt()).isEqualTo(DAY_ZERO.plusSeconds(changes));
    }

    private long between(Position after, Position before) {
        return movements.entrySet().stream()
                .filter(movement -> after == null || movement.getKey().compareTo(after) > 0)
                .filter(movement -> before == null || movement.getKey().compareTo(before) < 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String row(StockEntry entry) {
        return entry.document() + " " + (entry.quantity() > 0 ? "+" : "") + text(entry.quantity());
    }

    private static String text(long thousandths) {
        return Quantity.decimal(thousandths).stripTrailingZeros().toPlainString();
    }
}
