package dev.vitrina.batch.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** First in, first out. */
final class LayeredShelf extends Shelf {
    /** The oldest first. */
    private final List<Slice> layers = new ArrayList<>();

    @Override
    boolean isEmpty() {
        return layers.isEmpty();
    }

    @Override
    long quantity() {
        return layers.stream().mapToLong(Slice::quantity).sum();
    }

    @Override
    long value() {
        return layers.stream().mapToLong(Slice::value).sum();
    }

    @Override
    List<Slice> layers() {
        return List.copyOf(layers);
    }

    @Override
    void put(Slice slice) {
        layers.add(slice);
    }

    @Override
    List<Slice> take(long most) {
        return take(layer -> true, most);
    }

    @Override
    List<Slice> takeOf(LineId origin, long most) {
        return take(layer -> origin.equals(layer.origin()), most);
    }

    private List<Slice> take(Predicate<Slice> which, long most) {
        List<Slice> taken = new ArrayList<>();
        long missing = most;
        int place = 0;
        while (missing > 0 && place < layers.size()) {
            Slice layer = layers.get(place);
            if (!which.test(layer)) {
                place++;
                continue;
            }
            long part = Math.min(missing, layer.quantity());
            remember(layer);
            taken.add(new Slice(part, layer.valueOf(part), layer.origin()));
            missing -= part;
            if (part == layer.quantity()) {
                layers.remove(place);
            } else {
                layers.set(place, layer.without(part));
            }
        }
        return taken;
    }

    @Override
    long presentCost(long quantity) {
        long cost = 0;
        long missing = quantity;
        for (Slice layer : layers) {
            long part = Math.min(missing, layer.quantity());
            cost += layer.valueOf(part);
            missing -= part;
            if (missing == 0) {
                return cost;
            }
        }
        if (layers.isEmpty()) {
            return lastKnownCost(missing);
        }
        Slice last = layers.getLast();
        return cost + Rounding.found(last.value(), missing, last.quantity());
    }

    @Override
    long quantityOf(LineId origin) {
        return layers.stream()
                .filter(layer -> origin.equals(layer.origin()))
                .mapToLong(Slice::quantity)
                .sum();
    }

    @Override
    void addTo(LineId origin, Spread value) {
        spread(layer -> origin.equals(layer.origin()), value, true);
    }

    @Override
    void add(long value) {
        spread(layer -> true, new Spread(value, quantity()), true);
    }

    @Override
    void revalue(long value) {
        spread(layer -> true, new Spread(value, quantity()), false);
    }

    private void spread(Predicate<Slice> which, Spread value, boolean adding) {
        layers.replaceAll(layer -> which.test(layer)
                ? new Slice(
                        layer.quantity(), (adding ? layer.value() : 0) + value.next(layer.quantity()), layer.origin())
                : layer);
    }
}
