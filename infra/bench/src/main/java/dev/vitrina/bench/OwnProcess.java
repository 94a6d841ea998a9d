package dev.vitrina.bench;

import dev.vitrina.command.BenchOptions;
import dev.vitrina.command.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A benchmark in a process in which nothing else has run: what one has taught the compiler would weigh on the next. */
final class OwnProcess {
    private static final String MARK = "vitrina.bench.own";

    private OwnProcess() {}

    /** Whether this process was started for one benchmark. */
    static boolean isThis() {
        return Boolean.getBoolean(MARK);
    }

    /**
     * Runs a benchmark in a process that is started for it, and returns when it has ended.
     *
     * @throws BenchException if it fails; the process has said why
     */
    static void run(Benchmark benchmark, BenchOptions options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(benchmark.ownProcess());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-D" + MARK + "=true",
                "-Dvitrina.root=" + System.getProperty("vitrina.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(options.argumentsOf(benchmark.name()));
        int status = ChildProcess.run(command);
        if (status != 0) {
            throw new BenchException("%s ended with status %d".formatted(benchmark.name(), status));
        }
    }
}
