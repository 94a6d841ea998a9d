package dev.vitrina.command;

import dev.vitrina.stack.Home;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.Supervisor;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = {
            "Starts the local stack and prints 'ready' when imports, queries and pages work.",
            "In the foreground it runs until Ctrl-C; with --detach it goes on after the command has returned."
        })
final class UpCommand implements Callable<Integer> {

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Option(names = "--detach", description = "Returns when the stack is ready and leaves it running.")
    private boolean detach;

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Home home = vitrina.home();
        Settings settings = options.settings(home);
        PrintWriter out = spec.commandLine().getOut();
        StartProgress progress = new StartProgress(home, out);
        if (detach) {
            new DetachedStart(home, options.values(home), progress).run();
            return 0;
        }
        Optional<Supervisor> started = new ForegroundStart(home, settings, progress).run();
        if (started.isPresent()) {
            supervise(started.get());
        }
        return 0;
    }

    /** A start that failed ends with its own exit code; one that is being ended already is left to the hook. */
    private static void letGo(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook runs
        }
    }

    /** Runs until someone ends it. The hook answers Ctrl-C, {@code down} and the terminal's end alike. */
    private static void supervise(Supervisor supervisor) throws InterruptedException {
        Thread hook = new Thread(() -> {
            supervisor.close();
            // a stop that was asked for is no failure
            Runtime.getRuntime().halt(0);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            supervisor.awaitReady();
        } catch (RuntimeException e) {
            letGo(hook);
            supervisor.close();
            throw e;
        }
        supervisor.awaitEnd();
    }
}
