package dev.vitrina.stack;

import dev.vitrina.stack.StatusReport.DataStatus;
import dev.vitrina.stack.StatusReport.JobRow;
import dev.vitrina.stack.StatusReport.PartRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Looks at a stack from outside: at what its supervisor wrote, at its processes, at Flink and at the tables. */
public final class StatusReader {

    private final Home home;

    public StatusReader(Home home) {
        this.home = home;
    }

    public StatusReport read() {
        Optional<StackState> found = StackState.read(home);
        if (found.isEmpty()) {
            String sentence = "The stack in " + home + " is down; start it with ./vitrina up";
            return new StatusReport(false, sentence, List.of(), List.of(), List.of(), null);
        }
        StackState state = found.get();
        List<PartRow> parts = Stream.concat(
                        Stream.of(supervisor(state.supervisor())),
                        state.parts().stream().map(StatusReader::row))
                .toList();
        boolean trinoRuns = parts.stream().anyMatch(part -> part.name().equals(TrinoPart.NAME) && isReady(part));
        DataStatus data = trinoRuns ? new TableFigures(RunningStack.of(home)).read() : null;
        List<JobRow> jobs = jobs(state);
        String problem = problem(state, parts, jobs);
        return new StatusReport(
                problem == null,
                problem == null ? "The stack in " + home + " is up" : problem,
                Notices.of(home, state),
                parts,
                jobs,
                data);
    }

    private String problem(StackState state, List<PartRow> parts, List<JobRow> jobs) {
        if (!state.isSupervised()) {
            long left = parts.stream().filter(part -> part.pid() != null).count();
            return left == 0
                    ? "The stack in " + home + " was ended by force; ./vitrina up starts it again"
                    : "The supervisor of " + home + " is gone and " + left
                            + " of its servers still run; ./vitrina up takes them over, ./vitrina down ends them";
        }
        if (state.phase() != StackState.Phase.READY) {
            return "The stack in " + home + " is "
                    + switch (state.phase()) {
                        case STARTING -> "starting";
                        case MAINTAINING -> "down but for the maintenance of its tables";
                        case READY, STOPPING -> "stopping";
                    };
        }
        List<String> wrong = new ArrayList<>();
        parts.stream()
                .filter(part -> !isReady(part))
                .forEach(part ->
                        wrong.add(part.name() + " is " + part.condition().name().toLowerCase(Locale.ROOT)));
        jobs.stream()
                .filter(job -> !job.condition().equals("RUNNING"))
                .forEach(job -> wrong.add("job " + job.name() + " is "
                        + job.condition().toLowerCase(Locale.ROOT)
                        + (job.problem() == null ? "" : " (" + job.problem() + ")")));
        return wrong.isEmpty() ? null : "Not everything runs: " + String.join(", ", wrong) + "; see " + home.logs();
    }

    private static boolean isReady(PartRow part) {
        return part.condition() == PartState.Condition.READY;
    }

    /** The process that keeps the others running; who started it restarts it. */
    private static PartRow supervisor(ProcessMark process) {
        boolean alive = process.isAlive();
        return new PartRow(
                "supervisor",
                alive ? PartState.Condition.READY : PartState.Condition.DOWN,
                alive ? process.pid() : null,
                "",
                alive ? resident(process) : null,
                0,
                null,
                process.startedAt());
    }

    private static PartRow row(PartState part) {
        boolean alive = part.process() != null && part.process().isAlive();
        return new PartRow(
                part.name(),
                alive || !part.isReady() ? part.condition() : PartState.Condition.DOWN,
                alive ? part.process().pid() : null,
                part.address(),
                alive ? resident(part.process()) : null,
                part.restarts(),
                part.lastExit(),
                part.since());
    }

    private static Long resident(ProcessMark process) {
        OptionalLong mebibytes = ResidentMemory.mebibytesOf(process.pid());
        return mebibytes.isPresent() ? mebibytes.getAsLong() : null;
    }

    private static List<JobRow> jobs(StackState state) {
        FlinkRest flink = new FlinkRest(state.ports().url(Port.FLINK));
        return state.jobs().stream().map(job -> row(flink, job)).toList();
    }

    private static JobRow row(FlinkRest flink, JobState job) {
        try {
            if (job.id() != null) {
                FlinkRest.Progress progress = flink.progress(job.id());
                return new JobRow(
                        job.name(),
                        job.condition(),
                        progress.newest().map(FlinkRest.Newest::number).orElse(null),
                        progress.newest()
                                .map(newest -> age(newest.completedAt()))
                                .orElse(null),
                        progress.failed(),
                        job.resubmissions(),
                        job.problem());
            }
        } catch (IOException e) {
            // Flink's own row says that it does not answer
        }
        return new JobRow(job.name(), job.condition(), null, null, null, job.resubmissions(), job.problem());
    }

    static double age(Instant moment) {
        return Duration.between(moment, Instant.now()).toMillis() / 1000.0;
    }
}
