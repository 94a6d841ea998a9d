package dev.vitrina.stack;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until imported changes have passed through every job into the tables.
 *
 * <p>A job commits its offsets to Kafka when a checkpoint is complete, and its tables right after that. So once the
 * offsets of a job have passed, one more checkpoint proves that the tables were committed too: what is told to the one
 * TaskManager about a checkpoint comes before the barrier of the next. Since somebody waits, jobs are asked for their
 * checkpoints and do not take them only when they are due.
 */
public final class Passage {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(5);

    /**
     * How far the changes have come.
     *
     * @param pending imported messages that some job has not passed yet, of the job that is furthest behind
     * @param jobs jobs that still have something to pass or to commit
     */
    public record Reached(long pending, Collection<String> jobs) {}

    private final RunningStack stack;
    private final Home home;
    private final FlinkRest flink;

    public Passage(Home home, RunningStack stack) {
        this.home = home;
        this.stack = stack;
        this.flink = new FlinkRest(stack.ports().url(Port.FLINK));
    }

    /** Whether no change was ever sent to this stack. */
    public boolean isEmpty() {
        return ends().values().stream().allMatch(end -> end == 0);
    }

    /** The ends of all topics that some job reads, as they are now. */
    public Map<TopicPartition, Long> ends() {
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            Set<String> topics = kafka.listTopics().names().get().stream()
                    .filter(topic -> StreamingJob.ALL.stream().anyMatch(job -> job.reads(topic)))
                    .collect(Collectors.toSet());
            Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
            kafka.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(partition -> partitions.put(
                                    new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new HashMap<>();
            kafka.listOffsets(partitions).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while asking Kafka for the ends of its topics", e);
        } catch (ExecutionException e) {
            throw new StackException(
                    "Kafka at " + stack.kafka() + " does not tell the ends of its topics: "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    /**
     * Returns when every job has passed the offsets and committed what it made of them.
     *
     * @param offsets the first offset behind what was imported
     * @param watcher told how far it is, several times a second
     * @throws StackException if nothing moves for five minutes, naming the jobs that are behind
     */
    public void await(Map<TopicPartition, Long> offsets, Consumer<Reached> watcher) throws InterruptedException {
        await(StreamingJob.ALL, offsets, watcher);
    }

    /** The same for some of the jobs. */
    void await(List<StreamingJob> jobs, Map<TopicPartition, Long> offsets, Consumer<Reached> watcher)
            throws InterruptedException {
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            Map<StreamingJob, AwaitedCheckpoint> checkpoints = new HashMap<>();
            Set<StreamingJob> done = new HashSet<>();
            long before = Long.MAX_VALUE;
            long lastMove = System.nanoTime();
            while (done.size() < jobs.size()) {
                long pending = 0;
                for (StreamingJob job : jobs) {
                    if (!done.contains(job)) {
                        long behind = behind(kafka, job, job.consumerGroup(), offsets);
                        pending = Math.max(pending, behind);
                        AwaitedCheckpoint checkpoint =
                                checkpoints.computeIfAbsent(job, any -> new AwaitedCheckpoint(flink));
                        if (running(job)
                                .filter(id -> checkpoint.poll(id, behind == 0))
                                .isPresent()) {
                            done.add(job);
                            lastMove = System.nanoTime();
                        }
                    }
                }
                if (pending < before) {
                    before = pending;
                    lastMove = System.nanoTime();
                }
                List<String> open = jobs.stream()
                        .filter(job -> !done.contains(job))
                        .map(StreamingJob::name)
                        .toList();
                watcher.accept(new Reached(pending, open));
                if (System.nanoTime() - lastMove > LONGEST_STANDSTILL.toNanos()) {
                    throw new StackException(
                            "The changes are in Kafka, but %s passed none of the last %d for %d minutes; "
                                            .formatted(String.join(", ", open), pending, LONGEST_STANDSTILL.toMinutes())
                                    + "see ./vitrina status");
                }
                Thread.sleep(POLL);
            }
        }
    }

    /**
     * How many messages before these offsets a job has not passed; those of topics that it does not read do not count.
     *
     * @param group the name it has as a reader
     */
    static long behind(Admin kafka, StreamingJob job, String group, Map<TopicPartition, Long> offsets)
            throws InterruptedException {
        Map<TopicPartition, Long> passed = new HashMap<>();
        try {
            kafka.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> passed.put(partition, offsetOf(offset)));
        } catch (ExecutionException brokerIsAway) {
            return Long.MAX_VALUE;
        }
        return offsets.entrySet().stream()
                .filter(imported -> job.reads(imported.getKey().topic()))
                .mapToLong(imported -> imported.getValue() - passed.getOrDefault(imported.getKey(), 0L))
                .filter(behind -> behind > 0)
                .sum();
    }

    private static long offsetOf(OffsetAndMetadata offset) {
        return offset == null ? 0 : offset.offset();
    }

    /** Flink's id of a job. */
    private Optional<String> running(StreamingJob job) {
        return StackState.read(home)
                .flatMap(state -> state.of(job))
                .filter(JobState::isRunning)
                .map(JobState::id);
    }
}
