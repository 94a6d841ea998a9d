package dev.vitrina.ingestion.simulation;

import static dev.vitrina.ingestion.simulation.Calendar.HOUR;
import static dev.vitrina.ingestion.simulation.Calendar.MINUTE;
import static dev.vitrina.ingestion.simulation.Calendar.SECOND;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.OrderStatus;
import java.util.List;

/**
 * Takes orders and confirms them: the target is five minutes in office hours, and managers differ. Orders that wait are
 * cancelled more often, and some cannot be kept because the goods were gone when they were placed.
 */
final class OrderDesk {
    private static final String[] MANAGERS = {"irina", "oleg", "svetlana", "timur"};
    private static final int[] ROTA = {34, 28, 24, 14};

    /** Seconds from an order to its confirmation, as quantiles by manager. */
    private static final long[][] PACE = {
        {25, 50, 80, 120, 170, 230, 290, 420},
        {40, 90, 140, 200, 270, 350, 520, 1_500},
        {60, 120, 180, 240, 300, 480, 900, 2_700},
        {90, 240, 420, 700, 1_300, 2_600, 5_400, 13_000},
    };

    private static final long LONG_WAIT = 30 * MINUTE;
    private static final long UNBEARABLE_WAIT = 2 * HOUR;
    private static final int FREE_DELIVERY_FROM = 500_000;

    private final Premises premises;
    private final Calendar calendar;
    private final Customers customers;
    private final Cashier cashier;
    private final Fulfilment fulfilment;
    private final Chance chance;

    OrderDesk(Premises premises, Customers customers, Cashier cashier, Fulfilment fulfilment) {
        this.premises = premises;
        this.calendar = premises.calendar();
        this.customers = customers;
        this.cashier = cashier;
        this.fulfilment = fulfilment;
        this.chance = premises.chance("orders");
    }

    /**
     * Takes an order.
     *
     * @param id its document, from {@link Clerk#next}
     * @param client the visitor id of an order from the site, else null
     */
    void take(String id, Channel channel, Customers.Buyer buyer, String client, List<Demand.Wish> basket) {
        Place place = placeFor(channel, buyer, basket);
        long promisedAt = premises.days()
                .inDaysAt(
                        switch (channel) {
                            case SHOP -> 0;
                            case MARKETPLACE -> 4;
                            case WHOLESALE -> 6;
                            case SITE -> place == Place.NORTH || place == Place.MAIN ? 4 : 6;
                        },
                        21,
                        0);
        SalesOrder order = new SalesOrder(
                id,
                channel,
                buyer,
                place,
                client,
                calendar.now(),
                promisedAt,
                deliveryPrice(channel, basket),
                payment(channel),
                channel == Channel.MARKETPLACE ? null : MANAGERS[chance.weighted(ROTA)]);
        boolean sale = Season.isSale(premises.days().today());
        for (Demand.Wish wish : basket) {
            order.lines.add(new SalesOrder.Line(
                    order.lines.size() + 1,
                    wish.sku(),
                    wish.steps(),
                    premises.prices().price(wish.sku()),
                    discount(channel, buyer, sale)));
        }
        reserve(order);
        for (SalesOrder.Line line : order.lines) {
            line.shortWhenPlaced = line.reserved < line.steps;
        }
        write(order);
        customers.ordered(buyer);
        plan(order);
    }

    private void plan(SalesOrder order) {
        switch (order.payment) {
            case CARD -> calendar.in(chance.between(30, 200) * SECOND, () -> payByCard(order));
            case CASH ->
                calendar.in(chance.between(20, 60) * SECOND, () -> cashier.receive(order, order.worth(), "cash"));
            default -> {} // pays later
        }
        long confirmed;
        if (order.channel == Channel.SHOP) {
            confirmed = calendar.now() + chance.between(70, 150) * SECOND;
        } else if (order.manager == null) {
            confirmed = calendar.now() + chance.between(20, 120) * SECOND;
        } else {
            int manager = List.of(MANAGERS).indexOf(order.manager);
            long opens = premises.days().officeTime(calendar.now());
            // the orders of the night wait in a queue
            long queue = opens > calendar.now() ? chance.between(0, 40) * MINUTE : 0;
            confirmed = premises.days().officeTime(opens + queue + chance.spread(PACE[manager]) * SECOND);
        }
        long wait = confirmed - premises.days().officeTime(calendar.now());
        calendar.at(confirmed, () -> confirm(order));
        int leaves = wait > UNBEARABLE_WAIT ? 220 : wait > LONG_WAIT ? 90 : 14;
        if (order.channel != Channel.SHOP && chance.perMille(leaves)) {
            long leavesAt = chance.between(calendar.now() + MINUTE, Math.max(confirmed, calendar.now() + 2 * MINUTE));
            String reason = wait > LONG_WAIT ? "confirmed_late" : "changed_mind";
            calendar.at(leavesAt, () -> {
                if (order.status == OrderStatus.placed) {
                    cancel(order, reason);
                }
            });
        }
    }

