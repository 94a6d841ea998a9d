package dev.vitrina.command;

import dev.vitrina.stack.Home;
import dev.vitrina.stack.Installation;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.Supervisor;
import java.util.Optional;

/** Starts a stack that this process supervises, unless another one does so already. */
final class ForegroundStart {

    private final Home home;
    private final Settings settings;
    private final StartProgress progress;

    ForegroundStart(Home home, Settings settings, StartProgress progress) {
        this.home = home;
        this.settings = settings;
        this.progress = progress;
    }

    /** The supervisor of a stack that begins to start; empty if the stack of another process is ready. */
    Optional<Supervisor> run() throws InterruptedException {
        while (true) {
            Optional<Supervisor> started = Supervisor.start(home, settings, Installation.current(), progress::show);
            if (started.isPresent() || new RunningStart(home, progress).follow()) {
                return started;
            }
        }
    }
}
