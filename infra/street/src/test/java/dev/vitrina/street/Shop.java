package dev.vitrina.street;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One local stack, driven through the {@code vitrina} script as a user would. */
final class Shop implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path home;
    private boolean troubled;

    private Shop(Path home) {
        this.home = home;
    }

    /** Starts a stack in a new folder, with further words for {@code up}. */
    static Shop open(String... options) {
        try {
            Shop shop = new Shop(Files.createTempDirectory("vitrina-street-"));
            shop.up(options);
            return shop;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot make a folder for a stack", e);
        }
    }

    /** A stack that somebody else has started and will end. */
    static Shop at(Path home) {
        return new Shop(home);
    }

    /** Starts the stack and returns when it is ready; ends what is left of it otherwise. */
    void up(String... options) {
        List<String> words = new ArrayList<>(List.of("up", "--detach"));
        words.addAll(List.of(options));
        Answer answer = run(words.toArray(String[]::new));
        if (answer.exitCode() != 0) {
            keepFolder();
            run("down");
            throw new AssertionError("Exit code 0 expected of " + answer + "the logs are in " + home.resolve("logs"));
        }
    }

    Answer down() {
        return run("down");
    }

    /** Imports files of changes and waits until every job has committed what it made of them. */
    Answer importChanges(Path... files) {
        return importing("changes", List.of("--wait"), files).answer().succeeded();
    }

    /** The same for so many that it takes long. */
    Answer importChanges(Path file, Duration patience) {
        return importing("changes", List.of("--wait"), file).answer(patience).succeeded();
    }

    /** Imports CSV files by a mapping and waits until every job has committed what it made of them. */
    Answer importCsv(String mapping, Path... files) {
        return importing(mapping, List.of("--wait"), files).answer().succeeded();
    }

    /** Starts to import files of changes. */
    Command startImport(Path... files) {
        return importing("changes", List.of(), files);
    }

    private Command importing(String format, List<String> options, Path... files) {
        List<String> words = new ArrayList<>(List.of("import", format));
        Stream.of(files).map(Path::toString).forEach(words::add);
        words.addAll(options);
        return start(words.toArray(String[]::new));
    }

    /** The rows of a query's answer, each by column; without the {@code sql} command, which takes seconds to start. */
    List<Map<String, String>> sql(String query) {
        List<Map<String, String>> rows = new ArrayList<>();
        ask(query, row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                cells.put(row.getMetaData().getColumnLabel(column), text(row, column));
            }
            rows.add(cells);
        });
        return rows;
    }

    /** The rows of a query's answer as lines, cells parted by a blank. */
    List<String> lines(String query) {
        List<String> lines = new ArrayList<>();
        ask(query, row -> {
            List<String> cells = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                cells.add(text(row, column));
            }
            lines.add(String.join(" ", cells));
        });
        return lines;
    }

    @FunctionalInterface
    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private void ask(String query, RowTaker taker) {
        try (Connection trino = trino();
                Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                taker.take(rows);
            }
        } catch (SQLException e) {
            throw new AssertionError("No answer to " + query, e);
        }
    }

    /** Nothing for a null. */
    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    /** A query's only row as a line, cells parted by a blank. */
    String line(String query) {
        List<String> rows = lines(query);
        if (rows.size() != 1) {
            throw new AssertionError("One row expected of " + query + ", not " + rows);
        }
        return rows.getFirst();
    }

    Answer status() {
        return run("status", "--format", "json");
    }

    /** What {@code status} tells, healthy or not. */
    JsonNode statusReport() {
        Answer answer = status();
        try {
            return JSON.readTree(answer.out());
        } catch (IOException e) {
            throw new AssertionError("JSON expected of " + answer, e);
        }
    }

    /** A part's row of {@code status}. */
    JsonNode statusOf(String part) {
        for (JsonNode row : statusReport().path("parts")) {
            if (row.path("name").asText().equals(part)) {
                return row;
            }
        }
        throw new AssertionError("status names no part '" + part + "'");
    }

    /** Waits until every part and every job runs. */
    void awaitHealthy() {
        await("every part and job of " + home + " runs")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .pollInSameThread()
                .until(() -> status().exitCode() == 0);
    }

    /** Waits for a table to say what is expected of it. */
    void awaitLine(String query, String expected) {
        await(query)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .pollInSameThread()
                .until(() -> line(query), expected::equals);
    }

    /** The processes that run, by part; the supervisor's too. */
    Map<String, ProcessHandle> processes() {
        JsonNode state = state();
        Map<String, ProcessHandle> processes = new TreeMap<>();
        process(state.path("supervisor")).ifPresent(handle -> processes.put("supervisor", handle));
        for (JsonNode part : state.path("parts")) {
            process(part.path("process"))
                    .ifPresent(handle -> processes.put(part.path("name").asText(), handle));
        }
        return processes;
    }

    private static Optional<ProcessHandle> process(JsonNode mark) {
        return mark.hasNonNull("pid")
                ? ProcessHandle.of(mark.get("pid").asLong()).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    /** Waits until a part that was killed runs again, whatever the jobs are at. */
    void awaitProcess(String part) {
        await(part + " of " + home + " runs again")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .pollInSameThread()
                .until(() -> processes().containsKey(part));
    }

    /** kill -9 of one process. */
    void kill(String part) {
        awaitProcess(part);
        ProcessHandle process = processes().get(part);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** kill -9 of all processes at once, the supervisor's first. */
    void killAll() {
        List<ProcessHandle> all = new ArrayList<>(processes().values());
        all.addFirst(processes().get("supervisor"));
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** CPU time that the stack's processes have taken since they started. */
    Duration cpu() {
        return processes().values().stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    String kafka() {
        return "127.0.0.1:" + port("KAFKA");
    }

    /** A connection for what is too much for the {@code sql} command. */
    Connection trino() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "street");
        return DriverManager.getConnection("jdbc:trino://127.0.0.1:" + port("TRINO") + "/vitrina", properties);
    }

    /** The ports that the stack has chosen, by name. */
    JsonNode ports() {
        return state().path("ports");
    }

    private int port(String name) {
        JsonNode port = ports().findValue(name);
        if (port == null) {
            throw new IllegalStateException("No port " + name + " in " + ports());
        }
        return port.asInt();
    }

    private JsonNode state() {
        try {
            return JSON.readTree(Files.readString(home.resolve("run").resolve("stack.json")));
        } catch (IOException e) {
            throw new IllegalStateException("The stack in " + home + " has not said how it is", e);
        }
    }

    /** Starts a command in this home. */
    Command start(String... words) {
        List<String> line = new ArrayList<>(List.of("--home", home.toString()));
        line.addAll(List.of(words));
        return Command.start(line.toArray(String[]::new));
    }

    /** Runs a command in this home. */
    Answer run(String... words) {
        return start(words).answer();
    }

    /** Leaves the folder where it is, since somebody will want to read its logs. */
    void keepFolder() {
        troubled = true;
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        Answer down = down();
        if (troubled || down.exitCode() != 0) {
            System.out.println("The logs of the stack are in " + home.resolve("logs"));
        } else {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        down.succeeded();
    }
}
