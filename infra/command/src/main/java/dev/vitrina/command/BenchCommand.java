package dev.vitrina.command;

import dev.vitrina.stack.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = {
            "Measures the processor time per event of all servers together, as ratios of two sides that run in turn.",
            "It starts servers of its own below HOME/bench and ends them; results are kept there as JSON.",
            "Let the machine do nothing else meanwhile."
        })
final class BenchCommand implements Callable<Integer> {

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (options.rounds() < 1 || options.documents().orElse(1) < 1 || options.warmUps() < 0) {
            throw new ParameterException(
                    spec.commandLine(), "Rounds and documents must be at least 1, warm-ups at least 0");
        }
        Installation installation = Installation.current();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // as the script starts long work, an import among it
                "-Xms16m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+TieredCompilation",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dvitrina.root=" + installation.root(),
                "-cp",
                installation.classPath("bench"),
                "dev.vitrina.bench.Main"));
        command.addAll(options.arguments(vitrina.home().root()));
        return ChildProcess.run(command);
    }
}
