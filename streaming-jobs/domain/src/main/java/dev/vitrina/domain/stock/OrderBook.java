package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.DocumentChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands of one order: what it asks for and what was delivered, bundles taken apart, in any order of arrival. Of a line
 * that is outstanding which is left of its quantity when deliveries that name the line are taken off, and then what of the
 * same goods was delivered without naming a line, line by line. So a delivery of other goods, of a line that is not there, or
 * of more than was asked for reduces nothing; and it does not matter which document came first.
 *
 * @param ordered the lines of the order, none while it is not open
 * @param delivered the lines delivered for it
 */
public record OrderBook(List<Ordered> ordered, List<Delivered> delivered) {
    /** An order that nobody has spoken of. */
    public static final OrderBook EMPTY = new OrderBook(List.of(), List.of());

    public OrderBook {
        ordered = List.copyOf(ordered);
        delivered = List.copyOf(delivered);
    }

    /** What a change did: the book after it, and what it adds to the promises. */
    public record Outcome(OrderBook book, List<Pledge> pledges) {}

    private record Place(String organization, String sku, String warehouse) {}

    public boolean isEmpty() {
        return ordered.isEmpty() && delivered.isEmpty();
    }

    /**
     * Applies what changed in a document all at once. There is one pledge for each place where lines of the goods concerned
     * wait or waited, even if it adds nothing: who missed the change before it learns the sum.
     */
    public Outcome apply(DocumentChange<OrderFact> change) {
        List<Ordered> nextOrdered = new ArrayList<>(ordered);
        List<Delivered> nextDelivered = new ArrayList<>(delivered);
        Set<String> skus = new HashSet<>();
        for (OrderFact fact : change.retracted()) {
            skus.add(fact.sku());
            boolean stood = switch (fact) {
                case Ordered line -> nextOrdered.remove(line);
                case Delivered line -> nextDelivered.remove(line);
            };
            if (!stood) {
                throw new IllegalArgumentException("Retracted, but never asserted: " + fact);
            }
        }
        for (OrderFact fact : change.asserted()) {
            skus.add(fact.sku());
            switch (fact) {
                case Ordered line -> nextOrdered.add(line);
                case Delivered line -> nextDelivered.add(line);
            }
        }
        OrderBook next = new OrderBook(nextOrdered, nextDelivered);
        return new Outcome(next, pledges(change, next, skus));
    }

    private List<Pledge> pledges(DocumentChange<OrderFact> change, OrderBook next, Collection<String> skus) {
        Map<Place, Long> differences = new LinkedHashMap<>();
        for (String sku : skus) {
            outstanding(sku).forEach((place, quantity) -> differences.merge(place, -quantity, Long::sum));
            next.outstanding(sku).forEach((place, quantity) -> differences.merge(place, quantity, Long::sum));
        }
        boolean sale = change.asserted().isEmpty()
                ? isSale(change.retracted().getFirst())
                : isSale(change.asserted().getFirst());
        return differences.entrySet().stream()
                .map(entry -> pledge(entry.getKey(), entry.getValue(), sale, change.recordedAt()))
                .toList();
    }

    private static boolean isSale(OrderFact fact) {
        return fact.order().kind() == OrderId.Kind.SALE;
    }

    private static Pledge pledge(Place place, long quantity, boolean sale, Instant recordedAt) {
        return new Pledge(
                place.organization(),
                place.sku(),
                place.warehouse(),
                sale ? quantity : 0,
                sale ? 0 : quantity,
                recordedAt);
    }

    /** Thousandths of the goods that are still to be delivered, by where they are waited for; also where that is none. */
    private Map<Place, Long> outstanding(String sku) {
        Map<String, Long> named = new HashMap<>();
        long unnamed = 0;
        for (Delivered line : delivered) {
            if (line.sku().equals(sku) && line.orderLine() != null) {
                named.merge(line.orderLine(), line.quantity(), Long::sum);
            } else if (line.sku().equals(sku)) {
                unnamed += line.quantity();
            }
        }
        Map<Place, Long> outstanding = new LinkedHashMap<>();
        for (Ordered line : ordered) {
            if (line.sku().equals(sku)) {
                long rest = Math.max(0, line.quantity() - named.getOrDefault(line.line(), 0L));
                long taken = Math.min(rest, unnamed);
                unnamed -= taken;
                outstanding.merge(new Place(line.organization(), sku, line.warehouse()), rest - taken, Long::sum);
            }
        }
        return outstanding;
    }
}
