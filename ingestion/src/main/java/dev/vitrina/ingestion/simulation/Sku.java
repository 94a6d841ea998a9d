package dev.vitrina.ingestion.simulation;

import java.util.List;
import java.util.SortedMap;

/**
 * One thing that can be bought: a variant of an article, or a bundle of them.
 *
 * @param index its place in the {@link Catalogue} and in every table of the shop
 * @param article shared by the variants
 * @param supplier null of a bundle
 * @param cost what a unit costs at first, in kopecks without VAT
 * @param step thousandths of a unit that are the least one sells: 1000, or 250 of loose goods
 * @param pack steps that suppliers sell at once
 * @param demand weight among all that is sold
 * @param parts of a bundle, else empty
 */
record Sku(
        int index,
        String id,
        String name,
        String article,
        int articleNumber,
        Category category,
        Supplier supplier,
        SortedMap<String, String> characteristics,
        long cost,
        int step,
        int pack,
        int demand,
        Rhythm rhythm,
        List<Part> parts) {

    /** What one bundle takes: so many steps of a variant. */
    record Part(Sku sku, int steps) {}

    /** How its demand varies from week to week. */
    enum Rhythm {
        STEADY,
        WAVY,
        ERRATIC
    }

    boolean isBundle() {
        return !parts.isEmpty();
    }

    /** Whether it goes from the supplier to the buyer and the shop never holds it. */
    boolean isDropshipped() {
        return supplier != null && supplier.sendsToBuyers();
    }
}
