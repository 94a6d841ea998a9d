package dev.vitrina.batch.reconciliation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which SKUs are bundles, and of what. */
final class Bundles {
    private record Recipe(Instant changedAt, String source, SortedMap<String, Long> parts) {
        boolean isNewerThan(Recipe other) {
            int compared = changedAt.compareTo(other.changedAt);
            return compared != 0 ? compared > 0 : Line.compareBytes(source, other.source) > 0;
        }
    }

    private final Map<String, Recipe> recipes = new HashMap<>();

    /** Takes a product; among several sources' bundles of an SKU the newest is the one. */
    void add(Version product) {
        SortedMap<String, Long> parts = parts(Fields.of(product.body()).list("components"));
        if (!parts.isEmpty()) {
            recipes.merge(
                    product.id(),
                    new Recipe(product.changedAt(), product.source(), parts),
                    (one, other) -> one.isNewerThan(other) ? one : other);
        }
    }

    /** The parts of an SKU, in thousandths of one bundle; empty if it is no bundle. */
    SortedMap<String, Long> partsOf(String sku) {
        Recipe recipe = recipes.get(sku);
        return recipe == null ? new TreeMap<>() : recipe.parts();
    }

    /** What a quantity of an SKU takes from stock: itself, or its parts. */
    Map<String, Long> explode(String sku, long quantity) {
        SortedMap<String, Long> parts = partsOf(sku);
        if (parts.isEmpty()) {
            return Map.of(sku, quantity);
        }
        return explode(parts, quantity);
    }

    /** So many of a bundle of these parts. */
    static Map<String, Long> explode(SortedMap<String, Long> parts, long quantity) {
        Map<String, Long> exploded = new TreeMap<>(parts);
        exploded.replaceAll((part, each) -> Rounding.times(quantity, each));
        return exploded;
    }

    /** Components as stated; one named twice is meant twice. */
    static SortedMap<String, Long> parts(Iterable<Fields> components) {
        SortedMap<String, Long> parts = new TreeMap<>(Line::compareBytes);
        components.forEach(part -> parts.merge(part.text("sku"), part.quantity("quantity"), Long::sum));
        return parts;
    }

    /** Splits a value over parts in proportion to their quantities; the last takes what rounding leaves. */
    static Map<String, Long> split(long value, SortedMap<String, Long> parts) {
        long whole = parts.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> shares = new HashMap<>();
        long rest = value;
        for (String sku : List.copyOf(parts.keySet())) {
            boolean last = sku.equals(parts.lastKey());
            long share = last ? rest : whole == 0 ? 0 : Rounding.share(value, parts.get(sku), whole);
            shares.put(sku, share);
            rest -= share;
        }
        return shares;
    }
}
