package dev.vitrina.ingestion.simulation;

import java.util.ArrayList;
import java.util.List;

/** Where a basket can be filled, and what a buyer takes instead of what is sold out. */
final class Shelves {
    private static final int TRIES = 8;

    private final Stockroom stock;
    private final Demand demand;

    Shelves(Stockroom stock, Demand demand) {
        this.stock = stock;
        this.demand = demand;
    }

    /** Of the shop's own places the one that has most of a basket, and of two such the nearer one. */
    Place nearest(Place near, List<Demand.Wish> basket) {
        return nearest(stock, near, basket);
    }

    static Place nearest(Stockroom stock, Place near, List<Demand.Wish> basket) {
        Sku first = basket.getFirst().sku();
        if (first.isDropshipped()) {
            return first.supplier().place();
        }
        Place far = near == Place.MAIN ? Place.NORTH : Place.MAIN;
        return there(stock, far, basket) > there(stock, near, basket) ? far : near;
    }

    private static long there(Stockroom stock, Place place, List<Demand.Wish> basket) {
        return basket.stream()
                .filter(wish -> stock.free(place, wish.sku()) >= wish.steps())
                .count();
    }

    /**
     * What the buyer of a basket orders in the end: something else for what is not there, or less of it, or nothing.
     *
     * @param overlooked of a thousand things that are not there, how many are ordered as if they were
     */
    List<Demand.Wish> fit(List<Demand.Wish> basket, Place place, int overlooked, Chance chance) {
        List<Demand.Wish> fitted = new ArrayList<>(basket.size());
        for (Demand.Wish wish : basket) {
            Demand.Wish taken = wish;
            boolean overlooks = chance.perMille(overlooked);
            for (int tries = 0; tries < TRIES && !overlooks && !isThere(taken, place); tries++) {
                int some = stock.free(place, taken.sku());
                taken = some > 0 ? new Demand.Wish(taken.sku(), some) : new Demand.Wish(other(place, chance), 1);
            }
            Sku sku = taken.sku();
            if ((overlooks || isThere(taken, place)) && fitted.stream().noneMatch(one -> one.sku() == sku)) {
                fitted.add(taken);
            }
        }
        return fitted;
    }

    private boolean isThere(Demand.Wish wish, Place place) {
        return stock.free(place, wish.sku()) >= wish.steps();
    }

    /** Something that the same place may have. */
    private Sku other(Place place, Chance chance) {
        Sku other = demand.one(chance);
        while (other.isDropshipped() && other.supplier().place() != place) {
            other = demand.one(chance);
        }
        return other;
    }
}
