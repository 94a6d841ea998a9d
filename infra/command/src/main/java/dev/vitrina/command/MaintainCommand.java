package dev.vitrina.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.Installation;
import dev.vitrina.stack.Lineup;
import dev.vitrina.stack.Maintenance;
import dev.vitrina.stack.Ports;
import dev.vitrina.stack.RunningStack;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.SettingsReader;
import dev.vitrina.stack.StackException;
import dev.vitrina.stack.StackState;
import dev.vitrina.stack.Supervisor;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "maintain",
        description = {
            "Merges the tables' small files, expires old snapshots and removes files that nothing refers to.",
            "A running stack does so by itself now and then (setting maintenance.interval). For a stack that is down",
            "its catalog and Trino are started for as long as it takes. What a writer needs to go on where it left off",
            "is kept whatever its age."
        })
final class MaintainCommand implements Callable<Integer> {

    private static final Duration LEAST_ORPHAN_AGE = Duration.ofHours(1);

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TABLE",
            arity = "0..*",
            description = "Such as ledger.stock_entries; all if none is given.")
    private List<String> tables = List.of();

    @Option(names = "--dry-run", description = "Only tells what would be done.")
    private boolean dryRun;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            description = {
                "Expires snapshots older than this, such as PT10M, instead of maintenance.keep-snapshots (PT1H), and",
                "removes orphan files older than this instead of P1D, but none younger than PT1H."
            })
    private String olderThan;

    @Override
    public Integer call() throws InterruptedException {
        Home home = vitrina.home();
        Settings settings = SettingsReader.read(home, Map.of());
        Optional<Duration> age = age();
        Maintenance.Order order = new Maintenance.Order(
                age.orElse(settings.keptSnapshots()),
                age.map(given -> given.compareTo(LEAST_ORPHAN_AGE) < 0 ? LEAST_ORPHAN_AGE : given),
                tables,
                dryRun);
        if (age.filter(given -> given.compareTo(LEAST_ORPHAN_AGE) < 0).isPresent()) {
            spec.commandLine()
                    .getOut()
                    .println("Orphan files are kept for an hour: they may be part of a commit under way");
        }
        awaitOthers(home);
        if (isReachable(home)) {
            maintain(home, RunningStack.of(home, "catalog", "trino").ports(), order);
        } else {
            maintainDown(home, settings, order);
        }
        return 0;
    }

    private Optional<Duration> age() {
        if (olderThan == null) {
            return Optional.empty();
        }
        try {
            Duration age = Duration.parse(olderThan);
            if (!age.isNegative()) {
                return Optional.of(age);
            }
        } catch (DateTimeParseException e) {
            // as wrong as a negative one
        }
        throw new ParameterException(
                spec.commandLine(),
                "Option --older-than cannot be '%s': expected a duration such as PT10M".formatted(olderThan));
    }

    /** A stack that is just starting, or that another maintenance has started for itself, is not yet one to ask. */
    private void awaitOthers(Home home) throws InterruptedException {
        boolean told = false;
        while (StackState.read(home)
                .filter(StackState::isSupervised)
                .filter(state -> state.phase() != StackState.Phase.READY)
                .isPresent()) {
            if (!told) {
                spec.commandLine().getOut().println("The stack is starting or stopping; waiting for that to end");
                spec.commandLine().getOut().flush();
                told = true;
            }
            Thread.sleep(200);
        }
    }

    /** Whether a supervisor is there, or what is needed runs without one. */
    private static boolean isReachable(Home home) {
        Optional<StackState> state = StackState.read(home);
        if (state.isEmpty()) {
            return false;
        }
        List<String> running = state.get().parts().stream()
                .filter(part -> part.process() != null && part.process().isAlive())
                .map(part -> part.name())
                .toList();
        if (!state.get().isSupervised() && !running.isEmpty() && !running.containsAll(List.of("catalog", "trino"))) {
            throw new StackException("The supervisor of " + home + " is gone and " + String.join(", ", running)
                    + " still run; ./vitrina up takes them over, ./vitrina down ends them");
        }
        return state.get().isSupervised() || !running.isEmpty();
    }

    /** Starts what is needed, and ends it again whatever happens. */
    private void maintainDown(Home home, Settings settings, Maintenance.Order order) throws InterruptedException {
        if (!home.root().resolve("catalog").toFile().isDirectory()) {
            throw new StackException("There are no tables in " + home + " yet; start a stack with ./vitrina up");
        }
        Optional<Supervisor> started =
                Supervisor.start(home, settings, Installation.current(), Lineup.TABLES, state -> {});
        if (started.isEmpty()) {
            throw new StackException("The stack in " + home + " has just been started by somebody else; try again");
        }
        Supervisor supervisor = started.get();
        Thread hook = new Thread(supervisor::close);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            supervisor.awaitReady();
            maintain(home, supervisor.state().ports(), order);
        } finally {
            supervisor.close();
        }
    }

    private void maintain(Home home, Ports ports, Maintenance.Order order) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Maintenance maintenance = new Maintenance(home, ports, Installation.current());
        Runtime.getRuntime().addShutdownHook(new Thread(maintenance::cancel));
        List<JsonNode> reports = new ArrayList<>();
        try (ProgressLine progress = ProgressLine.ofMessages("Maintaining tables")) {
            boolean told = false;
            while (!maintenance.run(order, report -> {
                reports.add(report);
                progress.at(reports.size(), reports.size());
            })) {
                if (!told) {
                    out.println("The tables are being maintained already; waiting for that to end");
                    out.flush();
                    told = true;
                }
                Thread.sleep(200);
            }
        } finally {
            print(reports, out);
        }
    }

    private void print(List<JsonNode> reports, PrintWriter out) {
        TextTable table = new TextTable(
                "table",
                "data files>",
                "delete files>",
                "snapshots>",
                "manifests>",
                "metadata>",
                "files>",
                "MB>",
                "orphans>");
        for (JsonNode report : reports) {
            String orphans = report.path("orphans").asText();
            table.row(
                    report.path("table").asText(),
                    change(report, "dataFiles", report.path("compacted").asBoolean() ? "merge" : ""),
                    change(report, "deleteFiles", report.path("compacted").asBoolean() ? "apply" : ""),
                    change(report, "snapshots", "−" + report.path("expired").asText()),
                    change(report, "manifests", ""),
                    change(report, "metadataFiles", ""),
                    change(report, "files", ""),
                    "%s → %s".formatted(megabytes(report.path("before")), megabytes(report.path("after"))),
                    orphans);
        }
        table.print(out);
        if (dryRun) {
            out.println("Nothing was done: --dry-run");
        }
        for (JsonNode report : reports) {
            report.path("notes")
                    .forEach(note -> out.println(report.path("table").asText() + ": " + note.asText()));
            report.path("failures")
                    .forEach(failure -> out.println(report.path("table").asText() + " failed: " + failure.asText()));
        }
        out.flush();
    }

    /** Before and after; for a dry run before, and what would be done. */
    private String change(JsonNode report, String figure, String plan) {
        String before = report.path("before").path(figure).asText();
        String after = report.path("after").path(figure).asText();
        if (dryRun) {
            return (before + " " + plan).strip();
        }
        return before + " → " + after;
    }

    private static String megabytes(JsonNode footprint) {
        return String.format(Locale.ROOT, "%.1f", footprint.path("bytes").asLong() / 1e6);
    }
}
