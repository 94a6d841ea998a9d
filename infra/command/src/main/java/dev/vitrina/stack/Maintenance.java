package dev.vitrina.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the maintenance of a home's tables, in a process of its own that ends with it. One at a time. */
public final class Maintenance {

    static final String NAME = "maintenance";
    private static final Mebibytes HEAP = new Mebibytes(256);

    /** Nobody waits for it. */
    private static final int NICENESS = 10;

    /**
     * What to maintain.
     *
     * @param keptSnapshots younger snapshots stay
     * @param orphanAge younger unreferenced files stay; empty is the standard
     * @param tables namespace.name; empty is all
     * @param dryRun only tells what would be done
     */
    public record Order(Duration keptSnapshots, Optional<Duration> orphanAge, List<String> tables, boolean dryRun) {}

    private final Home home;
    private final Ports ports;
    private final Installation installation;
    private final BatchProcess process;

    public Maintenance(Home home, Ports ports, Installation installation) {
        this.home = home;
        this.ports = ports;
        this.installation = installation;
        this.process = new BatchProcess(home, NAME, NICENESS);
    }

    /**
     * Maintains the tables and returns when it is done; false if somebody else is at it.
     *
     * @param listener given a report as soon as a table is done, as {@code MaintenanceJob} prints it
     * @throws StackException if it could not be done for all tables, with the reason
     */
    public boolean run(Order order, Consumer<JsonNode> listener) throws InterruptedException {
        Optional<HomeLock> lock = HomeLock.tryTakeMaintenance(home);
        if (lock.isEmpty()) {
            return false;
        }
        HomeLock held = lock.get();
        try (held) {
            BatchProcess.End end = process.run(command(order), listener);
            if (end.exitCode() != 0 && !process.isCancelled()) {
                throw new StackException(
                        end.words().orElse("The maintenance of some tables failed") + "; see " + home.log(NAME));
            }
            return true;
        } catch (IOException e) {
            throw new StackException("Cannot maintain the tables: " + e.getMessage(), e);
        }
    }

    /** Ends it wherever it is; the tables are sound at every moment. */
    public void cancel() {
        process.cancel();
    }

    private List<String> command(Order order) {
        List<String> arguments = new ArrayList<>(List.of(
                "--catalog.uri", ports.url(Port.CATALOG),
                "--catalog.io-impl", "dev.vitrina.files.LocalFileIO",
                "--trino.url", "jdbc:trino://" + ports.address(Port.TRINO) + "/vitrina",
                "--keep-snapshots", order.keptSnapshots().toString(),
                "--tables", String.join(",", order.tables()),
                "--dry-run", String.valueOf(order.dryRun())));
        order.orphanAge().ifPresent(age -> arguments.addAll(List.of("--orphan-age", age.toString())));
        return JavaCommand.of(home, NAME)
                .firstCompilerOnly()
                .logging(home, NAME)
                .heap(HEAP)
                .main(
                        installation.classPath("maintenance"),
                        "dev.vitrina.batch.maintenance.MaintenanceJob",
                        arguments.toArray(String[]::new));
    }
}
