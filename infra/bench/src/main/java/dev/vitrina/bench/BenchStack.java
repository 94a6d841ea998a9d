package dev.vitrina.bench;

import dev.vitrina.ingestion.TopicProvisioning;
import dev.vitrina.stack.FlinkRest;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.Installation;
import dev.vitrina.stack.Lineup;
import dev.vitrina.stack.Maintenance;
import dev.vitrina.stack.PartState;
import dev.vitrina.stack.Port;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.SettingsReader;
import dev.vitrina.stack.Shutdown;
import dev.vitrina.stack.StackState;
import dev.vitrina.stack.Supervisor;
import dev.vitrina.stack.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The servers that benchmarks run on, with the product's own settings, in a home of their own that is empty at the start:
 * broker, catalog, JobManager and TaskManager, without Trino and without jobs but those of a benchmark, or all that the
 * product has. Without the product's jobs the jobs' classes are on the TaskManager's class path, so that what the compiler
 * has learnt in one run still holds in the next.
 */
final class BenchStack implements AutoCloseable {
    private final Home home;
    private final Installation installation;
    private final Settings settings;
    private final Supervisor supervisor;
    private final Admin kafka;
    private final FlinkRest flink;
    private final String jar;

    private BenchStack(Home home, Installation installation, Settings settings, Supervisor supervisor, Lineup lineup)
            throws IOException {
        this.home = home;
        this.installation = installation;
        this.settings = settings;
        this.supervisor = supervisor;
        this.kafka = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
        this.flink = new FlinkRest(state().ports().url(Port.FLINK));
        this.jar = lineup.jobs() ? "" : flink.upload(installation.benchJobsJar());
        TopicProvisioning.ensure(bootstrapServers(), settings.kafkaPartitions());
    }

    /**
     * Starts the servers and returns when they answer.
     *
     * @param root where their data go; emptied first
     * @throws BenchException if another benchmark uses the folder
     */
    static BenchStack start(Path root, Map<String, String> overrides) throws IOException, InterruptedException {
        return start(root, overrides, Lineup.bare(Installation.current().benchJobsJar()));
    }

    /** Starts all servers and all of the product's jobs, and returns when they work. */
    static BenchStack startWhole(Path root, Map<String, String> overrides) throws IOException, InterruptedException {
        return start(root, overrides, Lineup.WHOLE);
    }

    private static BenchStack start(Path root, Map<String, String> overrides, Lineup lineup)
            throws IOException, InterruptedException {
        Home home = new Home(root);
        if (StackState.read(home).filter(StackState::isSupervised).isPresent()) {
            throw new BenchException(
                    "A benchmark is running in " + root + " already; wait for it or take another --home");
        }
        // servers of a benchmark that was killed
        new Shutdown(home).run();
        Trees.delete(root);
        Installation installation = Installation.current();
        Settings settings = SettingsReader.read(home, overrides);
        Supervisor supervisor = Supervisor.start(home, settings, installation, lineup, state -> {})
                .orElseThrow(() -> new BenchException("A benchmark is running in " + root + " already"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor, root)));
        try {
            supervisor.awaitReady();
            return new BenchStack(home, installation, settings, supervisor, lineup);
        } catch (IOException | RuntimeException | InterruptedException e) {
            supervisor.close();
            throw e;
        }
    }

    /** When the process is to end: what is half done is of no use to anybody. */
    private static void end(Supervisor supervisor, Path root) {
        supervisor.close();
        try {
            Trees.delete(root);
        } catch (IOException e) {
            System.err.println("Cannot delete " + root + ": " + e.getMessage());
        }
    }

    StackState state() {
        return supervisor.state();
    }

    List<PartState> parts() {
        return state().parts();
    }

    Home home() {
        return home;
    }

    /** What merges the tables' files, as a running stack does now and then. */
    Maintenance maintenance() {
        return new Maintenance(home, state().ports(), installation);
    }

    Settings settings() {
        return settings;
    }

    String bootstrapServers() {
        return state().ports().address(Port.KAFKA);
    }

    String catalog() {
        return state().ports().url(Port.CATALOG);
    }

    Admin kafka() {
        return kafka;
    }

    FlinkRest flink() {
        return flink;
    }

    /** The jobs' jar as Flink names it; empty where the product's own jobs run. */
    String jar() {
        return jar;
    }

    /** What every job is told of its ends. */
    List<String> ends() {
        return List.of(
                "--kafka.bootstrap-servers", bootstrapServers(),
                "--catalog.uri", catalog(),
                "--catalog.io-impl", "dev.vitrina.files.LocalFileIO");
    }

    /** Ends the servers and deletes their data. */
    @Override
    public void close() throws IOException {
        kafka.close();
        supervisor.close();
        try {
            // on Ctrl-C another thread is at it already
            supervisor.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Trees.delete(home.root());
    }
}
