package dev.vitrina.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Has the tables of a running stack maintained again and again, while they can be asked. */
final class MaintenanceKeeper {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Maintenance maintenance;
    private final Optional<Duration> interval;
    private final Duration keptSnapshots;
    private final BooleanSupplier healthy;
    private final EventLog events;
    private final Thread thread = new Thread(this::keep, "maintenance");

    private volatile boolean stopping;

    /**
     * Nothing is done before it is started.
     *
     * @param interval from the end of one run to the next, and before the first; empty is never
     */
    MaintenanceKeeper(
            Maintenance maintenance,
            Optional<Duration> interval,
            Duration keptSnapshots,
            BooleanSupplier healthy,
            EventLog events) {
        this.maintenance = maintenance;
        this.interval = interval;
        this.keptSnapshots = keptSnapshots;
        this.healthy = healthy;
        this.events = events;
        thread.setDaemon(true);
    }

    void start() {
        if (interval.isPresent()) {
            thread.start();
        }
    }

    void stop() {
        stopping = true;
        maintenance.cancel();
        thread.interrupt();
    }

    private void keep() {
        try {
            while (!stopping) {
                Thread.sleep(interval.orElseThrow());
                while (!healthy.getAsBoolean()) {
                    Thread.sleep(PATIENCE);
                }
                maintain();
            }
        } catch (InterruptedException e) {
            // asked to stop
        }
    }

    private void maintain() throws InterruptedException {
        List<JsonNode> reports = new ArrayList<>();
        long start = System.nanoTime();
        String problem = "";
        try {
            Maintenance.Order order = new Maintenance.Order(keptSnapshots, Optional.empty(), List.of(), false);
            if (!maintenance.run(order, reports::add)) {
                return;
            }
        } catch (StackException e) {
            problem = "; " + e.getMessage();
        }
        if (!stopping) {
            events.note(String.format(
                    Locale.ROOT,
                    "maintenance: %d tables, %d merged, %d snapshots expired, %d orphans removed, %.1f s%s",
                    reports.size(),
                    reports.stream()
                            .filter(report -> report.path("compacted").asBoolean())
                            .count(),
                    sum(reports, "expired"),
                    sum(reports, "orphans"),
                    (System.nanoTime() - start) / 1e9,
                    problem));
        }
    }

    private static long sum(List<JsonNode> reports, String figure) {
        return reports.stream()
                .mapToLong(report -> report.path(figure).asLong())
                .sum();
    }
}
