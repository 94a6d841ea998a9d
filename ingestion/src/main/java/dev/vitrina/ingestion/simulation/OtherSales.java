package dev.vitrina.ingestion.simulation;

import static dev.vitrina.ingestion.simulation.Calendar.HOUR;

import java.util.List;

/** Orders that do not come through the site: from the marketplace, over the counter and from wholesalers. */
final class OtherSales {
    private static final int PER_MILLE = 1_000;
    private static final int FIRST_HOUR_OF_TRADE = 10;
    private static final int LAST_HOUR_OF_TRADE = 19;
    private static final int REGULAR = 320;
    private static final int OVERLOOKED = 150;

    private final Premises premises;
    private final Demand demand;
    private final Customers customers;
    private final OrderDesk desk;
    private final Shelves shelves;
    private final Chance chance;

    OtherSales(Premises premises, Demand demand, Customers customers, OrderDesk desk) {
        this.premises = premises;
        this.demand = demand;
        this.customers = customers;
        this.desk = desk;
        this.shelves = new Shelves(premises.stock(), demand);
        this.chance = premises.chance("other sales");
    }

    /** Plans an hour's orders. */
    void hourBegins(int day, int hour) {
        boolean trades = hour >= FIRST_HOUR_OF_TRADE && hour <= LAST_HOUR_OF_TRADE;
        long orders = (long) premises.plan().ordersPerDay()
                * Season.ofShop(day, premises.days().today());
        for (Channel channel : List.of(Channel.MARKETPLACE, Channel.SHOP, Channel.WHOLESALE)) {
            // a counter has ten hours, and about as many buyers in each
            long share = channel == Channel.MARKETPLACE ? Season.ofHour(hour) : trades ? 100 : 0;
            int count = chance.about(orders * channel.perMille() / PER_MILLE * share / PER_MILLE);
            for (int i = 0; i < count; i++) {
                premises.calendar().in(chance.below(HOUR), () -> sell(channel));
            }
        }
    }

    private void sell(Channel channel) {
        Place place = switch (channel) {
            case MARKETPLACE -> Place.HUB;
            case SHOP -> Place.NORTH;
            default -> Place.MAIN;
        };
        List<Demand.Wish> wanted =
                channel == Channel.WHOLESALE ? demand.wholesaleBasket(chance) : demand.basket(chance);
        List<Demand.Wish> held =
                wanted.stream().filter(wish -> !wish.sku().isDropshipped()).toList();
        // nobody buys over the counter what is not there; the marketplace sells what was there an hour ago
        List<Demand.Wish> basket = shelves.fit(held, place, channel == Channel.MARKETPLACE ? OVERLOOKED : 0, chance);
        boolean there = channel == Channel.MARKETPLACE
                || basket.stream().allMatch(wish -> premises.stock().free(place, wish.sku()) >= wish.steps());
        if (basket.isEmpty() || !there) {
            return;
        }
        Customers.Buyer buyer = switch (channel) {
            case WHOLESALE -> customers.wholesaler();
            default -> chance.perMille(REGULAR) ? customers.returning() : customers.newcomer(null);
        };
        desk.take(premises.clerk().next(Clerk.Kind.ORDER), channel, buyer, null, basket);
    }
}
