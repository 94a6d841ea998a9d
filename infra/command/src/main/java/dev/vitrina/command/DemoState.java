package dev.vitrina.command;

import dev.vitrina.ingestion.simulation.ShopPlan;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.JsonFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which simulated shop a home shows, and how far its changes have come; kept in the home.
 *
 * @param position every change recorded up to and including this instant has arrived in Kafka
 */
record DemoState(long seed, LocalDate firstDay, ZoneId zone, int ordersPerDay, Instant position) {

    /** A shop of which nothing has arrived yet. */
    static DemoState opening(ShopPlan plan) {
        // the first changes are of the very instant of the opening
        Instant before = plan.opening().minusNanos(1);
        return new DemoState(plan.seed(), plan.firstDay(), plan.zone(), plan.ordersPerDay(), before);
    }

    static JsonFile<DemoState> file(Home home) {
        return new JsonFile<>(home.root().resolve("demo.json"), DemoState.class);
    }

    ShopPlan plan() {
        return new ShopPlan(seed, firstDay, zone, ordersPerDay);
    }

    DemoState at(Instant newPosition) {
        return new DemoState(seed, firstDay, zone, ordersPerDay, newPosition);
    }
}
