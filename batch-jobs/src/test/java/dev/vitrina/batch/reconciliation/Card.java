package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.batch.reconciliation.Verdict.LineCost;
import dev.vitrina.batch.reconciliation.Verdict.OnHand;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stock card written as text, one document of one line each, a minute apart in their order, and so they became known:
 *
 * <pre>
 * R1 receipt  10 @5.00                  unit cost; =50.00 is an amount
 * S1 shipment  4 in:north               another warehouse than main
 * B1 sale_return 1 &lt;S1                  names line 1 of document S1
 * T1 transfer  2 to:south 09:30 seq:2   with its own time, and a sequence
 * R1 receipt 11 @5.00 on:2026-02-27     the next version, with its own day; overhead:1.00 is the document's
 * R1 gone                               the last one
 * C1 closing through:2026-02-28         all that is written below became known after it
 * </pre>
 *
 * <p>What is right is said in sentences: {@code S1 costs 20.00}, {@code S1 awaits 5.00} (that part of it is provisional),
 * {@code S1 pays 15.00} (layers have paid for it so far), {@code S1 varies 0.50}, {@code main holds 7 for 42.00}, {@code main owes 3}.
 */
final class Card {
    private static final Item TEA = new Item("main", "TEA");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Policies policies;
    private final List<Version> documents = new ArrayList<>();

    private Card(Policies policies) {
        this.policies = policies;
    }

    static Card of(String text) {
        return of(Map.of(), text);
    }

    /** A card under other policies than the default ones. */
    static Card of(Map<String, String> settings, String text) {
        Card card = new Card(Policies.of(settings));
        text.lines().filter(line -> !line.isBlank()).forEach(card::write);
        return card;
    }

    private void write(String text) {
        String[] words = text.strip().split("\\s+");
        switch (words[1]) {
            case "gone" -> add("stock_document", words[0], null);
            case "closing" -> add("closing", words[0], "{\"through\":\"" + words[2].substring(8) + "\"}");
            default -> add("stock_document", words[0], body(words));
        }
    }

    private String body(String[] words) {
        StringBuilder body = new StringBuilder("\"type\":\"" + words[1] + "\"");
        StringBuilder line = new StringBuilder("\"line\":\"1\",\"sku\":\"TEA\"");
        String day = "2026-03-02";
        String time = "08:%02d".formatted(documents.size());
        for (int i = 2; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("@")) {
                line.append(field("unit_cost", word.substring(1)));
            } else if (word.startsWith("=")) {
                line.append(field("amount", word.substring(1)));
            } else if (word.startsWith("<")) {
                line.append(field("ref", word.substring(1) + ":1"));
            } else if (word.startsWith("in:")) {
                body.append(field("warehouse", word.substring(3)));
            } else if (word.startsWith("to:")) {
                body.append(field("to_warehouse", word.substring(3)));
            } else if (word.startsWith("rate:")) {
                body.append(field("rate", word.substring(5)));
            } else if (word.startsWith("overhead:")) {
                body.append(",\"overhead\":{")
                        .append(field("amount", word.substring(9)).substring(1))
                        .append("}");
            } else if (word.startsWith("on:")) {
                day = word.substring(3);
            } else if (word.startsWith("seq:")) {
                body.append(",\"sequence\":").append(word.substring(4));
            } else if (word.contains(":")) {
                time = word;
            } else {
                line.append(field("quantity", word));
            }
        }
        body.append(field("moment", day + "T" + time + ":00Z"));
        return "{" + body + ",\"lines\":[{" + line + "}]}";
    }

    /** The next version of a document, recorded a minute after what is written before it; one without a body is gone. */
    private void add(String entity, String id, String body) {
        long earlier =
                documents.stream().filter(version -> version.id().equals(id)).count();
        Instant recorded = NOON.plus(documents.size(), ChronoUnit.MINUTES);
        documents.add(new Version(entity, "erp", id, earlier + 1, recorded, body == null, recorded, body));
    }

    private static String field(String name, String value) {
        return ",\"" + name + "\":\"" + value + "\"";
    }

    /** The first version of a document. */
    static Version document(String entity, String id, String body) {
        return new Version(entity, "erp", id, 1, NOON, false, NOON, body);
    }

    Card fifo(String... sentences) {
        return says(Method.FIFO, sentences);
    }

    Card average(String... sentences) {
        return says(Method.AVERAGE, sentences);
    }

    Card both(String... sentences) {
        return fifo(sentences).average(sentences);
    }

    private Card says(Method method, String... sentences) {
        Verdict verdict = Judge.of(policies, ZoneOffset.UTC).judge(documents).get(TEA);
        Map<String, LineCost> lines = new TreeMap<>();
        verdict.costs().get(method).lines().forEach((id, cost) -> lines.put(id.document(), cost));
        Map<String, OnHand> onHand = new TreeMap<>();
        verdict.costs()
                .get(method)
                .onHand()
                .forEach((warehouse, there) -> onHand.put(warehouse.isEmpty() ? "company" : warehouse, there));
        assertThat(List.of(sentences).stream()
                        .map(sentence -> sentence(sentence.split(" "), lines, onHand))
                        .toList())
                .as(method.text())
                .containsExactly(sentences);
        return this;
    }

    /** The same sentence with the figures that are found. */
    private static String sentence(String[] words, Map<String, LineCost> lines, Map<String, OnHand> onHand) {
        LineCost line = lines.get(words[0]);
        OnHand there = onHand.getOrDefault(words[0], new OnHand(0, 0, 0));
        return words[0] + " " + words[1] + " "
                + switch (words[1]) {
                    case "costs" -> amount(line.cost());
                    case "awaits" -> amount(line.provisional());
                    case "pays" -> amount(line.paid());
                    case "varies" -> amount(line.variance());
                    case "holds" -> quantity(there.quantity()) + " for " + amount(there.value());
                    case "owes" -> quantity(there.provisionalQuantity());
                    default -> throw new IllegalArgumentException(words[1]);
                };
    }

    static String amount(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    static String quantity(long thousandths) {
        BigDecimal units = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
        return units.toPlainString();
    }
}
