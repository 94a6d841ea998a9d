package dev.vitrina.bench;

import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The stock and the costing job against their pass-through: the same messages read, decoded and normalised by the same
 * code, and as many rows of the same width written by the same sinks, but no key, no shuffle and no state. How many rows
 * that is, the newest run of the jobs tells; every run is checked for having written what it sent. How many the jobs send
 * depends a little on what they happen to gather into one replay: a round in which the jobs, running second, sent too many
 * others is run again.
 */
final class LedgerPair implements Benchmark {
    private static final List<Table> APPENDED = List.of(Tables.STOCK_ENTRIES, Tables.COST_ENTRIES, Tables.COST_LAYERS);
    private static final List<Table> UPSERTED =
            List.of(Tables.AVAILABLE_STOCK, Tables.INVENTORY_VALUE, Tables.OPEN_LAYERS);

    /** How many the pass-through may: the rows of the last change, should it have no lines. */
    private static final double PASS_TOLERANCE = 0.001;

    private final String state;
    private final Map<String, String> settings;
    private final double goal;

    private LedgerPair(String state, Map<String, String> settings, double goal) {
        this.state = state;
        this.settings = settings;
        this.goal = goal;
    }

    static LedgerPair onRocksDb(double goal) {
        return new LedgerPair("RocksDB", Map.of(), goal);
    }

    /** With memory enough that collecting garbage is not what is measured. */
    static LedgerPair onHeap(double goal) {
        return new LedgerPair("heap", Map.of("flink.state", "heap", "memory.state", "4g"), goal);
    }

    @Override
    public String name() {
        return "ledgers-" + state.toLowerCase(Locale.ROOT);
    }

    @Override
    public String about() {
        return "stock and costing against moving the same rows without state; state in " + state;
    }

    @Override
    public long usualDocuments() {
        return 60_000;
    }

    @Override
    public Result run(Bench bench) throws IOException, InterruptedException {
        Instant started = Instant.now();
        Machine machine = Machine.ofThis();
        bench.tell("starting the servers");
        try (BenchStack stack = BenchStack.start(bench.folder(), settings)) {
            bench.tell("loading %,d stock documents".formatted(bench.documents()));
            StockTopic topic = StockTopic.load(stack, new GeneratedStock(bench.documents(), 0), bench.documents());
            Runner runner = new Runner(stack, topic);
            Pair pair = new Pair(
                    new Pair.Side("jobs", runner::jobs),
                    new Pair.Side("pass-through", runner::passThrough),
                    LedgerPair::sameWork);
            Pair.Comparison comparison = pair.run(bench.warmUps(), bench.rounds(), bench::tell);
            return new Outcome(
                    name(),
                    about(),
                    started,
                    machine,
                    topic.amount(),
                    comparison,
                    goal,
                    comparison.ratio().median() >= goal);
        }
    }

    private static boolean sameWork(Run jobs, Run passThrough) {
        return new RowCounts(passThrough.rowsSent()).isAbout(new RowCounts(jobs.rowsSent()));
    }

    /** Runs one side from the first message to the last. */
    private final class Runner {
        private final BenchStack stack;
        private final StockTopic topic;
        private final Lake lake;
        private RowCounts rows; // of the newest run of the jobs

        Runner(BenchStack stack, StockTopic topic) {
            this.stack = stack;
            this.topic = topic;
            this.lake = new Lake(stack);
        }

        Run jobs() throws IOException {
            Run run = run(List.of(BenchJob.stock(), BenchJob.costing()), true);
            for (Table table : tables()) {
                if (run.rowsSent().getOrDefault(table.fullName(), 0L) == 0) {
                    throw new BenchException(
                            "The jobs sent no row to %s; Flink counted %s".formatted(table.fullName(), run.rowsSent()));
                }
            }
            rows = new RowCounts(run.rowsSent());
            return checked(run, 0, "the jobs");
        }

