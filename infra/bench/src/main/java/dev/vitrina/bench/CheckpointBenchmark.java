package dev.vitrina.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitrina.ingestion.ChangeProducer;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What the stock and the costing job keep of many documents, and how long their checkpoints take while changes go on
 * coming at a shop's pace. State in RocksDB, incremental checkpoints, everything as the product has it.
 */
final class CheckpointBenchmark implements Benchmark {
    private static final int CHECKPOINTS = 20;
    /** The first ones after a replay still write what the replay left behind. */
    private static final int SKIPPED = 5;

    private static final int DOCUMENTS_PER_SECOND = 200;
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Duration GOAL = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "checkpoint";
    }

    @Override
    public String about() {
        return "state and incremental checkpoints of stock and costing in RocksDB while " + DOCUMENTS_PER_SECOND
                + " documents a second come";
    }

    @Override
    public long usualDocuments() {
        return 1_000_000;
    }

    @Override
    public Result run(Bench bench) throws IOException, InterruptedException {
        Instant started = Instant.now();
        Machine machine = Machine.ofThis();
        bench.tell("starting the servers");
        try (BenchStack stack = BenchStack.start(bench.folder(), Map.of())) {
            bench.tell("loading %,d stock documents".formatted(bench.documents()));
            long fed = (long) DOCUMENTS_PER_SECOND * MOST.toSeconds();
            GeneratedStock documents = new GeneratedStock(bench.documents(), fed);
            StockTopic topic = StockTopic.load(stack, documents, bench.documents());
            List<BenchJob> names = List.of(BenchJob.stock(), BenchJob.costing());
            long start = System.nanoTime();
            Cpu before = Cpu.of(stack.parts());
            try (Jobs jobs = Jobs.submit(stack, names)) {
                jobs.await(topic.ends(), new EveryMinute(bench));
                Run replay = Run.of(
                        Cpu.of(stack.parts()).since(before),
                        Duration.ofNanos(System.nanoTime() - start),
                        topic.amount().changes(),
                        Map.of(),
                        Map.of(),
                        Map.of());
                bench.tell("measuring %d checkpoints of each job".formatted(CHECKPOINTS));
                Map<String, Map<Long, Checkpoint>> seen = feed(stack, jobs, names, documents);
                List<JobFigures> figures = new ArrayList<>();
                for (BenchJob job : names) {
                    figures.add(JobFigures.of(
                            job.name(), List.copyOf(seen.get(job.name()).values()), topic.amount()));
                }
                return new Outcome(
                        name(),
                        about(),
                        started,
                        machine,
                        topic.amount(),
                        replay,
                        figures,
                        GOAL.toMillis(),
                        figures.stream().allMatch(job -> job.durationMillis().p95() < GOAL.toMillis()));
            }
        }
    }

    /** Sends documents at the pace until enough checkpoints of each job have been seen, by job and number. */
    private static Map<String, Map<Long, Checkpoint>> feed(
            BenchStack stack, Jobs jobs, List<BenchJob> names, GeneratedStock documents) throws IOException {
        Map<String, Map<Long, Checkpoint>> seen = new LinkedHashMap<>();
        Map<String, Long> first = new LinkedHashMap<>();
        for (BenchJob job : names) {
            seen.put(job.name(), new TreeMap<>());
            first.put(job.name(), jobs.newestCheckpoint(job) + SKIPPED);
        }
        try (ChangeProducer producer = new ChangeProducer(stack.bootstrapServers())) {
            long start = System.nanoTime();
            long sent = 0;
            long nextLook = 0;
            while (seen.values().stream().anyMatch(checkpoints -> checkpoints.size() < CHECKPOINTS)) {
                long elapsed = System.nanoTime() - start;
                if (elapsed > MOST.toNanos()) {
                    throw new BenchException("Only %s of %d checkpoints were completed in %d minutes; see %s"
                            .formatted(
                                    seen.values().stream().map(Map::size).toList(),
                                    CHECKPOINTS,
                                    MOST.toMinutes(),
                                    stack.home().logs()));
                }
                long due = elapsed * DOCUMENTS_PER_SECOND / 1_000_000_000 - sent;
                documents.send(producer, due);
                sent += due;
                if (elapsed > nextLook) {
                    for (BenchJob job : names) {
                        look(stack, jobs.id(job), first.get(job.name()), seen.get(job.name()));
                    }
                    nextLook = elapsed + 1_000_000_000;
                }
                Jobs.pause(Duration.ofMillis(50));
            }
        }
        return seen;
    }

    /** Flink remembers the last ten: they are gathered as they come. */
    private static void look(BenchStack stack, String job, long after, Map<Long, Checkpoint> seen) throws IOException {
        for (JsonNode checkpoint :
                stack.flink().get("/jobs/" + job + "/checkpoints").path("history")) {
            long number = checkpoint.path("id").asLong();
            if (number > after && checkpoint.path("status").asText().equals("COMPLETED")) {
                seen.put(
                        number,
                        new Checkpoint(
                                checkpoint.path("end_to_end_duration").asLong(),
                                checkpoint.path("state_size").asLong(),
                                checkpoint.path("checkpointed_size").asLong()));
            }
        }
    }

    /** Tells how far the replay is, now and then. */
    private static final class EveryMinute implements Jobs.Pace {
        private final Bench bench;
        private long next = System.nanoTime() + Duration.ofMinutes(1).toNanos();

        private EveryMinute(Bench bench) {
            this.bench = bench;
        }

        @Override
        public void at(long done, long total) {
            if (System.nanoTime() > next) {
                bench.tell("replayed %,d of %,d changes".formatted(done, total));
                next += Duration.ofMinutes(1).toNanos();
            }
        }
    }

    /**
     * One complete checkpoint.
     *
     * @param durationMillis from its trigger to the last task's acknowledgement
     * @param stateBytes all that it refers to
     * @param newBytes what it had to write
     */
    record Checkpoint(long durationMillis, long stateBytes, long newBytes) {}

    /** How some numbers are spread. */
    record Spread(long median, long p95, long max) {
        static Spread of(List<Checkpoint> checkpoints, ToLongFunction<Checkpoint> number) {
            long[] sorted = checkpoints.stream().mapToLong(number).sorted().toArray();
            return new Spread(
                    sorted[(sorted.length - 1) / 2],
                    sorted[(int) Math.ceil(0.95 * sorted.length) - 1],
                    sorted[sorted.length - 1]);
        }
    }

    /** What one job keeps and writes. */
    record JobFigures(
            String job,
            int checkpoints,
            long stateBytes,
            long stateBytesPerItem,
            long stateBytesPerLine,
            Spread newBytes,
            Spread durationMillis) {
        static JobFigures of(String job, List<Checkpoint> checkpoints, GeneratedStock.Amount amount) {
            long state = checkpoints.getLast().stateBytes();
            return new JobFigures(
                    job,
                    checkpoints.size(),
                    state,
                    state / amount.skus(),
                    state / amount.lines(),
                    Spread.of(checkpoints, Checkpoint::newBytes),
                    Spread.of(checkpoints, Checkpoint::durationMillis));
        }
    }

    /**
     * What came out.
     *
     * @param replay of all documents from the first on, before the checkpoints were measured
     * @param goalMillis that 95 of 100 checkpoints of each job must stay below
     */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            Machine machine,
            GeneratedStock.Amount amount,
            Run replay,
            List<JobFigures> jobs,
            long goalMillis,
            boolean reached)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s%n%,d documents, %,d changes, %,d lines of %,d items; replayed in %.0f s, %.1f µs CPU a change%n",
                    benchmark,
                    about,
                    amount.documents(),
                    amount.changes(),
                    amount.lines(),
                    amount.skus(),
                    replay.wallSeconds(),
                    replay.cpuMicrosPerEvent());
            out.printf(
                    "%-8s %10s %8s %8s  %-30s %s%n", "job", "state", "an item", "a line", "new a checkpoint", "takes");
            for (JobFigures job : jobs) {
                out.printf(
                        Locale.ROOT,
                        "%-8s %6.1f MiB %6d B %6d B  %-30s median %d ms, p95 %d ms, max %d ms%n",
                        job.job(),
                        mebibytes(job.stateBytes()),
                        job.stateBytesPerItem(),
                        job.stateBytesPerLine(),
                        "median %.2f MiB, max %.2f MiB"
                                .formatted(
                                        mebibytes(job.newBytes().median()),
                                        mebibytes(job.newBytes().max())),
                        job.durationMillis().median(),
                        job.durationMillis().p95(),
                        job.durationMillis().max());
            }
            out.printf(Locale.ROOT, "goal: 95 of 100 below %,d ms, %s%n", goalMillis, reached ? "reached" : "MISSED");
        }

        private static double mebibytes(long bytes) {
            return bytes / 1048576.0;
        }
    }
}
