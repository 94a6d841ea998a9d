package dev.vitrina.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running server: started by this supervisor, or taken over from one that was killed. */
final class PartProcess {

    private final ProcessHandle handle;
    private final CompletableFuture<ProcessHandle> exit;
    private final Process child;

    private PartProcess(ProcessHandle handle, Process child) {
        this.handle = handle;
        this.exit = handle.onExit();
        this.child = child;
    }

    static PartProcess adopt(ProcessHandle handle) {
        return new PartProcess(handle, null);
    }

    /** Starts a server in a session of its own where that is possible, so that a terminal's Ctrl-C passes it by. */
    static PartProcess start(Launch launch, Path output, Path workingFolder) throws IOException {
        launch.writeFiles();
        Files.createDirectories(workingFolder);
        Process process = new ProcessBuilder(Sessions.own(launch.command(), launch.niceness()))
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        return new PartProcess(process.toHandle(), process);
    }

    ProcessMark mark() {
        return ProcessMark.of(handle);
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    /** Waits for its end, at most so long; true if it ended. */
    boolean awaitExit(Duration most) throws InterruptedException {
        try {
            exit.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !handle.isAlive();
        }
    }

    /** Known only of own children that have ended. */
    OptionalInt exitCode() {
        return child == null || child.isAlive() ? OptionalInt.empty() : OptionalInt.of(child.exitValue());
    }

    /** Asks it to end, and makes it end after the grace. */
    void end(Duration grace) {
        Processes.end(List.of(handle), grace);
    }
}
