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
}
