package dev.vitrina.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the maintenance of a home's tables, in a process of its own that ends with it. One at a time. */
public final class Maintenance {

    static final String NAME = "maintenance";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Mebibytes HEAP = new Mebibytes(256);

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
    private volatile Process process;
    private volatile boolean cancelled;

    public Maintenance(Home home, Ports ports, Installation installation) {
        this.home = home;
        this.ports = ports;
        this.installation = installation;
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
            String words = follow(order, listener);
            if (process.waitFor() != 0 && !cancelled) {
                throw new StackException(words + "; see " + home.log(NAME));
            }
            return true;
        } catch (IOException e) {
            throw new StackException("Cannot maintain the tables: " + e.getMessage(), e);
        }
    }

    /** Ends it wherever it is; the tables are sound at every moment. */
    public void cancel() {
        cancelled = true;
        Process running = process;
        if (running != null) {
            Processes.end(List.of(running.toHandle()), Duration.ofSeconds(5));
        }
    }

    /** Reads its output to the end. Returns the last line that is no report. */
    private String follow(Order order, Consumer<JsonNode> listener) throws IOException {
        Path kept = home.logs().resolve(NAME + ".out");
        // the supervisor's log says how each run went; of the last one everything is kept
        Files.deleteIfExists(kept);
        EventLog output = new EventLog(kept);
        Files.createDirectories(home.temporary(NAME));
        List<String> command = new ArrayList<>(Sessions.prefix());
        command.addAll(command(order));
        process = new ProcessBuilder(command)
                .directory(home.temporary(NAME).toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        if (cancelled) {
            cancel();
        }
        String words = "The maintenance of some tables failed";
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.note(line);
                Optional<JsonNode> report = report(line);
                report.ifPresent(listener);
                if (report.isEmpty() && !line.isBlank() && !line.startsWith("\t")) {
                    words = line;
                }
            }
        } catch (IOException e) {
            if (!cancelled) {
                throw e;
            }
        }
        return words;
    }

    private static Optional<JsonNode> report(String line) {
        try {
            return line.startsWith("{") ? Optional.of(JSON.readTree(line)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
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
