package dev.vitrina.command;

import dev.vitrina.ingestion.simulation.ShopPlan;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.HomeLock;
import dev.vitrina.stack.JsonFile;
import dev.vitrina.stack.StackException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which simulated shop lives in a home, and how far its changes have come; kept in the home. A home has one: the documents
 * of two shops would have the same ids.
 *
 * @param position every change recorded up to and including this instant has arrived in Kafka
 */
record ResidentShop(long seed, LocalDate firstDay, ZoneId zone, int ordersPerDay, Instant position) {

    /** A shop of which nothing has arrived yet. */
    static ResidentShop opening(ShopPlan plan) {
        // the first changes are of the very instant of the opening
        Instant before = plan.opening().minusNanos(1);
        return new ResidentShop(plan.seed(), plan.firstDay(), plan.zone(), plan.ordersPerDay(), before);
    }

    static JsonFile<ResidentShop> file(Home home) {
        return new JsonFile<>(home.root().resolve("simulated-shop.json"), ResidentShop.class);
    }

    /**
     * The right to feed a home's shop, which one process has at a time: two would send its changes twice and write down
     * two positions.
     *
     * @throws StackException if another process has it
     */
    static HomeLock feeding(Home home) {
        return HomeLock.tryTakeSimulation(home)
                .orElseThrow(() -> new StackException("A demo or simulate is feeding the simulated shop in " + home
                        + " already: end that one, or give this one another --home"));
    }

    ShopPlan plan() {
        return new ShopPlan(seed, firstDay, zone, ordersPerDay);
    }

    ResidentShop at(Instant newPosition) {
        return new ResidentShop(seed, firstDay, zone, ordersPerDay, newPosition);
    }

    /**
     * A shop that was begun goes on as it was.
     *
     * @param wantedSeed null if any will do; so the others
     * @throws StackException if another shop is wanted
     */
    void requireSame(Home home, Long wantedSeed, LocalDate wantedFirstDay, Integer wantedOrdersPerDay) {
        require(home, "seed", wantedSeed, seed);
        require(home, "from", wantedFirstDay, firstDay);
        require(home, "orders-per-day", wantedOrdersPerDay, ordersPerDay);
    }

    private static void require(Home home, String option, Object wanted, Object begun) {
        if (wanted != null && !wanted.equals(begun)) {
            throw new StackException(
                    "The simulated shop in %s was begun with --%s %s and goes on with it, not with %s: begin another one with --home"
                            .formatted(home, option, begun, wanted));
        }
    }

    /** What to say of a home that holds changes, but none of a simulated shop. */
    static StackException strangers(Home home) {
        return new StackException("The stack in " + home
                + " holds changes that are not of a simulated shop, and one must not get among them:"
                + " give the shop another --home");
    }
}
