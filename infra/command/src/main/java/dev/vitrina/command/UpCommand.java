package dev.vitrina.command;

import dev.vitrina.stack.Home;
import dev.vitrina.stack.Installation;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.SettingsReader;
import dev.vitrina.stack.StackException;
import dev.vitrina.stack.Supervisor;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "Uses the ports N, N+1, …; without it, those of last time or free ones near 9092, 8181, 8081"
                    + " and 8080.")
    private Integer portBase;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "Overrides a setting of HOME/vitrina.yaml, such as checkpoint.interval=PT5S. Settings and their defaults:",
                "port-base (none), checkpoint.interval (PT2S), maintenance.interval (PT10M, or off),",
                "maintenance.keep-snapshots (PT1H), kafka.partitions (4), flink.parallelism (1),",
                "flink.slots (8), memory.kafka (256m), memory.catalog (96m), memory.job-manager (320m),",
                "memory.task-manager (512m), memory.state (192m), memory.trino (800m);",
                "in the file only: shop.organization (main), shop.warehouse (main), shop.currency (RUB)."
            })
    private Map<String, String> overrides = new TreeMap<>();

    @Override
    public Integer call() throws InterruptedException {
        Home home = vitrina.home();
        Map<String, String> values = new TreeMap<>(overrides);
        values.keySet().stream()
                .filter(key -> key.startsWith("shop."))
                .findFirst()
                .ifPresent(key -> {
                    throw new StackException(
                            "Setting " + key + " is what imports go by too: write it into " + home.settings());
                });
        if (portBase != null) {
            values.put("port-base", String.valueOf(portBase));
        }
        Settings settings = settings(home, values);
        PrintWriter out = spec.commandLine().getOut();
        StartProgress progress = new StartProgress(home, out);
        if (detach) {
            new DetachedStart(home, values, progress).run();
            return 0;
        }
        return foreground(home, settings, progress);
    }

    private Settings settings(Home home, Map<String, String> values) {
        // a mistake in the file is no wrong usage of the command
        SettingsReader.read(home, Map.of());
        try {
            return SettingsReader.read(home, values);
        } catch (StackException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int foreground(Home home, Settings settings, StartProgress progress) throws InterruptedException {
        while (true) {
            Optional<Supervisor> started = Supervisor.start(home, settings, Installation.current(), progress::show);
            if (started.isPresent()) {
                supervise(started.get());
                return 0;
            }
            if (new RunningStart(home, progress).follow()) {
                return 0;
            }
        }
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
