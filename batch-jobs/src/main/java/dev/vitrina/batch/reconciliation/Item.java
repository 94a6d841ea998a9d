package dev.vitrina.batch.reconciliation;

import java.util.Comparator;

/** What is costed on its own: an SKU of an organization, in all its warehouses. */
public record Item(String organization, String sku) implements Comparable<Item> {
    private static final Comparator<Item> ORDER =
            Comparator.comparing(Item::organization).thenComparing(Item::sku);

    @Override
    public int compareTo(Item other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return organization + "/" + sku;
    }
}
