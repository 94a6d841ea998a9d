package dev.vitrina.stack;

import dev.vitrina.stack.Checkpoints.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps one streaming job running: submits it from its newest checkpoint whenever the cluster has lost it. */
final class JobKeeper {

    private static final int ATTEMPTS_BEFORE_FAULT = 6;

    private final StreamingJob job;
    private final Checkpoints checkpoints;
    private final List<String> arguments;
    private final EventLog events;

    private JobState state;
    private volatile String fault;
    private int submissions;
    private int attempts;
    private int generation;
    private long notBeforeMillis;

    JobKeeper(StreamingJob job, Checkpoints checkpoints, List<String> arguments, EventLog events) {
        this.job = job;
        this.checkpoints = checkpoints;
        this.arguments = List.copyOf(arguments);
        this.events = events;
        this.state = new JobState(job.name(), "MISSING", null, 0, null);
    }

    JobState state() {
        return state;
    }

    /** Why it does not start at all and what to do, or null. */
    String fault() {
        return fault;
    }

    /**
     * Looks at the job once and submits it if need be.
     *
     * @param known all jobs of the cluster
     * @param cluster tells one JobManager process from the next
     */
    void look(FlinkRest flink, List<FlinkRest.Job> known, String jar, String cluster) throws IOException {
        Optional<FlinkRest.Job> running = known.stream()
                .filter(candidate -> candidate.name().equals(job.name()) && !candidate.hasEnded())
                .findFirst();
        if (running.isPresent()) {
            observe(flink, running.get());
        } else if (System.currentTimeMillis() >= notBeforeMillis) {
            submit(flink, known, jar, cluster);
        }
    }

    private void observe(FlinkRest flink, FlinkRest.Job running) throws IOException {
        flink.progress(running.id()).newest().ifPresent(newest -> checkpoints.remember(newest.number()));
        if (running.worksFully()) {
            become("RUNNING", running.id(), null);
            return;
        }
        String condition = running.state().equals("RUNNING") ? "STARTING" : running.state();
        become(condition, running.id(), flink.failure(running.id()).orElse(null));
    }

    private void submit(FlinkRest flink, List<FlinkRest.Job> known, String jar, String cluster) throws IOException {
        String problem = lastFailure(flink, known);
        try {
            Optional<Checkpoint> newest = checkpoints.newest();
            String id = freshId(known, cluster);
            submissions++;
            attempts++;
            notBeforeMillis = System.currentTimeMillis() + Math.min(60_000, 2_000L * attempts);
            flink.run(
                    jar,
                    id,
                    job.mainClass(),
                    arguments,
                    Map.of("pipeline.name", job.name(), "execution.checkpointing.dir", checkpoints.uri()),
                    newest.map(Checkpoint::folder));
            events.note("job " + job.name() + ": submitted as " + id + " from "
                    + newest.map(found -> "checkpoint " + found.number()).orElse("the beginning"));
            become("STARTING", id, problem);
        } catch (StackException e) {
            notBeforeMillis = System.currentTimeMillis() + 10_000;
            fault = e.getMessage();
            become("MISSING", null, e.getMessage());
        } catch (IOException e) {
            become("MISSING", null, "not accepted by Flink: " + FlinkFailure.cause(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private String lastFailure(FlinkRest flink, List<FlinkRest.Job> known) throws IOException {
        for (FlinkRest.Job other : known) {
            if (other.id().equals(state.id())) {
                return flink.failure(other.id()).orElse(null);
            }
        }
        return null;
    }

    /**
     * An id chosen here, so that a submission whose answer was lost cannot start the job a second time: Flink refuses
     * the id as long as it runs. An id that has ended on this cluster is used up.
     */
    private String freshId(List<FlinkRest.Job> known, String cluster) {
        while (true) {
            String id = UUID.nameUUIDFromBytes(
                            (job.name() + "/" + cluster + "/" + generation).getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", "");
            if (known.stream().noneMatch(other -> other.id().equals(id))) {
                return id;
            }
            generation++;
        }
    }

    private void become(String condition, String id, String problem) {
        if (condition.equals("RUNNING") && !state.isRunning()) {
            events.note("job " + job.name() + ": running");
        }
        if (problem != null && !problem.equals(state.problem())) {
            events.note("job " + job.name() + ": " + problem);
        }
        if (condition.equals("RUNNING")) {
            attempts = 0;
            fault = null;
        } else if (attempts >= ATTEMPTS_BEFORE_FAULT && problem != null) {
            fault = "Job " + job.name() + " does not start: " + problem
                    + "; the whole error is in logs/jobmanager.log of the home";
        }
        state = new JobState(job.name(), condition, id, Math.max(0, submissions - 1), problem);
    }
}
