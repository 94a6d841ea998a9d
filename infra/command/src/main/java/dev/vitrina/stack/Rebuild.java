package dev.vitrina.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitrina.schemas.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Builds ledgers anew from the archive, beside those that are read, and puts them in their place when the independent judge
 * agrees with them to the last kopeck.
 *
 * <p>A second job reads the archive and what Kafka holds behind it, and writes to a branch of the tables. The first goes on
 * meanwhile, and waits only while the second passes the last messages. Whatever goes wrong before the switch, the first job
 * goes on from where it was; see {@link RebuildJournal} for who ends a rebuild that was killed.
 */
public final class Rebuild implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 200;

    /** What is told while it goes on. */
    public interface Progress {
        void at(String task, long done, long total);

        /** An item that the judge finds otherwise, as {@code ReconciliationJob} prints it. */
        void differs(JsonNode item);
    }

    /**
     * A ledger that has been built anew.
     *
     * @param archived changes that it was made of; Kafka held some more
     * @param tag under which the tables can be read as they were
     * @param verdict what the judge came to, the last line of {@code ReconciliationJob}
     * @param waitedSeconds how long the ledger stood still
     */
    public record Report(
            String ledger, long archived, String tag, JsonNode verdict, double seconds, double waitedSeconds) {}

    private final Home home;
    private final RunningStack stack;
    private final Installation installation;
    private final FlinkRest flink;
    private final LakeRefs lake;
    private final RebuildEnding ending;
    private final Reconciliation judge;
    private final HomeLock lock;
    private final HomeLock maintenanceLock;

    private Rebuild(Home home, RunningStack stack, Installation installation, HomeLock lock, HomeLock maintenanceLock) {
        this.home = home;
        this.stack = stack;
        this.installation = installation;
        this.flink = new FlinkRest(stack.ports().url(Port.FLINK));
        this.lake = new LakeRefs(stack.ports().url(Port.CATALOG));
        this.ending = new RebuildEnding(home, lake);
        this.judge = new Reconciliation(home, stack, installation);
        this.lock = lock;
        this.maintenanceLock = maintenanceLock;
    }

    /** Names of the ledgers that can be built anew. */
    public static List<String> ledgers() {
        return StreamingJob.ALL.stream()
                .filter(StreamingJob::isRebuildable)
                .map(StreamingJob::name)
                .toList();
    }

    /**
     * Keeps maintenance and others who want to rebuild away from the tables of a home.
     *
     * @throws StackException if the stack is not up, or somebody else is at it
     */
    public static Rebuild begin(Home home) throws InterruptedException {
        RunningStack stack = RunningStack.of(home, "kafka", "catalog", "jobmanager", "taskmanager", "trino");
        if (!StackState.read(home).filter(StackState::isSupervised).isPresent()) {
            throw new StackException("The supervisor of " + home + " is gone; ./vitrina up takes its servers over");
        }
        HomeLock lock = take(
                () -> HomeLock.tryTakeRebuild(home),
                Duration.ofSeconds(10),
                "A ledger of " + home + " is being built anew already; one at a time");
        try {
            HomeLock maintenance = take(
                    () -> HomeLock.tryTakeMaintenance(home),
                    Duration.ofMinutes(30),
                    "The tables of " + home + " are being maintained for half an hour already; try again later");
            return new Rebuild(home, stack, Installation.current(), lock, maintenance);
        } catch (InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private interface Taking {
        Optional<HomeLock> tryTake();
    }

    private static HomeLock take(Taking taking, Duration patience, String otherwise) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<HomeLock> lock = taking.tryTake();
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() > end) {
                throw new StackException(otherwise);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /**
     * Builds one ledger anew and returns when its job goes on from it.
     *
     * @throws StackException if it did not come to that, with the reason; the ledger is then as it was
     */
    public Report run(String ledger, Progress progress) throws InterruptedException {
        StreamingJob job = StreamingJob.named(ledger);
        long start = System.nanoTime();
        JsonFile<RebuildJournal> file = RebuildJournal.file(home, ledger);
        try {
            endLeftOver(file);
            ArchivedChanges archive = ArchivedChanges.of(job, stack);
            RebuildJournal journal = new RebuildJournal(
                    ledger,
                    UUID.randomUUID().toString().replace("-", ""),
                    STAMP.format(Instant.now()),
                    RebuildJournal.Phase.BUILDING,
                    0,
                    job.policies(stack.wantedCosting()));
            file.write(journal);
            long stopped;
            JsonNode verdict;
            try {
                build(job, journal, archive, progress);
                verdict = verify(job, journal, progress);
                stopped = System.nanoTime();
                file.write(journal.holding());
                journal = journal.switching(lastCheckpoint(job, journal, progress));
            } catch (IOException | InterruptedException | RuntimeException e) {
                throwAway(journal, e);
                throw e;
            }
            file.write(journal);
            ending.complete(journal);
            awaitGoingOn(job, progress);
            deleteReader(journal);
            return new Report(
                    ledger, archive.count(), journal.tag(), verdict, secondsSince(start), secondsSince(stopped));
        } catch (IOException e) {
            throw new StackException(
                    "Cannot build the ledger of " + ledger + " anew: " + e.getMessage() + "; try again", e);
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private void endLeftOver(JsonFile<RebuildJournal> file) throws IOException, InterruptedException {
        Optional<RebuildJournal> left = file.read();
        while (left.isPresent() && !ending.of(left.get(), flink, flink.jobs())) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Runs the job that builds the ledger until it has passed all that there is now. */
    private void build(StreamingJob job, RebuildJournal journal, ArchivedChanges archive, Progress progress)
            throws IOException, InterruptedException {
        Passage passage = new Passage(home, stack);
        Map<TopicPartition, Long> ends = passage.ends();
        submit(job, journal, archive, ends);
        AwaitedCheckpoint checkpoint = new AwaitedCheckpoint(flink);
        int proofs = 0;
        while (proofs < 2) { // the first holds all that was read, the second proves that the tables do
            FlinkRest.Job building = lookAt(journal);
            long read = 0;
            boolean archiveIsRead = archive.snapshot().isEmpty();
            for (FlinkRest.Step step : flink.steps(journal.jobId())) {
                if (step.name().contains("archive")) {
                    read = step.written();
                    archiveIsRead = step.state().equals("FINISHED");
                }
            }
            progress.at("Building " + job.name() + " anew", Math.min(read, archive.count()), archive.count());
            if (archiveIsRead
                    && building.state().equals("RUNNING")
                    && checkpoint.poll(journal.jobId(), behind(job, journal, ends) == 0)) {
                proofs++;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void submit(
            StreamingJob job, RebuildJournal journal, ArchivedChanges archive, Map<TopicPartition, Long> ends)
            throws IOException {
        List<String> arguments = new JobArguments(stack.ports()).of(journal.policies(), Map.of());
        arguments.addAll(List.of("--rebuild.branch", journal.branch()));
        archive.snapshot().ifPresent(id -> arguments.addAll(List.of("--rebuild.snapshot", String.valueOf(id))));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ends.keySet().stream()
                .filter(partition -> job.reads(partition.topic()))
                .forEach(partition -> offsets.put(partition, archive.next().getOrDefault(partition, 0L)));
        arguments.addAll(List.of("--rebuild.offsets", Reconciliation.pairs(offsets)));
        String jar = flink.upload(installation.jobsJar());
        try {
            flink.run(
                    jar,
                    journal.jobId(),
                    job.mainClass(),
                    arguments,
                    Map.of(
                            "execution.checkpointing.dir",
                            new Checkpoints(home, job.name(), journal.folder()).uri(),
                            // what fails here is not worth a second try: the old ledger goes on
                            "restart-strategy.type",
                            "none"),
                    Optional.empty());
        } finally {
            flink.deleteJar(jar);
        }
    }

    private FlinkRest.Job lookAt(RebuildJournal journal) throws IOException {
        for (FlinkRest.Job job : flink.jobs()) {
            if (job.id().equals(journal.jobId()) && !job.hasEnded()) {
                return job;
            }
        }
        String reason = "Flink does not know it any more";
        try {
            reason = flink.failure(journal.jobId()).orElse(reason);
        } catch (IOException unknown) {
            // as said
        }
        throw new StackException("The job that builds the ledger of " + journal.job() + " anew has ended (" + reason
                + "); the old ledger is as it was, and the whole error is in " + home.log(JobManagerPart.NAME));
    }

    private long behind(StreamingJob job, RebuildJournal journal, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            return Passage.behind(kafka, job, journal.consumerGroup(), ends);
        }
    }

    /** Asks the independent judge. What comes meanwhile is left out, and it says how much that is. */
    private JsonNode verify(StreamingJob job, RebuildJournal journal, Progress progress)
            throws IOException, InterruptedException {
        Passage passage = new Passage(home, stack);
        Map<TopicPartition, Long> settled = passage.ends();
        String task = "Verifying " + job.name();
        awaitPassed(job, journal, settled, task, progress);
        Map<String, Long> snapshots = new HashMap<>();
        for (Table table : job.tables()) {
            OptionalLong head = lake.head(table, journal.branch());
            head.ifPresent(id -> snapshots.put(table.fullName(), id));
        }
        passage.await(List.of(StreamingJob.named("history")), passage.ends(), reached -> {});
        JsonNode verdict = judge.judge(job, settled, snapshots, journal.policies(), line -> {
            if (line.has("task")) {
                progress.at(task, line.path("done").asLong(), line.path("total").asLong());
            } else {
                progress.differs(line);
            }
        });
        long mismatches = verdict.path("mismatches").asLong();
        if (mismatches > 0) {
            throw new StackException(
                    "The ledger of " + job.name() + " that was built anew differs from its documents in " + mismatches
                            + " numbers; it was thrown away, and the old one is as it was");
        }
        return verdict;
    }

    /** Returns when the new job has passed the offsets and committed what it made of them. */
    private void awaitPassed(
            StreamingJob job, RebuildJournal journal, Map<TopicPartition, Long> ends, String task, Progress progress)
            throws IOException, InterruptedException {
        AwaitedCheckpoint checkpoint = new AwaitedCheckpoint(flink);
        while (true) {
            lookAt(journal);
            long behind = behind(job, journal, ends);
            progress.at(task, 0, behind);
            if (checkpoint.poll(journal.jobId(), behind == 0)) {
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Has the old job wait, lets the new one pass all that the old one had, and ends it. Gives its newest checkpoint. */
    private long lastCheckpoint(StreamingJob job, RebuildJournal journal, Progress progress)
            throws IOException, InterruptedException {
        String task = "Switching " + job.name();
        progress.at(task, 0, 1);
        await(
                "The old job of " + job.name() + " does not stop",
                () -> jobState(job)
                        .filter(state -> state.condition().equals(JobKeeper.HELD))
                        .isPresent());
        awaitPassed(job, journal, new Passage(home, stack).ends(), task, progress);
        endJob(journal);
        return new Checkpoints(home, job.name(), journal.folder())
                .newest()
                .orElseThrow(() -> new StackException("The new job of " + job.name() + " has left no checkpoint in "
                        + home.checkpoints().resolve(journal.folder())))
                .number();
    }

    private void endJob(RebuildJournal journal) throws IOException, InterruptedException {
        await("The job that builds " + journal.job() + " anew does not end", () -> {
            Optional<FlinkRest.Job> running = flink.jobs().stream()
                    .filter(job -> job.id().equals(journal.jobId()) && !job.hasEnded())
                    .findFirst();
            if (running.isPresent()) {
                flink.cancel(journal.jobId());
            }
            return running.isEmpty();
        });
    }

    /** If even this fails, the supervisor does it when this process has ended. */
    private void throwAway(RebuildJournal journal, Exception reason) throws InterruptedException {
        try {
            endJob(journal);
            ending.abandon(journal);
            deleteReader(journal);
        } catch (IOException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void awaitGoingOn(StreamingJob job, Progress progress) throws IOException, InterruptedException {
        progress.at("Going on with " + job.name(), 0, 1);
        AwaitedCheckpoint next = new AwaitedCheckpoint(flink);
        await(
                "The ledger of " + job.name() + " has been switched, but its job does not go on; see ./vitrina status",
                () -> {
                    Optional<JobState> state = jobState(job).filter(JobState::isRunning);
                    return state.isPresent() && next.poll(state.get().id(), true);
                });
    }

    private Optional<JobState> jobState(StreamingJob job) {
        return StackState.read(home).filter(StackState::isSupervised).flatMap(state -> state.of(job));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(String otherwise, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new StackException(otherwise);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Kafka forgets it by itself after a week. */
    private void deleteReader(RebuildJournal journal) throws InterruptedException {
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            kafka.deleteConsumerGroups(List.of(journal.consumerGroup())).all().get();
        } catch (ExecutionException e) {
            // it may not even have begun
        }
    }

    /** Ends the judge if it is asked right now. */
    public void cancel() {
        judge.cancel();
    }

    @Override
    public void close() {
        maintenanceLock.close();
        lock.close();
    }
}
