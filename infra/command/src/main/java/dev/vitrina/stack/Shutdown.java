package dev.vitrina.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends a stack from outside, whoever started it and whatever is left of it. */
public final class Shutdown {

    private static final Duration GRACE = Duration.ofSeconds(90);

    private final Home home;

    public Shutdown(Home home) {
        this.home = home;
    }

    /** Returns when nothing of the stack runs any more; false if nothing did. */
    public boolean run() throws InterruptedException {
        boolean ended = false;
        while (true) {
            ended |= endSupervisor();
            Optional<HomeLock> lock = home.exists() ? HomeLock.tryTake(home) : Optional.empty();
            if (lock.isPresent()) {
                return endOrphans(lock.get()) || ended;
            }
            if (!home.exists()) {
                return false;
            }
            // a supervisor that has just taken the lock tells its id in a moment
            Thread.sleep(100);
        }
    }

    private boolean endSupervisor() {
        Optional<ProcessHandle> supervisor =
                StackState.read(home).flatMap(state -> state.supervisor().process());
        supervisor.ifPresent(process -> Processes.end(List.of(process), GRACE));
        return supervisor.isPresent();
    }

    private boolean endOrphans(HomeLock lock) {
        try (lock) {
            Map<ProcessHandle, String> running = new Orphans(home).running();
            Orphans.end(running);
            StackState.file(home).delete();
            return !running.isEmpty();
        }
    }
}
