package dev.vitrina.command;

import dev.vitrina.stack.Home;
import dev.vitrina.stack.Installation;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.Supervisor;
import java.util.Optional;

/**
 * Starts a stack that this process supervises, unless another one does so already, and ends it after some work, or when the
 * end of the process is asked for: by Ctrl-C, {@code down} or the terminal's end.
 */
final class ForegroundStart {

    private final Home home;
    private final Settings settings;
    private final StartProgress progress;

    /** What is done while the stack runs. */
    @FunctionalInterface
    interface Work {
        /** @param supervisor empty if the stack is another process's */
        void run(GracefulEnd end, Optional<Supervisor> supervisor) throws InterruptedException;
    }

    ForegroundStart(Home home, Settings settings, StartProgress progress) {
        this.home = home;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Returns when the work is done, or was left because the end was asked for, and everything is put away.
     *
     * @param stopping is run before a stack of this process is ended
     */
    void run(Work work, Runnable stopping) throws InterruptedException {
        try (GracefulEnd end = GracefulEnd.begin()) {
            Optional<Supervisor> supervisor = Optional.empty();
            try {
                supervisor = end.during(this::start);
                if (supervisor.isPresent()) {
                    end.during(supervisor.get()::awaitReady);
                }
                work.run(end, supervisor);
            } catch (InterruptedException e) {
                if (!end.isAsked()) {
                    throw e;
                }
            } catch (RuntimeException e) {
                end.failed();
                throw e;
            } finally {
                end.tidying();
                if (supervisor.isPresent()) {
                    stopping.run();
                    supervisor.get().close();
                }
            }
        }
    }

    /** A stack that begins to start; empty if the stack of another process is ready. */
    private Optional<Supervisor> start() throws InterruptedException {
        while (true) {
            Optional<Supervisor> started = Supervisor.start(home, settings, Installation.current(), progress::show);
            if (started.isPresent() || new RunningStart(home, progress).follow()) {
                return started;
            }
        }
    }
}
