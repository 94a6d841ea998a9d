package dev.vitrina.ingestion.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What makes one simulated shop differ from another: all that its changes depend on.
 *
 * @param seed of everything that chance decides
 * @param firstDay the day on which the shop opens; its first change is of that morning
 * @param zone where the shop's days begin and end
 * @param ordersPerDay about how many orders an ordinary day has at first, at least 1; a shop grows by a third in a year
 */
public record ShopPlan(long seed, LocalDate firstDay, ZoneId zone, int ordersPerDay) {
    /** Where the shop stands if nobody says otherwise. */
    public static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    /** The size of the shop if nobody says otherwise. */
    public static final int ORDERS_PER_DAY = 100;

    private static final int MOST_ORDERS_PER_DAY = 100_000;

    public ShopPlan {
        if (ordersPerDay < 1 || ordersPerDay > MOST_ORDERS_PER_DAY) {
            throw new IllegalArgumentException(
                    "A shop has 1 to %d orders a day: %d".formatted(MOST_ORDERS_PER_DAY, ordersPerDay));
        }
    }

    /** A shop of about 100 orders a day in Moscow. */
    public static ShopPlan of(long seed, LocalDate firstDay) {
        return new ShopPlan(seed, firstDay, MOSCOW, ORDERS_PER_DAY);
    }

    /** The midnight before the first day. */
    public Instant opening() {
        return dayBegins(0);
    }

    /** The midnight with which a day begins, counted from the first day as 0. */
    public Instant dayBegins(int day) {
        return firstDay.plusDays(day).atStartOfDay(zone).toInstant();
    }
}
