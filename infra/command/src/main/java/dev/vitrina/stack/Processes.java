package dev.vitrina.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes of this machine: whether they run, and how they are ended. */
final class Processes {

    private static final Duration LAST_RESORT = Duration.ofSeconds(10);

    private Processes() {}

    /** Whether it does anything still: one that has ended but was not fetched by its parent does not. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !hasEnded(process.pid());
    }

    /** Asks them to end, and makes those end that have not after the grace. Returns when all of them are gone. */
    static void end(List<ProcessHandle> processes, Duration grace) {
        processes.forEach(ProcessHandle::destroy);
        await(processes, grace);
        processes.stream().filter(Processes::isRunning).forEach(ProcessHandle::destroyForcibly);
        await(processes, LAST_RESORT);
    }

    private static void await(List<ProcessHandle> processes, Duration most) {
        CompletableFuture<?>[] exits = processes.stream()
                .filter(Processes::isRunning)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // the caller looks who is left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By the system's own list, where it has one; a process that vanishes while it is looked at has ended too. */
    private static boolean hasEnded(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // pid (name) state …, where the name may hold anything
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return Files.exists(Path.of("/proc", "self", "stat"));
        }
    }
}
