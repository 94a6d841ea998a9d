package dev.vitrina.bench;

import dev.vitrina.bench.Stopwatch.Latency;
import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.stack.Passage;
import dev.vitrina.stack.RunningStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * From a movement's sending to its stock on the live topic, on the whole stack: all jobs, Trino with somebody who asks it,
 * and the maintenance of the tables. First it is found how many changes a second all jobs can take; then a third of that
 * comes evenly, with single receipts among it that are timed. The same receipts go through a topic with nothing behind it,
 * at the same moments, and are timed likewise.
 */
final class LiveLatency implements Benchmark {
    private static final int PROBES_PER_SECOND = 50;
    /** Until servers that have just started have compiled what they need; they run for weeks otherwise. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    private static final Duration MEASURING = Duration.ofSeconds(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final long PACE_NANOS = 1_000_000;
    private static final double GOAL_P50_MILLIS = 15;
    private static final double GOAL_P99_MILLIS = 100;

    @Override
    public String name() {
        return "live-latency";
    }

    @Override
    public String about() {
        return "from a movement to its available stock on Kafka at a third of saturation, everything else running";
    }

    @Override
    public long usualDocuments() {
        return 60_000;
    }

    /** One that does not stand still itself: what it does not see in time would seem to come late. */
    @Override
    public List<String> ownProcess() {
        return List.of("-XX:+UseZGC", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow");
    }

    @Override
    public Result run(Bench bench) throws IOException, InterruptedException {
        Instant started = Instant.now();
        Machine machine = Machine.ofThis();
        bench.tell("starting the whole stack");
        // its own maintenance would come at moments of its own
        try (BenchStack stack = BenchStack.startWhole(bench.folder(), Map.of("maintenance.interval", "off"))) {
            long paced = bench.documents() * 10;
            GeneratedStock documents = new GeneratedStock(bench.documents(), paced);
            saturate(stack, documents, bench.documents() / 2, bench);
            double saturation = saturate(stack, documents, bench.documents() - bench.documents() / 2, bench);
            double rate = saturation / 3;
            bench.tell("%.0f changes a second pass all jobs; a third of it for %d s"
                    .formatted(saturation, SETTLING.plus(MEASURING).toSeconds()));
            int most = (int) (PROBES_PER_SECOND * (SETTLING.plus(MEASURING).toSeconds() + 1));
            try (Probes probes = new Probes(stack, most);
                    Readers readers = new Readers(stack)) {
                int first = pace(stack, documents, rate - PROBES_PER_SECOND, probes);
                probes.await(LONGEST_WAIT);
                Latency live = probes.live().latency(first);
                return new Outcome(
                        name(),
                        about(),
                        started,
                        machine,
                        saturation,
                        rate,
                        readers.queries(),
                        readers.maintenances(),
                        live,
                        probes.raw().latency(first),
                        GOAL_P50_MILLIS,
                        GOAL_P99_MILLIS,
                        live.lost() == 0 && live.p50Millis() <= GOAL_P50_MILLIS && live.p99Millis() <= GOAL_P99_MILLIS);
            }
        }
    }

    /** Sends as fast as Kafka takes them, and tells how many changes a second have passed every job. */
    private static double saturate(BenchStack stack, GeneratedStock documents, long most, Bench bench)
            throws IOException, InterruptedException {
        bench.tell("%,d documents as fast as they go".formatted(most));
        long start = System.nanoTime();
        try (ChangeProducer producer = new ChangeProducer(stack.bootstrapServers())) {
            long before = documents.send(producer, 0).changes();
            long changes = documents.send(producer, most).changes() - before;
            producer.flush();
            new Passage(stack.home(), RunningStack.of(stack.home())).await(producer.endOffsets(), reached -> {});
            return changes / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** Sends documents and probes evenly; the first probe that counts. */
    private static int pace(BenchStack stack, GeneratedStock documents, double perSecond, Probes probes)
            throws IOException {
        int first = 0;
        long settled = SETTLING.toNanos();
        long end = settled + MEASURING.toNanos();
        try (ChangeProducer producer = new ChangeProducer(stack.bootstrapServers())) {
            long start = System.nanoTime();
            long sent = 0;
            for (long elapsed = 0; elapsed < end; elapsed = System.nanoTime() - start) {
                long due = (long) (elapsed * perSecond / 1e9) - sent;
                if (due > 0) {
                    documents.send(producer, due);
                    sent += due;
                }
                if (elapsed * PROBES_PER_SECOND / 1_000_000_000 > probes.sent()) {
                    probes.send();
                }
                if (elapsed < settled) {
                    first = probes.sent();
                }
                LockSupport.parkNanos(PACE_NANOS);
            }
        }
        return first;
    }

    /**
     * What came out.
     *
     * @param saturationPerSecond changes a second that passed every job when they came as fast as possible
     * @param ratePerSecond changes a second while it was measured
     * @param queries that Trino answered meanwhile
     * @param maintenances of all tables that were done meanwhile
     * @param live from a receipt to its stock on the live topic
     * @param raw from the same bytes to their own topic
     */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            Machine machine,
            double saturationPerSecond,
            double ratePerSecond,
            int queries,
            int maintenances,
            Latency live,
            Latency raw,
            double goalP50Millis,
            double goalP99Millis,
            boolean reached)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s%n%.0f changes a second of %.0f; %d queries and %d maintenances beside; %d × %s, load %.1f before%n",
                    benchmark,
                    about,
                    ratePerSecond,
                    saturationPerSecond,
                    queries,
                    maintenances,
                    machine.cores(),
                    machine.processor(),
                    machine.loadBefore());
            print("live stock", live, out);
            print("produce and consume", raw, out);
            out.printf(
                    Locale.ROOT,
                    "goal: p50 %.0f ms, p99 %.0f ms, %s%n",
                    goalP50Millis,
                    goalP99Millis,
                    reached ? "reached" : "MISSED");
        }

        private static void print(String what, Latency latency, PrintWriter out) {
            out.printf(
                    Locale.ROOT,
                    "%-20s p50 %7.1f ms, p90 %7.1f ms, p99 %7.1f ms, max %7.1f ms; %,d seen, %d lost%n",
                    what,
                    latency.p50Millis(),
                    latency.p90Millis(),
                    latency.p99Millis(),
                    latency.maxMillis(),
                    latency.samples(),
                    latency.lost());
        }
    }
}