        /** After the jobs. */
        Run passThrough() throws IOException {
            long changes = topic.amount().changes();
            List<BenchJob> jobs = List.of(
                    BenchJob.passThrough(
                            "stock", changes, rows.of(Tables.STOCK_ENTRIES), rows.of(Tables.AVAILABLE_STOCK)),
                    BenchJob.passThrough(
                            "costing",
                            changes,
                            rows.of(Tables.COST_ENTRIES),
                            rows.of(Tables.COST_LAYERS),
                            rows.of(Tables.INVENTORY_VALUE),
                            rows.of(Tables.OPEN_LAYERS)));
            return checked(run(jobs, false), PASS_TOLERANCE, "the pass-through");
        }

        private Run run(List<BenchJob> names, boolean count) throws IOException {
            for (Table table : tables()) {
                lake.drop(table);
            }
            Jobs.forget(stack, names);
            Garbage.collect(stack.parts());
            Cpu before = Cpu.of(stack.parts());
            long start = System.nanoTime();
            Cpu used;
            Duration wall;
            Map<String, Long> sent;
            try (Jobs jobs = Jobs.submit(stack, names)) {
                jobs.await(topic.ends(), (done, total) -> {});
                used = Cpu.of(stack.parts()).since(before);
                wall = Duration.ofNanos(System.nanoTime() - start);
                sent = count ? jobs.rowsTo(tables()) : rows.byTable();
            }
            Map<String, Long> written = new LinkedHashMap<>();
            Map<String, Long> commits = new LinkedHashMap<>();
            for (Table table : tables()) {
                written.put(table.fullName(), lake.rowsAdded(table));
                commits.put(table.fullName(), lake.commits(table));
            }
            return Run.of(used, wall, topic.amount().changes(), sent, written, commits);
        }

        private Run checked(Run run, double tolerance, String who) {
            for (Table table : APPENDED) {
                requireAbout(
                        run.rowsWritten().get(table.fullName()),
                        run.rowsSent().get(table.fullName()),
                        tolerance,
                        who,
                        table);
            }
            for (Table table : UPSERTED) {
                long written = run.rowsWritten().get(table.fullName());
                long sent = run.rowsSent().get(table.fullName());
                // of each key and checkpoint only the newest row is written
                if (written == 0 || written > sent * (1 + tolerance)) {
                    throw new BenchException(
                            "%s: %s wrote %,d rows of %,d".formatted(table.fullName(), who, written, sent));
                }
            }
            return run;
        }

        private static void requireAbout(long found, long wanted, double tolerance, String who, Table table) {
            if (Math.abs(found - wanted) > Math.ceil(wanted * tolerance)) {
                throw new BenchException("%s must get about %,d rows for a fair comparison; with %s it got %,d"
                        .formatted(table.fullName(), wanted, who, found));
            }
        }

        private static List<Table> tables() {
            return List.of(
                    Tables.STOCK_ENTRIES,
                    Tables.AVAILABLE_STOCK,
                    Tables.COST_ENTRIES,
                    Tables.COST_LAYERS,
                    Tables.INVENTORY_VALUE,
                    Tables.OPEN_LAYERS);
        }
    }

    /**
     * What came out.
     */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            Machine machine,
            GeneratedStock.Amount amount,
            Pair.Comparison comparison,
            double goal,
            boolean reached)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s%n%,d documents, %,d changes, %,d lines of %,d items; %d × %s, load %.1f before%n",
                    benchmark,
                    about,
                    amount.documents(),
                    amount.changes(),
                    amount.lines(),
                    amount.skus(),
                    machine.cores(),
                    machine.processor(),
                    machine.loadBefore());
            Comparisons.print(comparison, "change", out);
            comparison
                    .rounds()
                    .forEach(round -> out.printf(
                            Locale.ROOT,
                            "round %d: %s sent %s, %s %s%n",
                            round.round(),
                            comparison.subject(),
                            new RowCounts(round.subject().rowsSent()),
                            comparison.floor(),
                            new RowCounts(round.floor().rowsSent())));
            out.printf(
                    Locale.ROOT,
                    "per line: %s %.1f µs, %s %.1f µs%n",
                    comparison.subject(),
                    comparison.subjectMicrosPerEvent().median() * amount.changes() / amount.lines(),
                    comparison.floor(),
                    comparison.floorMicrosPerEvent().median() * amount.changes() / amount.lines());
            out.printf(Locale.ROOT, "goal: at least %.2f, %s%n", goal, reached ? "reached" : "MISSED");
        }
    }
}
