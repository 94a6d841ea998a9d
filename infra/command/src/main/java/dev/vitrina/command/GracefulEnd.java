package dev.vitrina.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * Ctrl-C as a question that long work asks: the process ends when that work has put its things away, and with exit code
 * 0, since a stop that was asked for is no failure. Work that fails, asked to end or not, gives the exit code of failures.
 */
final class GracefulEnd implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 40;
    private static final long LONGEST_END_SECONDS = 120;
    private static final long SENTENCE_MILLIS = 1_000;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch tidied = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "graceful end");
    private volatile boolean asked;
    private volatile boolean left;
    private volatile boolean failed;
    private boolean waiting;
    private boolean tidying;

    /** Work that can be left at any moment. */
    @FunctionalInterface
    interface Wait {
        void run() throws InterruptedException;
    }

    /** Work that can be left at any moment and gives something if it is not. */
    @FunctionalInterface
    interface Search<T> {
        T run() throws InterruptedException;
    }

    private GracefulEnd() {}

    /** From here on this thread's work decides when the process ends. */
    static GracefulEnd begin() {
        GracefulEnd end = new GracefulEnd();
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    /** Whether someone wants the process to end. */
    boolean isAsked() {
        return asked;
    }

    /** Waits for something, and no longer once the end is asked for. */
    void during(Wait wait) throws InterruptedException {
        during(() -> {
            wait.run();
            return null;
        });
    }

    /** Waits for something, and no longer once the end is asked for. */
    <T> T during(Search<T> search) throws InterruptedException {
        waits(true);
        try {
            if (asked) {
                throw new InterruptedException("asked to end");
            }
            return search.run();
        } finally {
            waits(false);
        }
    }

    /** From here on nothing is interrupted any more: what was begun is being put away. */
    synchronized void tidying() {
        tidying = true;
        // an interrupt that came too late must not disturb it
        Thread.interrupted();
    }

    /** The work has failed, and whoever began it will say so; unless it only was left while it waited. */
    void failed() {
        failed = !left;
    }

    /** The work has put its things away. */
    @Override
    public void close() {
        tidied.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook ends the process
        }
    }

    private synchronized void waits(boolean now) {
        waiting = now;
    }

    private void end() {
        asked = true;
        try {
            left = isWaiting();
            if (left || !tidied.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                interrupt();
            }
            tidied.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            if (failed) {
                // the sentence is printed on the way out
                worker.join(SENTENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK);
    }

    private synchronized boolean isWaiting() {
        return waiting;
    }

    private synchronized void interrupt() {
        if (!tidying) {
            worker.interrupt();
        }
    }
}
