package dev.vitrina.command;

import dev.vitrina.stack.Home;
import dev.vitrina.stack.Settings;
import java.io.PrintWriter;
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
        new ForegroundStart(home, settings, progress)
                .run(
                        (end, supervisor) -> {
                            if (supervisor.isPresent()) {
                                end.during(supervisor.get()::awaitEnd);
                            }
                        },
                        () -> {});
        return 0;
    }
}
