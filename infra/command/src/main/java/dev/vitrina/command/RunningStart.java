package dev.vitrina.command;

import dev.vitrina.stack.Home;
import dev.vitrina.stack.StackState;
import java.util.Optional;

/** A stack that another process supervises, followed until it is ready. */
final class RunningStart {

    private final Home home;
    private final StartProgress progress;

    RunningStart(Home home, StartProgress progress) {
        this.home = home;
        this.progress = progress;
    }

    /** True when it is ready, false when its supervisor has gone. */
    boolean follow() throws InterruptedException {
        awaitMaintenance();
        if (StackState.read(home).filter(StackState::isSupervised).isEmpty()) {
            return false;
        }
        progress.already();
        while (true) {
            Optional<StackState> state = StackState.read(home).filter(StackState::isSupervised);
            if (state.isEmpty()) {
                return false;
            }
            progress.show(state.get());
            if (state.get().phase() == StackState.Phase.READY) {
                return true;
            }
            Thread.sleep(100);
        }
    }

    /** A stack that is down but for its tables is none to be followed. */
    private void awaitMaintenance() throws InterruptedException {
        while (StackState.read(home)
                .filter(StackState::isSupervised)
                .filter(state -> state.phase() == StackState.Phase.MAINTAINING)
                .isPresent()) {
            progress.maintained();
            Thread.sleep(100);
        }
    }
}
