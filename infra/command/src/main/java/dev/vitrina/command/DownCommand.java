package dev.vitrina.command;

import dev.vitrina.stack.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "down",
        description = {
            "Ends the local stack and waits until it is gone.",
            "Nothing is lost: the next 'up' goes on where the jobs left off."
        })
final class DownCommand implements Callable<Integer> {

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        boolean ended = new Shutdown(vitrina.home()).run();
        spec.commandLine().getOut().println(ended ? "down" : "already down");
        return 0;
    }
}
