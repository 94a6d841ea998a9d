package dev.vitrina.bench;

import dev.vitrina.bench.FifoStream.Digest;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Receipts and sales in order, of few SKUs that sell often and of many that sell once: the engine's queues, the whole
 * engine, a queue of lots written the obvious way and SQL, each against a bare loop over flat arrays. All of them must come
 * to the same cost of every sale.
 */
final class EngineFifo implements Benchmark {
    /** How many events each SKU has, and what the queues are to reach there. */
    private record Spread(int eventsPerSku, double goal) {}

    private static final List<Spread> SPREADS = List.of(new Spread(100, 0.35), new Spread(2, 0.5));

    @Override
    public String name() {
        return "engine-fifo";
    }

    @Override
    public String about() {
        return "receipts and sales in order by the engine's queues, the whole engine, collections and SQL, against a bare loop";
    }

    @Override
    public long usualDocuments() {
        return 1_000_000;
    }

    @Override
    public List<String> ownProcess() {
        return EngineProcess.ARGUMENTS;
    }

    @Override
    public Optional<String> obstacle() {
        return EngineProcess.obstacle();
    }

    @Override
    public Result run(Bench bench) throws IOException {
        Instant started = Instant.now();
        Machine machine = Machine.ofThis();
        List<Figures> figures = new ArrayList<>();
        for (Spread spread : SPREADS) {
            figures.add(run(bench, spread));
        }
        return new Outcome(name(), about(), started, machine, EngineProcess.ARGUMENTS, figures);
    }

    private static Figures run(Bench bench, Spread spread) throws IOException {
        int events = Math.toIntExact(bench.documents());
        FifoStream stream = FifoStream.of(events, Math.max(1, events / spread.eventsPerSku()));
        bench.tell("%,d events of %,d SKUs".formatted(events, stream.skus()));
        FifoSide bare = new BareFifo(stream);
        List<Pair.Comparison> comparisons = new ArrayList<>();
        Digest digest = null;
        for (Opening opening : List.<Opening>of(QueueFifo::new, WholeFifo::new, LotsFifo::new, SqlFifo::new)) {
            try (FifoSide side = opening.open(stream)) {
                comparisons.add(new Pair(timed(side, stream), timed(bare, stream))
                        .run(bench.warmUps(), bench.rounds(), bench::tell));
                digest = requireSame(side, bare);
            } catch (SQLException e) {
                throw new BenchException("DuckDB: " + e.getMessage(), e);
            }
        }
        MedianInterval ratio = comparisons.getFirst().ratio();
        return new Figures(
                events,
                stream.receipts(),
                stream.skus(),
                digest.total(),
                comparisons,
                spread.goal(),
                ratio.median() >= spread.goal());
    }

    @FunctionalInterface
    private interface Opening {
        FifoSide open(FifoStream stream) throws SQLException, IOException;
    }

    private static Pair.Side timed(FifoSide side, FifoStream stream) {
        return new Pair.Side(side.name(), () -> {
            System.gc();
            Cpu before = EngineProcess.cpu();
            long start = System.nanoTime();
            long passes = EngineProcess.repeat(() -> pass(side));
            return Run.of(
                    EngineProcess.cpu().since(before),
                    Duration.ofNanos(System.nanoTime() - start),
                    passes * stream.events(),
                    Map.of(),
                    Map.of(),
                    Map.of());
        });
    }

    private static void pass(FifoSide side) {
        try {
            side.pass();
        } catch (SQLException e) {
            throw new BenchException(side.name() + ": " + e.getMessage(), e);
        }
    }

    private static Digest requireSame(FifoSide side, FifoSide bare) {
        Digest digest = side.digest();
        if (!digest.equals(bare.digest())) {
            throw new BenchException(
                    "The costs by %s are %s, by the bare loop %s".formatted(side.name(), digest, bare.digest()));
        }
        return digest;
    }

    /**
     * One spread of events over SKUs.
     *
     * @param cost of all sales, in minor units; the same for all sides
     * @param comparisons the first is the one that the goal is about
     */
    record Figures(
            long events,
            long receipts,
            long skus,
            long cost,
            List<Pair.Comparison> comparisons,
            double goal,
            boolean reached) {}

    /** What came out. */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            Machine machine,
            List<String> jvmArguments,
            List<Figures> figures)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            for (Figures of : figures) {
                out.printf(
                        Locale.ROOT,
                        "%s: %,d receipts and %,d sales of %,d SKUs that cost %,d.%02d; %d × %s, load %.1f before%n",
                        benchmark,
                        of.receipts(),
                        of.events() - of.receipts(),
                        of.skus(),
                        of.cost() / 100,
                        of.cost() % 100,
                        machine.cores(),
                        machine.processor(),
                        machine.loadBefore());
                for (Pair.Comparison comparison : of.comparisons()) {
                    out.printf(
                            Locale.ROOT,
                            "%-13s %10.4f µs an event, bare loop %.4f µs; the bare loop by it: %.4f (%.4f to %.4f with %.1f %% confidence)%n",
                            comparison.subject(),
                            comparison.subjectMicrosPerEvent().median(),
                            comparison.floorMicrosPerEvent().median(),
                            comparison.ratio().median(),
                            comparison.ratio().low(),
                            comparison.ratio().high(),
                            100 * comparison.ratio().confidence());
                }
                out.printf(
                        Locale.ROOT,
                        "goal: %s at least %.2f, %s%n",
                        of.comparisons().getFirst().subject(),
                        of.goal(),
                        of.reached() ? "reached" : "MISSED");
            }
        }
    }
}
