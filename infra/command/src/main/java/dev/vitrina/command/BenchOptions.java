package dev.vitrina.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code vitrina bench} is told, and how it tells the process that does it. */
public final class BenchOptions {

    @Parameters(paramLabel = "NAME", description = "Which benchmarks; all of them without a name.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "How often both sides of a pair run (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "4",
            description = "How often both sides run before that, unmeasured (default: ${DEFAULT-VALUE}).")
    private int warmUps;

    @Option(
            names = "--documents",
            paramLabel = "N",
            description = "How many documents to work on, instead of each benchmark's own number.")
    private Long documents;

    @Option(names = "--list", description = "Names the benchmarks and what each compares.")
    private boolean list;

    private Path home;

    /** Reads the arguments that {@link #arguments} made. */
    public static BenchOptions parse(String... arguments) {
        BenchOptions options = new BenchOptions();
        options.home = Path.of(arguments[0]);
        new CommandLine(options).parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length));
        return options;
    }

    List<String> arguments(Path ofHome) {
        List<String> arguments = figures(ofHome);
        if (list) {
            arguments.add("--list");
        }
        arguments.addAll(names);
        return arguments;
    }

    /** The arguments for a process that is to run only one of them, in the same way. */
    public List<String> argumentsOf(String name) {
        List<String> arguments = figures(home);
        arguments.add(name);
        return arguments;
    }

    private List<String> figures(Path ofHome) {
        List<String> arguments = new ArrayList<>(
                List.of(ofHome.toString(), "--rounds", String.valueOf(rounds), "--warm-ups", String.valueOf(warmUps)));
        if (documents != null) {
            arguments.addAll(List.of("--documents", String.valueOf(documents)));
        }
        return arguments;
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    public int rounds() {
        return rounds;
    }

    public int warmUps() {
        return warmUps;
    }

    public OptionalLong documents() {
        return documents == null ? OptionalLong.empty() : OptionalLong.of(documents);
    }

    public boolean list() {
        return list;
    }

    public Path home() {
        return home;
    }
}
