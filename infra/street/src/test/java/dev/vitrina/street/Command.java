package dev.vitrina.street;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the {@code vitrina} script that runs. */
final class Command {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String text;
    private final Process process;
    private final Path out;
    private final Path err;

    private Command(String text, Process process, Path out, Path err) {
        this.text = text;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code ./vitrina} with these words. It takes what was built last: the build that tests must not build. */
    static Command start(String... words) {
        try {
            List<String> line = new ArrayList<>();
            line.add(Project.root().resolve("vitrina").toString());
            line.addAll(List.of(words));
            // files and not pipes: what is detached keeps them open
            Path out = Files.createTempFile("vitrina-street-", ".out");
            Path err = Files.createTempFile("vitrina-street-", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("VITRINA_SKIP_BUILD", "1");
            return new Command("./vitrina " + String.join(" ", words), builder.start(), out, err);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start ./vitrina " + String.join(" ", words), e);
        }
    }

    /** Waits for the end. */
    Answer answer() {
        return answer(PATIENCE);
    }

    /** Waits for the end of something long. */
    Answer answer(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("No end after " + patience + " of " + read(process.exitValue()));
            }
            return read(process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + text, e);
        }
    }

    /** Waits until it has written this, or fails when it ends without. */
    void awaitOutput(String words) {
        await("'" + words + "' from " + text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .pollInSameThread()
                .until(() -> Files.readString(out).contains(words) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("'" + words + "' expected of " + read(process.exitValue()));
        }
    }

    /** Asks it to end, as Ctrl-C does. */
    void end() {
        process.destroy();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
    }

    private Answer read(int exitCode) {
        try {
            Answer answer = new Answer(text, exitCode, Files.readString(out), Files.readString(err));
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read what " + text + " has written", e);
        }
    }
}