    private void payByCard(SalesOrder order) {
        if (!order.isOpen()) {
            return;
        }
        if (chance.perMille(965)) {
            cashier.receive(order, order.worth(), "card");
        } else if (order.status == OrderStatus.placed) {
            calendar.in(25 * MINUTE, () -> {
                if (order.status == OrderStatus.placed || order.status == OrderStatus.confirmed) {
                    cancel(order, "payment_failed");
                }
            });
        }
    }

    private void confirm(SalesOrder order) {
        if (order.status != OrderStatus.placed) {
            return;
        }
        reserve(order);
        List<SalesOrder.Line> missing =
                order.lines.stream().filter(line -> line.reserved < line.steps).toList();
        if (!missing.isEmpty()) {
            if (missing.size() == order.lines.size() || chance.perMille(500)) {
                cancel(order, "out_of_stock");
                return;
            }
            for (SalesOrder.Line line : missing) {
                premises.stock().reserve(order.place, line.sku, -line.reserved);
                order.lines.remove(line);
            }
        }
        status(order, OrderStatus.confirmed);
        if (order.paid > order.worth()) {
            cashier.refund(order, order.paid - order.worth());
        }
        if (order.channel == Channel.SHOP) {
            calendar.in(chance.between(20, 90) * SECOND, () -> fulfilment.handOver(order));
            return;
        }
        if (chance.perMille(18)) {
            calendar.in(chance.between(5, 600) * MINUTE, () -> {
                if (order.status == OrderStatus.confirmed) {
                    cancel(order, chance.perMille(600) ? "changed_mind" : "no_answer");
                }
            });
        }
        long packed =
                premises.days().officeTime(calendar.now() + chance.spread(1 * HOUR, 3 * HOUR, 6 * HOUR, 20 * HOUR));
        calendar.at(packed + chance.below(50) * MINUTE, () -> fulfilment.ship(order));
    }

    void cancel(SalesOrder order, String reason) {
        for (SalesOrder.Line line : order.lines) {
            premises.stock().reserve(order.place, line.sku, -line.reserved);
            line.reserved = 0;
        }
        order.cancelReason = reason;
        status(order, OrderStatus.cancelled);
        if (order.paid > 0) {
            calendar.in(chance.between(1, 30) * HOUR, () -> cashier.refund(order, order.paid));
        }
    }

    void status(SalesOrder order, OrderStatus status) {
        order.status = status;
        order.statusAt = calendar.now();
        write(order);
    }

    /** Writes the order as it stands. */
    void write(SalesOrder order) {
        premises.journal()
                .write(
                        Source.SHOP,
                        Entity.ORDER,
                        order.id,
                        ++order.version,
                        calendar.now() - (order.version == 1 ? 0 : chance.between(0, 400)),
                        order.body());
    }

    /** Promises what is there to the lines that still lack something. */
    private void reserve(SalesOrder order) {
        for (SalesOrder.Line line : order.lines) {
            int lacking = line.open() - line.reserved;
            int found = Math.min(lacking, premises.stock().free(order.place, line.sku));
            if (found > 0) {
                premises.stock().reserve(order.place, line.sku, found);
                line.reserved += found;
            }
        }
    }

    private Place placeFor(Channel channel, Customers.Buyer buyer, List<Demand.Wish> basket) {
        return switch (channel) {
            case MARKETPLACE -> Place.HUB;
            case SHOP -> Place.NORTH;
            case WHOLESALE -> Place.MAIN;
            case SITE -> Shelves.nearest(premises.stock(), buyer.isNorthern() ? Place.NORTH : Place.MAIN, basket);
        };
    }

    private long deliveryPrice(Channel channel, List<Demand.Wish> basket) {
        if (channel != Channel.SITE) {
            return 0;
        }
        long worth = 0;
        for (Demand.Wish wish : basket) {
            worth += premises.prices().price(wish.sku()) * wish.steps();
        }
        return worth >= FREE_DELIVERY_FROM ? 0 : 29_000;
    }

    private int discount(Channel channel, Customers.Buyer buyer, boolean sale) {
        if (channel == Channel.WHOLESALE) {
            return 18;
        }
        if (sale && channel != Channel.MARKETPLACE) {
            return 20;
        }
        if (buyer.isVip()) {
            return 7;
        }
        return chance.perMille(120) ? chance.perMille(500) ? 5 : 10 : 0;
    }

    private SalesOrder.Payment payment(Channel channel) {
        return switch (channel) {
            case SITE -> chance.perMille(580) ? SalesOrder.Payment.CARD : SalesOrder.Payment.CASH_ON_DELIVERY;
            case SHOP -> SalesOrder.Payment.CASH;
            case WHOLESALE -> SalesOrder.Payment.INVOICE;
            case MARKETPLACE -> SalesOrder.Payment.MARKETPLACE;
        };
    }
}
