package dev.vitrina.street.recount;

import java.util.Comparator;

/** An item in a warehouse. */
public record Place(String sku, String warehouse) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::sku).thenComparing(Place::warehouse);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return sku + " in " + warehouse;
    }
}
