package dev.vitrina.street.recount;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** One item in one warehouse: layers, oldest first, or else units issued that nothing has covered yet. */
final class Queue {
    private final List<Slice> goods = new ArrayList<>();
    private final List<Slice> owed = new ArrayList<>();
    private BigDecimal lastKnownValue = Amounts.ZERO;
    private BigDecimal lastKnownQuantity = BigDecimal.ONE;

    /**
     * Goods arrive: they settle the oldest uncovered units first, the rest joins the layers.
     *
     * @param difference told, for each slice settled, what it costs beyond its provisional value
     */
    void bring(Slice lot, BiConsumer<Slice, BigDecimal> difference) {
        if (goods.isEmpty() && owed.isEmpty()) {
            remember(lot);
        }
        while (!owed.isEmpty() && !lot.isEmpty()) {
            remember(lot);
            BigDecimal units = lot.quantity().min(owed.getFirst().quantity());
            Slice settled = owed.getFirst().take(units);
            difference.accept(settled, lot.take(units).value().subtract(settled.value()));
            owed.removeIf(Slice::isEmpty);
        }
        if (!lot.isEmpty()) {
            goods.add(lot);
        }
    }

    /** Takes up to so many units from the layers that fit, oldest first. */
    List<Slice> take(BigDecimal units, Predicate<Slice> fits) {
        List<Slice> taken = new ArrayList<>();
        BigDecimal missing = units;
        for (Slice layer : goods) {
            if (missing.signum() > 0 && fits.test(layer)) {
                remember(layer);
                Slice part = layer.take(missing);
                missing = missing.subtract(part.quantity());
                taken.add(part);
            }
        }
        goods.removeIf(Slice::isEmpty);
        return taken;
    }

    /** Issues units that are not there, at the last known cost. */
    Slice owe(BigDecimal units, Posting line, boolean frozen) {
        Slice missing = new Slice(units, atLastKnownCost(units), line, frozen);
        owed.add(missing);
        return new Slice(missing.quantity(), missing.value(), line, frozen);
    }

    /** Cancels units that a line still owes, because they come back where they left; null if it owes none. */
    Slice cancel(LineId line, BigDecimal units) {
        Slice open = openOf(line);
        if (open == null) {
            return null;
        }
        Slice cancelled = open.take(units);
        owed.removeIf(Slice::isEmpty);
        return cancelled;
    }

    /** Makes the provisional value of units that a line still owes final, because they come back elsewhere. */
    void freeze(LineId line, BigDecimal units) {
        Slice open = openOf(line);
        if (open != null) {
            int place = owed.indexOf(open);
            owed.add(place, open.take(units).freeze());
            owed.removeIf(Slice::isEmpty);
        }
    }

    private Slice openOf(LineId line) {
        return owed.stream()
                .filter(slice -> !slice.isFrozen() && slice.isOf(line))
                .findFirst()
                .orElse(null);
    }

    /** What issuing units now would take; beyond the layers at the last one's unit cost. */
    BigDecimal presentCost(BigDecimal units) {
        BigDecimal cost = Amounts.ZERO;
        BigDecimal missing = units;
        Slice last = null;
        for (Slice layer : goods) {
            if (missing.signum() > 0) {
                BigDecimal part = missing.min(layer.quantity());
                cost = cost.add(Amounts.share(layer.value(), part, layer.quantity()));
                missing = missing.subtract(part);
                last = layer;
            }
        }
        return last == null ? atLastKnownCost(units) : cost.add(Amounts.share(last.value(), missing, last.quantity()));
    }

    private BigDecimal atLastKnownCost(BigDecimal units) {
        return Amounts.share(lastKnownValue, units, lastKnownQuantity);
    }

    private void remember(Slice slice) {
        lastKnownValue = slice.value();
        lastKnownQuantity = slice.quantity();
    }

    boolean hasGoods() {
        return !goods.isEmpty();
    }

    /** Adds an amount to the value of the layers, in proportion to their quantity. */
    void addValue(BigDecimal amount) {
        spread(amount, true);
    }

    /** Gives all layers together a new value, in proportion to their quantity. */
    void setValue(BigDecimal amount) {
        spread(amount, false);
    }

    private void spread(BigDecimal amount, boolean onTop) {
        BigDecimal rest = amount;
        BigDecimal units = sum(goods, Slice::quantity, Amounts.NO_UNITS);
        for (Slice layer : goods) {
            BigDecimal part = Amounts.share(rest, layer.quantity(), units);
            layer.revalue(onTop ? layer.value().add(part) : part);
            rest = rest.subtract(part);
            units = units.subtract(layer.quantity());
        }
    }

    /** Units on hand, negative while some are owed. */
    BigDecimal quantity() {
        return sum(goods, Slice::quantity, Amounts.NO_UNITS).subtract(owedQuantity());
    }

    BigDecimal owedQuantity() {
        return sum(owed, Slice::quantity, Amounts.NO_UNITS);
    }

    /** Value of the layers without the provisional value of what is owed. */
    BigDecimal value() {
        return sum(goods, Slice::value, Amounts.ZERO).subtract(sum(owed, Slice::value, Amounts.ZERO));
    }

    private interface Measure {
        BigDecimal of(Slice slice);
    }

    private static BigDecimal sum(List<Slice> slices, Measure measure, BigDecimal zero) {
        return slices.stream().map(measure::of).reduce(zero, BigDecimal::add);
    }
}
