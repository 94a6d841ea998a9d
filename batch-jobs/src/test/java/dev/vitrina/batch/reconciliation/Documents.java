package dev.vitrina.batch.reconciliation;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Documents written as JSON with apostrophes for quotes, and what follows from them in short words. */
final class Documents {
    private final List<Version> versions = new ArrayList<>();

    static Documents of() {
        return new Documents();
    }

    /** Another document; {@code moment} is noon unless the body says otherwise. */
    Documents stock(String id, String body) {
        String moment = body.contains("'moment'") ? "" : "'moment':'2026-03-02T12:00:00Z',";
        return add("stock_document", id, "{" + moment + body + "}");
    }

    Documents add(String entity, String id, String body) {
        return add(Card.document(entity, id, body.replace('\'', '"')));
    }

    Documents add(Version version) {
        versions.add(version);
        return this;
    }

    Verdict verdict(String sku) {
        Verdict verdict =
                Judge.of(Policies.DEFAULTS, ZoneOffset.UTC).judge(versions).get(new Item("main", sku));
        if (verdict == null) {
            throw new AssertionError("No document names " + sku);
        }
        return verdict;
    }

    /** {@code document:line cost} of each line, FIFO, in their order. */
    String costs(String sku) {
        return verdict(sku).costs().get(Method.FIFO).lines().entrySet().stream()
                .map(line -> "%s:%s %s"
                        .formatted(
                                line.getKey().document(),
                                line.getKey().line(),
                                Card.amount(line.getValue().cost())))
                .collect(Collectors.joining(", "));
    }

    /** {@code warehouse quantity} on hand. */
    String onHand(String sku) {
        return quantities(verdict(sku).stock().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, stock -> stock.getValue().onHand())));
    }

    String reserved(String sku) {
        return quantities(verdict(sku).stock().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, stock -> stock.getValue().reserved())));
    }

    String expected(String sku) {
        return quantities(verdict(sku).stock().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, stock -> stock.getValue().expected())));
    }

    private static String quantities(Map<String, Long> byWarehouse) {
        return byWarehouse.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + Card.quantity(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
