package dev.vitrina.command;

import dev.vitrina.stack.Background;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.StackException;
import dev.vitrina.stack.StackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code up --detach}: the same command without {@code --detach} in a process of its own, followed until ready. */
final class DetachedStart {

    private final Home home;
    private final Map<String, String> values;
    private final StartProgress progress;

    DetachedStart(Home home, Map<String, String> values, StartProgress progress) {
        this.home = home;
        this.values = values;
        this.progress = progress;
    }

    void run() throws InterruptedException {
        if (StackState.read(home).filter(StackState::isSupervised).isPresent()
                && new RunningStart(home, progress).follow()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("up", "--home", home.toString()));
        values.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        Background supervisor = Background.start(home, "dev.vitrina.command.Main", arguments);
        while (true) {
            Optional<StackState> state = StackState.read(home).filter(StackState::isSupervised);
            state.ifPresent(progress::show);
            if (state.filter(now -> now.phase() == StackState.Phase.READY).isPresent()) {
                return;
            }
            if (!supervisor.isAlive()) {
                throw new StackException(supervisor.lastWords());
            }
            Thread.sleep(100);
        }
    }
}
