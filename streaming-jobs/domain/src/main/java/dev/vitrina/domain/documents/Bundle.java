package dev.vitrina.domain.documents;

import dev.vitrina.domain.money.Proportion;
import dev.vitrina.domain.stock.Quantity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one unit of a bundle takes from stock. A bundle has no stock and no cost of its own; a component that is itself a
 * bundle counts as plain goods.
 *
 * @param components in the order of their SKUs as UTF-8 bytes, each SKU once; none: not a bundle
 */
public record Bundle(List<Component> components) {
    /** Plain goods. */
    public static final Bundle NONE = new Bundle(List.of());

    private static final long UNIT = 1000;

    public Bundle {
        components = List.copyOf(components);
    }

    /**
     * Goods in a bundle.
     *
     * @param sku which
     * @param quantity thousandths in one unit of the bundle, not negative
     */
    public record Component(String sku, long quantity) {
        public Component {
            Objects.requireNonNull(sku, "sku");
            if (quantity < 0) {
                throw new IllegalArgumentException(
                        "A bundle cannot hold less than nothing: %s of %s".formatted(Quantity.decimal(quantity), sku));
            }
        }
    }

    /** A bundle of these, in any order; quantities of one SKU add up. */
    public static Bundle of(Collection<Component> components) {
        if (components.isEmpty()) {
            return NONE;
        }
        TreeMap<String, Long> quantities = new TreeMap<>(Position::compareBytes);
        components.forEach(component -> quantities.merge(component.sku(), component.quantity(), Math::addExact));
        List<Component> sorted = new ArrayList<>(quantities.size());
        quantities.forEach((sku, quantity) -> sorted.add(new Component(sku, quantity)));
        return new Bundle(sorted);
    }

    public boolean isNone() {
        return components.isEmpty();
    }

    /**
     * What so many thousandths of the bundle hold of each component, in their order: thousandths, rounded half up away from
     * zero, and never more than a line may hold.
     *
     * @param thousandths of either sign
     */
    public long[] quantities(long thousandths) {
        return components.stream()
                .mapToLong(component ->
                        Proportion.halfUp(thousandths, component.quantity(), UNIT, Quantity.MOST_THOUSANDTHS))
                .toArray();
    }

    /**
     * An amount split over the components in proportion to their quantities, in their order. Each share is rounded half up
     * away from zero; the last takes what the others leave.
     *
     * @param minorUnits of either sign
     */
    public long[] shares(long minorUnits) {
        long[] shares = new long[components.size()];
        BigInteger whole = components.stream()
                .map(component -> BigInteger.valueOf(component.quantity()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        long rest = minorUnits;
        for (int i = 0; i < shares.length - 1 && whole.signum() > 0; i++) {
            shares[i] = Proportion.halfUp(
                    minorUnits, BigInteger.valueOf(components.get(i).quantity()), whole);
            rest -= shares[i];
        }
        if (shares.length > 0) {
            shares[shares.length - 1] = rest;
        }
        return shares;
    }
}
