package dev.vitrina.command;

import java.io.IOException;
import java.util.List;

/** A process that works for this one, on the same terminal, and does not outlive it. */
public final class ChildProcess {
    private ChildProcess() {}

    /** Runs a command and returns its exit code. When this process is told to end, so is the child, and its end is waited for. */
    public static int run(List<String> command) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command).inheritIO().start();
        // Ctrl-C reaches both of them; a kill only this one
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child)));
        return child.waitFor();
    }

    private static void end(Process child) {
        child.destroy();
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
