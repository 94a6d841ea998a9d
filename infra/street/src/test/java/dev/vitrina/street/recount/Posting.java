package dev.vitrina.street.recount;

import java.util.Comparator;

/** Where a line's effect stands: a transfer has one at each of its ends. */
public record Posting(LineId line, String sku, String warehouse) implements Comparable<Posting> {
    private static final Comparator<Posting> ORDER =
            Comparator.comparing(Posting::line).thenComparing(Posting::sku).thenComparing(Posting::warehouse);

    Posting from(String otherSource) {
        return new Posting(line.from(otherSource), sku, warehouse);
    }

    @Override
    public int compareTo(Posting other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s (%s in %s)".formatted(line, sku, warehouse);
    }
}
