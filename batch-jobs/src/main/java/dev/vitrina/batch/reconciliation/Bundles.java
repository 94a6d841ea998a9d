package dev.vitrina.batch.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which SKUs are bundles, and of what. */
final class Bundles {
    /** What a source says of an SKU from a time of recording on; without parts if it is none, or no more. */
    private record Recipe(Instant recordedAt, Instant changedAt, String source, SortedMap<String, Long> parts) {
        boolean isNewerThan(Recipe other) {
            int compared = changedAt.compareTo(other.changedAt);
            return compared != 0 ? compared > 0 : Line.compareBytes(source, other.source) > 0;
        }
    }

    /** By SKU, those of each source in their order. */
    private final Map<String, List<Recipe>> recipes = new HashMap<>();

    private final TreeSet<Instant> times = new TreeSet<>();

    /** Takes a version of a product; those of one source come in their order. */
    void add(Version product) {
        SortedMap<String, Long> parts = product.deleted()
                ? new TreeMap<>()
                : parts(Fields.of(product.body()).list("components"));
        List<Recipe> known = recipes.get(product.id());
        if (known != null || !parts.isEmpty()) {
            times.add(product.recordedAt());
            recipes.computeIfAbsent(product.id(), absent -> new ArrayList<>())
                    .add(new Recipe(product.recordedAt(), product.changedAt(), product.source(), parts));
        }
    }

    /** Whether any of them was recorded after one time and no later than another. */
    boolean changed(Instant after, Instant until) {
        Instant next = times.higher(after);
        return next != null && !next.isAfter(until);
    }

    /** The parts of an SKU, in thousandths of one bundle; empty if it is no bundle. */
    SortedMap<String, Long> partsOf(String sku) {
        return partsOf(sku, Instant.MAX);
    }

    /** The parts as they were known at a time; among several sources' bundles of an SKU the newest is the one. */
    SortedMap<String, Long> partsOf(String sku, Instant known) {
        Map<String, Recipe> bySource = new HashMap<>();
        for (Recipe recipe : recipes.getOrDefault(sku, List.of())) {
            if (!recipe.recordedAt().isAfter(known)) {
                bySource.put(recipe.source(), recipe);
            }
        }
        Recipe newest = null;
        for (Recipe recipe : bySource.values()) {
            if (!recipe.parts().isEmpty() && (newest == null || recipe.isNewerThan(newest))) {
                newest = recipe;
            }
        }
        return newest == null ? new TreeMap<>() : newest.parts();
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
