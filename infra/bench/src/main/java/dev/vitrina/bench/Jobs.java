package dev.vitrina.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitrina.schemas.Table;
import dev.vitrina.stack.AwaitedCheckpoint;
import dev.vitrina.stack.FlinkRest;
import dev.vitrina.stack.Trees;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Jobs of one run, from their submission to their end. Their checkpoints are deleted with them. */
final class Jobs implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How old Flink's figures may be, with some to spare. */
    private static final Duration METRICS_AGE = Duration.ofSeconds(4);

    private final BenchStack stack;
    private final String run = UUID.randomUUID().toString().replace("-", "");
    private final Map<BenchJob, String> ids = new LinkedHashMap<>();

    private Jobs(BenchStack stack) {
        this.stack = stack;
    }

    /** Makes sure that they begin at the first message, and submits them. */
    static Jobs submit(BenchStack stack, List<BenchJob> jobs) throws IOException {
        Jobs submitted = new Jobs(stack);
        try {
            for (BenchJob job : jobs) {
                submitted.submit(job);
            }
            return submitted;
        } catch (IOException | RuntimeException e) {
            submitted.close();
            throw e;
        }
    }

    /** Forgets how far jobs of earlier runs have come. */
    static void forget(BenchStack stack, List<BenchJob> jobs) {
        for (BenchJob job : jobs) {
            try {
                stack.kafka().deleteConsumerGroups(List.of(job.group())).all().get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw new BenchException(
                            "The offsets of " + job.group() + " cannot be deleted: " + e.getCause(), e);
                }
            } catch (TimeoutException e) {
                throw new BenchException("Kafka does not delete the offsets of " + job.group(), e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private void submit(BenchJob job) throws IOException {
        String id = UUID.randomUUID().toString().replace("-", "");
        List<String> arguments = new ArrayList<>(job.arguments());
        arguments.addAll(stack.ends());
        Map<String, String> options = Map.of(
                "pipeline.name",
                job.name(),
                "execution.checkpointing.dir",
                stack.home().checkpoints().resolve(run).toUri().toString());
        stack.flink().run(stack.jar(), id, job.mainClass(), arguments, options, Optional.empty());
        ids.put(job, id);
    }

    String id(BenchJob job) {
        return ids.get(job);
    }

    /**
     * Returns when every job has passed the offsets and committed what it made of them: it is asked for one more checkpoint
     * after the one that passed them.
     *
     * @throws BenchException if a job fails, or nothing moves for two minutes
     */
    void await(Map<TopicPartition, Long> offsets, Pace pace) throws IOException {
        Map<BenchJob, AwaitedCheckpoint> last = new HashMap<>();
        Set<BenchJob> done = new HashSet<>();
        long total = offsets.values().stream().mapToLong(Long::longValue).sum();
        long before = Long.MAX_VALUE;
        long lastMove = System.nanoTime();
        while (done.size() < ids.size()) {
            long behindAll = 0;
            for (BenchJob job : ids.keySet()) {
                if (done.contains(job)) {
                    continue;
                }
                requireHealthy(job);
                long behind = behind(job, offsets);
                behindAll = Math.max(behindAll, behind);
                if (behind == 0
                        && last.computeIfAbsent(job, any -> new AwaitedCheckpoint(stack.flink()))
                                .poll(id(job), true)) {
                    done.add(job);
                    lastMove = System.nanoTime();
                }
            }
            if (behindAll < before) {
                before = behindAll;
                lastMove = System.nanoTime();
            }
            pace.at(total - Math.min(total, behindAll), total);
            if (System.nanoTime() - lastMove > PATIENCE.toNanos()) {
                throw new BenchException("Nothing has moved for %d minutes with %d messages left; see %s"
                        .formatted(PATIENCE.toMinutes(), behindAll, stack.home().logs()));
            }
            pause(POLL);
        }
    }

    /** Told how far jobs have come. */
    @FunctionalInterface
    interface Pace {
        void at(long done, long total);
    }

    /**
     * How many rows each of these tables was sent, all jobs of the run. Flink fetches its figures when it is asked for
     * them, and no more often than every second: it is asked until they cannot be old.
     */
    Map<String, Long> rowsTo(List<Table> tables) throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        for (long end = System.nanoTime() + METRICS_AGE.toNanos(); System.nanoTime() < end; ) {
            rows.clear();
            for (String id : ids.values()) {
                for (JsonNode vertex : stack.flink().get("/jobs/" + id).path("vertices")) {
                    String metrics =
                            "/jobs/" + id + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
                    for (JsonNode metric : stack.flink().get(metrics)) {
                        String name = metric.path("id").asText();
                        for (Table table : tables) {
                            if (name.equals("row_of_" + table.fullName().replace('.', '_') + ".numRecordsOut")) {
                                JsonNode answer = stack.flink().get(metrics + "?agg=sum&get=" + name);
                                rows.merge(
                                        table.fullName(),
                                        answer.path(0).path("sum").asLong(),
                                        Long::sum);
                            }
                        }
                    }
                }
            }
            pause(Duration.ofSeconds(1));
        }
        return rows;
    }

    private void requireHealthy(BenchJob job) throws IOException {
        String id = ids.get(job);
        Optional<String> failure = stack.flink().failure(id);
        if (failure.isPresent()) {
            throw new BenchException("Job " + job.name() + " failed: " + failure.get() + "; see "
                    + stack.home().logs());
        }
    }

    /** The number of a job's newest complete checkpoint; −1 before the first. */
    long newestCheckpoint(BenchJob job) throws IOException {
        return stack.flink()
                .progress(ids.get(job))
                .newest()
                .map(FlinkRest.Newest::number)
                .orElse(-1L);
    }

    private long behind(BenchJob job, Map<TopicPartition, Long> offsets) {
        try {
            Admin kafka = stack.kafka();
            var committed = kafka.listConsumerGroupOffsets(job.group())
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS);
            long behind = 0;
            for (var end : offsets.entrySet()) {
                var passed = committed.get(end.getKey());
                behind += Math.max(0, end.getValue() - (passed == null ? 0 : passed.offset()));
            }
            return behind;
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchException("Kafka does not tell how far " + job.name() + " has come: " + e, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends the jobs and deletes their checkpoints. */
    @Override
    public void close() throws IOException {
        for (String id : ids.values()) {
            stack.flink().cancel(id);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (stack.flink().jobs().stream().anyMatch(job -> ids.containsValue(job.id()) && !job.hasEnded())) {
            if (System.nanoTime() > end) {
                throw new BenchException(
                        "Flink does not end the jobs; see " + stack.home().logs());
            }
            pause(POLL);
        }
        Trees.delete(stack.home().checkpoints().resolve(run));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static BenchException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new BenchException("Interrupted", e);
    }
}
