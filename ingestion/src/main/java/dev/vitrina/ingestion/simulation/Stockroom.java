package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.avro.WarehouseKind;

/**
 * What really stands on the shelves, whatever the documents say so far, and what of it is promised to orders. In steps of
 * each SKU. Bundles are looked at through their parts.
 */
final class Stockroom {
    private final int[][] onHand;
    private final int[][] reserved;

    Stockroom(Catalogue catalogue) {
        onHand = new int[Place.values().length][catalogue.size()];
        reserved = new int[Place.values().length][catalogue.size()];
    }

    int onHand(Place place, Sku sku) {
        return onHand[place.ordinal()][sku.index()];
    }

    /** On hand at all places of the shop. */
    int onHand(Sku sku) {
        return onHand(Place.MAIN, sku) + onHand(Place.NORTH, sku) + onHand(Place.HUB, sku);
    }

    /** What can be promised: never below zero, and without end where the supplier has the goods. */
    int free(Place place, Sku sku) {
        if (sku.isDropshipped()) {
            return Integer.MAX_VALUE;
        }
        if (!sku.isBundle()) {
            return Math.max(0, onHand(place, sku) - reserved[place.ordinal()][sku.index()]);
        }
        int least = Integer.MAX_VALUE;
        for (Sku.Part part : sku.parts()) {
            least = Math.min(least, free(place, part.sku()) / part.steps());
        }
        return least;
    }

    void reserve(Place place, Sku sku, int steps) {
        if (sku.isBundle()) {
            sku.parts().forEach(part -> reserve(place, part.sku(), steps * part.steps()));
        } else if (!sku.isDropshipped()) {
            reserved[place.ordinal()][sku.index()] += steps;
        }
    }

    /** What can be taken from the shelf, promised or not. */
    int takeable(Place place, Sku sku) {
        if (sku.isDropshipped()) {
            return Integer.MAX_VALUE;
        }
        if (!sku.isBundle()) {
            return onHand(place, sku);
        }
        int least = Integer.MAX_VALUE;
        for (Sku.Part part : sku.parts()) {
            least = Math.min(least, onHand(place, part.sku()) / part.steps());
        }
        return least;
    }

    /** Puts goods on the shelf, or takes them where {@code steps} is negative. */
    void move(Place place, Sku sku, int steps) {
        if (sku.isBundle()) {
            sku.parts().forEach(part -> move(place, part.sku(), steps * part.steps()));
        } else if (!sku.isDropshipped() || place.kind() != WarehouseKind.supplier) {
            onHand[place.ordinal()][sku.index()] += steps;
            if (onHand[place.ordinal()][sku.index()] < 0) {
                throw new IllegalStateException("A shelf cannot hold less than nothing: %s of %s at %s"
                        .formatted(onHand[place.ordinal()][sku.index()], sku.id(), place.id()));
            }
        }
    }
}
