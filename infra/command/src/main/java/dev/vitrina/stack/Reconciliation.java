package dev.vitrina.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds the tables of a running stack against a recomputation from its documents, in a process of its own.
 *
 * <p>While changes go on coming, tables are not all equally far. So first all jobs pass what is in the topics now; then the
 * tables' snapshots are taken, which hold at least that; then the jobs pass what has come until then, so that the archive
 * knows every change that a snapshot may hold. Items of changes in between are left out, and counted.
 */
public final class Reconciliation {
    private static final String NAME = "reconciliation";

    /** The documents' lines lie in memory, about 300 bytes each, and the sums of a share of the items. */
    private static final Mebibytes HEAP = new Mebibytes(2048);

    /** Somebody waits for it, but for minutes. */
    private static final int NICENESS = 3;

    private final Home home;
    private final RunningStack stack;
    private final Installation installation;
    private final BatchProcess process;

    public Reconciliation(Home home, RunningStack stack, Installation installation) {
        this.home = home;
        this.stack = stack;
        this.installation = installation;
        this.process = new BatchProcess(home, NAME, NICENESS);
    }

    /**
     * Waits for the jobs, compares, and returns when it is done.
     *
     * @param waiting told how far the jobs are
     * @param listener given what {@code ReconciliationJob} prints
     * @return what it came to, the last line of the job
     * @throws StackException if it could not be done, with the reason
     */
    public JsonNode run(Consumer<Passage.Reached> waiting, Consumer<JsonNode> listener) throws InterruptedException {
        Passage passage = new Passage(home, stack);
        Map<TopicPartition, Long> settled = passage.ends();
        passage.await(settled, waiting);
        Map<String, Long> snapshots = snapshots();
        Map<TopicPartition, Long> since = passage.ends();
        if (!since.equals(settled)) {
            passage.await(since, waiting);
        }
        return judge(command(settled, snapshots, stack.costing()), listener);
    }

    /**
     * Compares a ledger that is built anew, and keeps nothing of what it finds.
     *
     * @param settled the first offsets behind what it holds; the archive knows all that it may hold
     * @param snapshots of the ledger's tables; those that are missing are empty
     * @param policies costing policies that it is made by, empty if it has none
     */
    JsonNode judge(
            StreamingJob ledger,
            Map<TopicPartition, Long> settled,
            Map<String, Long> snapshots,
            Map<String, String> policies,
            Consumer<JsonNode> listener)
            throws InterruptedException {
        List<String> command = new ArrayList<>(command(settled, snapshots, policies));
        command.addAll(List.of(
                "--tables",
                ledger.tables().stream().map(Table::fullName).collect(Collectors.joining(",")),
                "--keep",
                "false"));
        return judge(command, listener);
    }

    private JsonNode judge(List<String> command, Consumer<JsonNode> listener) throws InterruptedException {
        List<JsonNode> reports = new ArrayList<>();
        try {
            BatchProcess.End end = process.run(command, line -> {
                if (line.has("run")) {
                    reports.add(line);
                } else {
                    listener.accept(line);
                }
            });
            if (reports.isEmpty()) {
                throw new StackException("Cannot reconcile: "
                        + end.words().orElse("the job ended with exit code " + end.exitCode()) + "; see "
                        + home.log(NAME));
            }
            return reports.getFirst();
        } catch (IOException e) {
            throw new StackException("Cannot reconcile: " + e.getMessage(), e);
        }
    }

    /** Ends it wherever it is. */
    public void cancel() {
        process.cancel();
    }

    /** The newest snapshot of each table; one that has none is empty. */
    private Map<String, Long> snapshots() {
        Map<String, Long> snapshots = new TreeMap<>();
        try (Connection connection = stack.connect(NAME);
                Statement statement = connection.createStatement()) {
            for (Table table : Tables.RECOUNTABLE) {
                String sql = "select snapshot_id from %s.\"%s$refs\" where name = 'main'"
                        .formatted(table.namespace(), table.name());
                try (ResultSet rows = statement.executeQuery(sql)) {
                    if (rows.next()) {
                        snapshots.put(table.fullName(), rows.getLong(1));
                    }
                }
            }
            return snapshots;
        } catch (SQLException e) {
            throw new StackException("Cannot ask for the tables' snapshots: " + e.getMessage(), e);
        }
    }

    private List<String> command(
            Map<TopicPartition, Long> settled, Map<String, Long> snapshots, Map<String, String> policies) {
        List<String> arguments = new ArrayList<>(List.of(
                "--catalog.uri",
                stack.ports().url(Port.CATALOG),
                "--catalog.io-impl",
                "dev.vitrina.files.LocalFileIO",
                "--trino.url",
                "jdbc:trino://" + stack.ports().address(Port.TRINO) + "/vitrina",
                "--snapshots",
                pairs(snapshots),
                "--settled",
                pairs(settled)));
        policies.forEach((policy, value) -> arguments.addAll(List.of("--" + policy, value)));
        return JavaCommand.of(home, NAME)
                .logging(home, NAME)
                .heap(HEAP)
                .main(
                        installation.classPath("maintenance"),
                        "dev.vitrina.batch.reconciliation.ReconciliationJob",
                        arguments.toArray(String[]::new));
    }

    static String pairs(Map<?, Long> numbers) {
        return numbers.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
