package dev.vitrina.bench;

import dev.vitrina.domain.costing.ItemStore;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One late change in histories of one item: how its time grows with the length of the history, and with the number of
 * sales whose cost it changes, against playing the whole history from the start.
 */
final class EngineLate implements Benchmark {
    private static final int SALES = 10;
    private static final long SHORTEST = 1_000;
    private static final double MOST_GROWTH = 2.5;
    private static final double MOST_MICROS_PER_SALE = 1;
    private static final double LEAST_OF_REPLAY = 1_000;
    private static final int REPLAYS = 3;

    /** How a history is kept. */
    private record Keeping(String name, Supplier<ItemStore> store) {}

    private static final List<Keeping> KEEPINGS =
            List.of(new Keeping("objects", MemoryStore::new), new Keeping("bytes", ByteStore::new));

    @Override
    public String name() {
        return "engine-late";
    }

    @Override
    public String about() {
        return "one late change by the length of the history and by the sales it changes, against playing all of it again";
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
    public Result run(Bench bench) {
        Instant started = Instant.now();
        Machine machine = Machine.ofThis();
        List<Figures> figures = new ArrayList<>();
        for (Keeping keeping : KEEPINGS) {
            figures.add(run(bench, keeping));
        }
        return new Outcome(name(), about(), started, machine, EngineProcess.ARGUMENTS, figures);
    }

    private static Figures run(Bench bench, Keeping keeping) {
        bench.tell("histories kept as %s, up to %,d movements".formatted(keeping.name(), bench.documents()));
        Map<Long, Runnable> byLength = new TreeMap<>();
        for (long length = SHORTEST; length <= bench.documents(); length *= 10) {
            byLength.put(length, LateItem.of(keeping.store().get(), length, SALES)::change);
        }
        long longest = byLength.keySet().stream()
                .reduce((one, other) -> other)
                .orElseThrow(() -> new BenchException("There must be at least %,d documents".formatted(SHORTEST)));
        bench.tell("late changes by the length of the history");
        Rounds lengths = Rounds.of(byLength, bench.warmUps(), bench.rounds());
        byLength.clear();

        Map<Long, Runnable> bySales = new TreeMap<>();
        for (int sales = 1; sales <= longest / 100; sales *= 10) {
            bySales.put((long) sales, LateItem.of(keeping.store().get(), longest / 10, sales)::change);
        }
        bench.tell("late changes by the sales they change");
        Rounds sales = Rounds.of(bySales, bench.warmUps(), bench.rounds());
        long most = bySales.keySet().stream().reduce((one, other) -> other).orElseThrow();
        bySales.clear();

        bench.tell("the whole history");
        double[] whole = new double[Math.min(REPLAYS, bench.rounds())];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = EngineProcess.microsOf(() -> LateItem.of(keeping.store().get(), longest, SALES));
        }
        MedianInterval replay = MedianInterval.of(whole);
        return new Figures(
                keeping.name(),
                medians(lengths),
                lengths.figure(round -> round.get(longest) / round.get(SHORTEST)),
                medians(sales),
                sales.figure(round -> (round.get(most) - round.get(1L)) / (most - 1)),
                replay,
                lengths.figure(round -> replay.median() / round.get(longest)));
    }

    private static Map<Long, MedianInterval> medians(Rounds rounds) {
        Map<Long, MedianInterval> medians = new TreeMap<>();
        rounds.micros().getFirst().keySet().forEach(kind -> medians.put(kind, rounds.of(kind)));
        return medians;
    }

    /**
     * Of histories kept in one way; microseconds of processor time.
     *
     * @param microsByLength of a change with ten affected sales, by the movements of the history
     * @param growth the longest history's time by the shortest's
     * @param microsBySales by the number of affected sales
     * @param microsPerSale what an affected sale adds
     * @param replayMicros of the longest history, from nothing, gathered as a shop's backlog is
     * @param replayByChange that time by the time of one late change in that history
     */
    record Figures(
            String kept,
            Map<Long, MedianInterval> microsByLength,
            MedianInterval growth,
            Map<Long, MedianInterval> microsBySales,
            MedianInterval microsPerSale,
            MedianInterval replayMicros,
            MedianInterval replayByChange) {}

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
            out.printf(
                    Locale.ROOT,
                    "%s: %s; %d × %s, load %.1f before%n",
                    benchmark,
                    about,
                    machine.cores(),
                    machine.processor(),
                    machine.loadBefore());
            for (Figures of : figures) {
                out.printf("history kept as %s%n", of.kept());
                of.microsByLength()
                        .forEach((length, micros) -> out.printf(
                                Locale.ROOT,
                                "%,13d movements, %d sales affected: %8.1f µs (%.1f to %.1f)%n",
                                length,
                                SALES,
                                micros.median(),
                                micros.low(),
                                micros.high()));
                goal("longest history by shortest", of.growth(), MOST_GROWTH, false, out);
                of.microsBySales()
                        .forEach((sales, micros) -> out.printf(
                                Locale.ROOT,
                                "%,13d sales affected: %10.1f µs (%.1f to %.1f)%n",
                                sales,
                                micros.median(),
                                micros.low(),
                                micros.high()));
                goal("µs per affected sale", of.microsPerSale(), MOST_MICROS_PER_SALE, false, out);
                out.printf(
                        Locale.ROOT,
                        "whole history: %.2f s%n",
                        of.replayMicros().median() / 1e6);
                goal("whole history by late change", of.replayByChange(), LEAST_OF_REPLAY, true, out);
            }
        }

        private static void goal(String what, MedianInterval figure, double bound, boolean atLeast, PrintWriter out) {
            boolean reached = atLeast ? figure.median() >= bound : figure.median() <= bound;
            out.printf(
                    Locale.ROOT,
                    "%s: %.2f (%.2f to %.2f with %.1f %% confidence); goal: at %s %.1f, %s%n",
                    what,
                    figure.median(),
                    figure.low(),
                    figure.high(),
                    100 * figure.confidence(),
                    atLeast ? "least" : "most",
                    bound,
                    reached ? "reached" : "MISSED");
        }
    }
}
