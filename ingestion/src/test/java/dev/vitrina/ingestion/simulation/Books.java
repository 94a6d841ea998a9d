package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Stock as the documents say it is, counted anew from their newest versions: slow and plain. */
final class Books {
    private final Map<String, Change> newest = new TreeMap<>();
    private final Map<String, List<Component>> bundles = new HashMap<>();

    private record Movement(Instant moment, int kind, String sku, String place, BigDecimal quantity, boolean counted) {}

    void add(Change change) {
        if (change.getBody() instanceof Product product
                && !product.getComponents().isEmpty()) {
            bundles.put(change.getId(), product.getComponents());
        }
        if (change.getEntity().equals("stock_document")) {
            newest.merge(change.getId(), change, (one, other) -> one.getVersion() > other.getVersion() ? one : other);
        }
    }

    List<StockDocument> documents() {
        return newest.values().stream()
                .filter(change -> !change.getDeleted())
                .map(change -> (StockDocument) change.getBody())
                .toList();
    }

    Map<String, Change> newest() {
        return newest;
    }

    /** Quantities by {@code sku@place}. */
    Map<String, BigDecimal> onHand() {
        List<Movement> movements = new ArrayList<>();
        for (StockDocument document : documents()) {
            if (document.getApplicable() && document.getType() != StockDocumentType.cost_adjustment) {
                document.getLines().forEach(line -> add(document, line, movements));
            }
        }
        movements.sort(Comparator.comparing(Movement::moment).thenComparing(Movement::kind));
        Map<String, BigDecimal> onHand = new TreeMap<>();
        for (Movement movement : movements) {
            String key = movement.sku() + "@" + movement.place();
            if (movement.counted()) {
                onHand.put(key, movement.quantity());
            } else {
                onHand.merge(key, movement.quantity(), BigDecimal::add);
            }
        }
        return onHand;
    }

    /**
     * Where the documents say something else than what stands on the shelves, as {@code sku@place: books, shelf}; goods whose
     * documents are still to be entered or corrected are left out.
     */
    List<String> differences(Premises premises) {
        Set<String> unsettled = new HashSet<>(premises.clerk().unsettled());
        bundles.forEach((bundle, parts) -> {
            if (unsettled.contains(bundle)) {
                parts.forEach(part -> unsettled.add(part.getSku()));
            }
        });
        Map<String, BigDecimal> onHand = onHand();
        List<String> differences = new ArrayList<>();
        for (Sku sku : premises.catalogue().all()) {
            for (Place place : Place.values()) {
                String key = sku.id() + "@" + place.id();
                BigDecimal books = onHand.getOrDefault(key, BigDecimal.ZERO);
                BigDecimal shelf = Decimals.quantity((long) premises.stock().onHand(place, sku) * sku.step());
                if (books.compareTo(shelf) != 0 && !unsettled.contains(sku.id())) {
                    differences.add("%s: %s, %s".formatted(key, books, shelf));
                }
            }
        }
        return differences;
    }

    private void add(StockDocument document, StockLine line, List<Movement> movements) {
        List<Component> parts =
                bundles.getOrDefault(line.getSku(), List.of(new Component(line.getSku(), BigDecimal.ONE)));
        for (Component part : parts) {
            BigDecimal quantity = line.getQuantity().multiply(part.getQuantity());
            String place = document.getWarehouse();
            switch (document.getType()) {
                case receipt, surplus, sale_return -> move(document, part, place, quantity, movements);
                case shipment, write_off, purchase_return -> move(document, part, place, quantity.negate(), movements);
                case transfer -> {
                    move(document, part, place, quantity.negate(), movements);
                    move(document, part, document.getToWarehouse(), quantity, movements);
                }
                case stocktake ->
                    movements.add(new Movement(document.getMoment(), 1, part.getSku(), place, quantity, true));
                default -> throw new IllegalArgumentException("Not expected from the shop: " + document.getType());
            }
        }
    }

    private static void move(
            StockDocument document, Component part, String place, BigDecimal quantity, List<Movement> movements) {
        movements.add(new Movement(document.getMoment(), 0, part.getSku(), place, quantity, false));
    }
}
