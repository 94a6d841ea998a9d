package dev.vitrina.bench;

import dev.vitrina.stack.Maintenance;
import dev.vitrina.stack.RunningStack;
import dev.vitrina.stack.StackException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What else goes on in a stack: somebody asks Trino every few seconds, and the tables are maintained without a pause. */
final class Readers implements AutoCloseable {
    private static final Duration BETWEEN_QUERIES = Duration.ofSeconds(2);
    private static final Duration BETWEEN_MAINTENANCES = Duration.ofSeconds(5);
    private static final String QUERY =
            "SELECT sku, sum(quantity) FROM ledger.stock_entries GROUP BY sku ORDER BY 2 DESC LIMIT 10";

    private final RunningStack stack;
    private final Maintenance maintenance;
    private final AtomicInteger queries = new AtomicInteger();
    private final AtomicInteger maintenances = new AtomicInteger();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread asking = new Thread(this::ask, "queries");
    private final Thread maintaining = new Thread(this::maintain, "maintenance");
    private volatile boolean ending;

    Readers(BenchStack stack) {
        this.stack = RunningStack.of(stack.home(), "trino");
        this.maintenance = stack.maintenance();
        asking.start();
        maintaining.start();
    }

    /** How many queries were answered so far. */
    int queries() {
        return queries.get();
    }

    /** How often all tables were maintained so far. */
    int maintenances() {
        return maintenances.get();
    }

    private void ask() {
        try (Connection trino = stack.connect("bench");
                Statement statement = trino.createStatement()) {
            while (!ending) {
                try (ResultSet rows = statement.executeQuery(QUERY)) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
                queries.incrementAndGet();
                Thread.sleep(BETWEEN_QUERIES);
            }
        } catch (SQLException e) {
            if (!ending) {
                failure.compareAndSet(null, e);
            }
        } catch (InterruptedException e) {
            // asked to stop
        }
    }

    private void maintain() {
        try {
            while (!ending) {
                maintenance.run(
                        new Maintenance.Order(Duration.ofHours(1), Optional.empty(), List.of(), false), report -> {});
                maintenances.incrementAndGet();
                Thread.sleep(BETWEEN_MAINTENANCES);
            }
        } catch (StackException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            // asked to stop
        }
    }

    /**
     * Stops both.
     *
     * @throws BenchException if one of them could not do its work
     */
    @Override
    public void close() {
        ending = true;
        maintenance.cancel();
        asking.interrupt();
        maintaining.interrupt();
        try {
            asking.join();
            maintaining.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new BenchException("What ran beside the measurement failed: " + failure.get(), failure.get());
        }
    }
}
