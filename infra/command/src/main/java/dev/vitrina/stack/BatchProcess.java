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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A batch job in a process of its own, which tells what it does in lines of JSON and what is wrong in other lines. */
final class BatchProcess {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Home home;
    private final String name;
    private final int niceness;
    private volatile Process process;
    private volatile boolean cancelled;

    /**
     * A job that has not started.
     *
     * @param name of its log and of its folder for temporary files
     * @param niceness how far it stands back while others need the processors, see {@link Sessions#own}
     */
    BatchProcess(Home home, String name, int niceness) {
        this.home = home;
        this.name = name;
        this.niceness = niceness;
    }

    /**
     * How it ended.
     *
     * @param words its last line that is no JSON; empty if it had nothing to say
     */
    record End(int exitCode, Optional<String> words) {}

    /** Runs the command to its end. */
    End run(List<String> command, Consumer<JsonNode> listener) throws IOException, InterruptedException {
        Path kept = home.logs().resolve(name + ".out");
        // of the last run everything is kept
        Files.deleteIfExists(kept);
        EventLog output = new EventLog(kept);
        Files.createDirectories(home.temporary(name));
        process = new ProcessBuilder(Sessions.own(command, niceness))
                .directory(home.temporary(name).toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        if (cancelled) {
            cancel();
        }
        Optional<String> last = follow(output, listener);
        return new End(process.waitFor(), last);
    }

    private Optional<String> follow(EventLog output, Consumer<JsonNode> listener) throws IOException {
        Optional<String> words = Optional.empty();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.note(line);
                Optional<JsonNode> report = report(line);
                report.ifPresent(listener);
                if (report.isEmpty() && !line.isBlank() && !line.startsWith("\t")) {
                    words = Optional.of(line);
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

    /** Ends it wherever it is. */
    void cancel() {
        cancelled = true;
        Process running = process;
        if (running != null) {
            Processes.end(List.of(running.toHandle()), Duration.ofSeconds(5));
        }
    }

    boolean isCancelled() {
        return cancelled;
    }
}
