package dev.vitrina.ingestion.simulation;

import static dev.vitrina.ingestion.simulation.Calendar.HOUR;
import static dev.vitrina.ingestion.simulation.Calendar.MINUTE;
import static dev.vitrina.ingestion.simulation.Calendar.SECOND;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Utm;
import dev.vitrina.schemas.avro.VisitEvent;
import dev.vitrina.schemas.avro.VisitEventKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Who looks around the site: most leave at once, some look at things, some fill a cart, a few buy. Every click is a change;
 * buyers leave an order behind.
 */
final class Visits {
    /** Visits for one order of the site. */
    private static final int VISITS_PER_ORDER = 170;

    /** Of a thousand things that are sold out, how many are ordered all the same. */
    private static final int OVERLOOKED = 250;

    private static final int PER_MILLE = 1_000;
    private static final int LOOKS_AROUND = 400;
    private static final int FILLS_CART = 80;
    private static final int REACHES_CHECKOUT = 30;
    private static final int KNOWN_VISITOR = 220;
    private static final int RETURNING_BUYER = 400;
    private static final int SITE = 720;
    private static final String ADDRESS = "https://shop.example.com";
    private static final String[] DEVICES = {"phone", "phone", "phone", "desktop", "desktop", "tablet"};
    private static final String[] COUNTRIES = {"RU", "RU", "RU", "RU", "RU", "RU", "RU", "RU", "KZ", "BY"};

    private final Premises premises;
    private final Calendar calendar;
    private final Demand demand;
    private final Customers customers;
    private final Marketing marketing;
    private final OrderDesk desk;
    private final Shelves shelves;
    private final Chance chance;
    private long events;

    Visits(Premises premises, Demand demand, Customers customers, Marketing marketing, OrderDesk desk) {
        this.premises = premises;
        this.calendar = premises.calendar();
        this.demand = demand;
        this.customers = customers;
        this.marketing = marketing;
        this.desk = desk;
        this.shelves = new Shelves(premises.stock(), demand);
        this.chance = premises.chance("visits");
    }

    /** What somebody does next. */
    private record Click(VisitEventKind kind, Sku sku) {}

    /** Somebody on the site. */
    private static final class Visit {
        private final Queue<Click> clicks = new ArrayDeque<>();
        private final String client;
        private final String device;
        private final String country;
        private final Traffic traffic;
        private Customers.Buyer known;
        private List<Demand.Wish> basket = List.of();
        private boolean landed;

        private Visit(String client, String device, String country, Traffic traffic) {
            this.client = client;
            this.device = device;
            this.country = country;
            this.traffic = traffic;
        }
    }

    /** Plans an hour's visits. */
    void hourBegins(int day, int hour) {
        int weekday = premises.days().today().getDayOfWeek().getValue();
        long visits = (long) premises.plan().ordersPerDay()
                * SITE
                * VISITS_PER_ORDER
                / 10_000
                * Season.ofShop(day, premises.days().today())
                / PER_MILLE
                * Season.ofHour(hour);
        for (Traffic traffic : Traffic.values()) {
            int count = chance.about(visits * traffic.perMille(day, weekday) / PER_MILLE);
            for (int i = 0; i < count; i++) {
                calendar.in(chance.below(HOUR), () -> begin(traffic));
            }
        }
    }

    private void begin(Traffic traffic) {
        marketing.clicked(traffic);
        boolean buys = chance.perMille(traffic.buyersPerMille());
        Customers.Buyer known = null;
        if (buys && chance.perMille(RETURNING_BUYER)
                || traffic == Traffic.NEWSLETTER
                || chance.perMille(KNOWN_VISITOR)) {
            known = customers.returning();
        }
        Visit visit = new Visit(
                known == null ? Customers.visitor(chance) : known.client(),
                chance.oneOf(DEVICES),
                chance.oneOf(COUNTRIES),
                traffic);
        visit.known = known;
        visit.clicks.add(new Click(VisitEventKind.page_view, null));
        if (buys) {
            List<Demand.Wish> basket = demand.basket(chance);
            visit.basket = shelves.fit(basket, shelves.nearest(Place.MAIN, basket), OVERLOOKED, chance);
        }
        if (!visit.basket.isEmpty()) {
            fill(visit, visit.basket);
            visit.clicks.add(new Click(VisitEventKind.checkout, null));
            visit.clicks.add(new Click(VisitEventKind.order, null));
        } else if (chance.perMille(REACHES_CHECKOUT)) {
            fill(visit, demand.basket(chance));
            visit.clicks.add(new Click(VisitEventKind.checkout, null));
        } else if (chance.perMille(FILLS_CART)) {
            fill(visit, demand.basket(chance));
            look(visit, chance.between(0, 3));
        } else if (chance.perMille(LOOKS_AROUND)) {
            look(visit, chance.between(2, 8));
        } else if (chance.perMille(400)) {
            look(visit, 1);
        }
        click(visit);
    }

    private void look(Visit visit, int times) {
        for (int i = 0; i < times; i++) {
            visit.clicks.add(
                    chance.perMille(250)
                            ? new Click(VisitEventKind.page_view, null)
                            : new Click(VisitEventKind.product_view, demand.one(chance)));
        }
    }

    private void fill(Visit visit, List<Demand.Wish> basket) {
        look(visit, chance.between(0, 4));
        for (Demand.Wish wish : basket) {
            visit.clicks.add(new Click(VisitEventKind.product_view, wish.sku()));
            visit.clicks.add(new Click(VisitEventKind.add_to_cart, wish.sku()));
        }
    }

    private void click(Visit visit) {
        Click click = visit.clicks.remove();
        String order = null;
        if (click.kind() == VisitEventKind.order) {
            order = premises.clerk().next(Clerk.Kind.ORDER);
            Customers.Buyer buyer = visit.known == null ? customers.newcomer(visit.client) : visit.known;
            desk.take(order, Channel.SITE, buyer, visit.client, visit.basket);
        }
        report(visit, click, order);
        if (!visit.clicks.isEmpty()) {
            calendar.in(chance.spread(4 * SECOND, 15 * SECOND, 40 * SECOND, 3 * MINUTE), () -> click(visit));
        }
    }

    /** The counter hears of a click within a second, but from a phone in a tunnel minutes later. */
    private void report(Visit visit, Click click, String order) {
        boolean landing = !visit.landed;
        visit.landed = true;
        Traffic traffic = visit.traffic;
        String path = switch (click.kind()) {
            case product_view, add_to_cart -> "/p/" + click.sku().article().toLowerCase(Locale.ROOT);
            case checkout -> "/checkout";
            case order -> "/thanks";
            default -> landing ? "/" : "/catalogue";
        };
        VisitEvent body = new VisitEvent(
                Instant.ofEpochMilli(calendar.now()),
                visit.client,
                click.kind(),
                ADDRESS + path,
                landing ? traffic.referrer() : ADDRESS + "/",
                landing && traffic.isCampaign()
                        ? new Utm(traffic.source(), traffic.medium(), traffic.campaign(), null, null)
                        : null,
                click.sku() == null ? null : click.sku().id(),
                order,
                visit.device,
                visit.country);
        String id = Clerk.numbered("v", 9, ++events);
        long clicked = calendar.now();
        long delay = chance.perMille(2) ? chance.between(MINUTE, 12 * MINUTE) : chance.between(80, 900);
        calendar.in(delay, () -> premises.journal().write(Source.WEB, Entity.VISIT_EVENT, id, 1, clicked, body));
    }
}
