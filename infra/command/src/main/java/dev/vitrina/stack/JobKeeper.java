package dev.vitrina.stack;

import dev.vitrina.stack.Checkpoints.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps one streaming job running: submits it from its newest checkpoint whenever the cluster has lost it. While its ledger is
 * switched to one that was built anew, it lets the job wait; a rebuild that was left behind it ends.
 */
final class JobKeeper {

    /** It waits until its ledger has been switched. */
    static final String HELD = "HELD";

    private static final int ATTEMPTS_BEFORE_FAULT = 6;

    private final StreamingJob job;
    private final Home home;
    private final Settings settings;
    private final JobArguments arguments;
    private final RebuildEnding ending;
    private final EventLog events;

    private JobState state;
    private volatile String fault;
    private int submissions;
    private int attempts;
    private int generation;
    private long notBeforeMillis;
    private String unreadable;

    /** @param settings by which a ledger that does not exist yet is made, and options of each start */
    JobKeeper(StreamingJob job, Home home, Settings settings, Ports ports, EventLog events) {
        this.job = job;
        this.home = home;
        this.settings = settings;
        this.arguments = new JobArguments(ports);
        this.ending = new RebuildEnding(home, new LakeRefs(ports.url(Port.CATALOG)));
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
        if (waits(flink, known)) {
            hold(flink, running);
        } else if (running.isPresent()) {
            observe(flink, running.get());
        } else if (System.currentTimeMillis() >= notBeforeMillis) {
            submit(flink, known, jar, cluster);
        }
    }

    /** Whether a rebuild of the ledger needs the job to wait. One that nobody is at any more is ended first. */
    private boolean waits(FlinkRest flink, List<FlinkRest.Job> known) throws IOException {
        Optional<RebuildJournal> rebuild = RebuildJournal.file(home, job.name()).read();
        if (rebuild.isEmpty()) {
            return false;
        }
        Optional<HomeLock> left = HomeLock.tryTakeRebuild(home);
        if (left.isEmpty()) {
            return rebuild.get().phase() != RebuildJournal.Phase.BUILDING;
        }
        HomeLock held = left.get();
        try (held) {
            // what was read before the lock was taken may be of the past
            Optional<RebuildJournal> found =
                    RebuildJournal.file(home, job.name()).read();
            if (found.isPresent() && ending.of(found.get(), flink, known)) {
                events.note("job " + job.name() + ": a rebuild of its ledger that was left behind was "
                        + (found.get().phase() == RebuildJournal.Phase.SWITCHING ? "completed" : "thrown away"));
            }
        }
        return false;
    }

    private void hold(FlinkRest flink, Optional<FlinkRest.Job> running) throws IOException {
        if (running.isPresent()) {
            flink.progress(running.get().id())
                    .newest()
                    .ifPresent(newest -> checkpoints().remember(newest.number()));
            flink.cancel(running.get().id());
            become("CANCELLING", running.get().id(), null);
        } else {
            attempts = 0;
            notBeforeMillis = 0;
            become(HELD, null, null);
        }
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(home, job.name(), life().folder());
    }

    private JobLife life() {
        return JobLife.of(home, job.name());
    }

    /** The life that begins or goes on now; what its ledger is made by is written down before it is made. */
    private JobLife lifeToBegin() {
        JobLife life = life();
        Map<String, String> policies = job.policies(settings.costing());
        if (!policies.isEmpty() && life.policies().isEmpty()) {
            life = life.by(policies);
            JobLife.file(home, job.name()).write(life);
        }
        return life;
    }

    private void observe(FlinkRest flink, FlinkRest.Job running) throws IOException {
        Checkpoints checkpoints = checkpoints();
        flink.progress(running.id()).newest().ifPresent(newest -> checkpoints.remember(newest.number()));
        if (running.worksFully()) {
            become("RUNNING", running.id(), null);
            return;
        }
        Optional<String> failure = flink.stackTrace(running.id());
        if (failure.filter(FlinkFailure::isUnreadableState).isPresent()) {
            unreadable = life().folder();
            flink.cancel(running.id());
            become("CANCELLING", running.id(), null);
            return;
        }
        String condition = running.state().equals("RUNNING") ? "STARTING" : running.state();
        become(condition, running.id(), failure.map(FlinkFailure::cause).orElse(null));
    }

    private void submit(FlinkRest flink, List<FlinkRest.Job> known, String jar, String cluster) throws IOException {
        String problem = lastFailure(flink, known);
        try {
            JobLife life = lifeToBegin();
            Checkpoints checkpoints = checkpoints();
            Optional<Checkpoint> newest = checkpoints.newest();
            if (life.folder().equals(unreadable)) {
                throw checkpoints.unreadable();
            }
            String id = freshId(known, cluster);
            submissions++;
            attempts++;
            notBeforeMillis = System.currentTimeMillis() + Math.min(60_000, 2_000L * attempts);
            flink.run(
                    jar,
                    id,
                    job.mainClass(),
                    arguments.of(life.policies(), job.options(settings)),
                    Map.of("pipeline.name", job.name(), "execution.checkpointing.dir", checkpoints.uri()),
                    // the job that built the ledger anew had the archive to read, too
                    newest.map(found -> new FlinkRest.Start(found.folder(), found.number() == life.rebuiltAt())));
            events.note("job " + job.name() + ": submitted as " + id + " from "
                    + newest.map(found -> "checkpoint " + found.number()).orElse("the beginning"));
            become("STARTING", id, problem);
        } catch (StackException e) {
            notBeforeMillis = System.currentTimeMillis() + 10_000;
            if (job.isRebuildable()) {
                become(JobState.LOST, null, e.getMessage());
            } else {
                fault = e.getMessage();
                become("MISSING", null, e.getMessage());
            }
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
