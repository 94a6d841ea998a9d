package dev.vitrina.bench;

import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.MemoryStore;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One receipt that comes before all others, in an item that is never sold out: every issue after it changes its cost. */
final class EngineShift implements Benchmark {
    private static final String SKU = "SKU-1";
    private static final int UNIT = 1000;
    private static final int UNITS = 10;
    private static final int GATHERED = 1000;

    /** A small young generation: what dies at once must not pass for memory that is needed. */
    private static final List<String> ARGUMENTS = EngineProcess.arguments("-Xms64m", "-Xmx4096m", "-Xmn32m");

    @Override
    public String name() {
        return "engine-shift";
    }

    @Override
    public String about() {
        return "one late receipt that changes the cost of every issue after it";
    }

    /** The issues whose cost changes. */
    @Override
    public long usualDocuments() {
        return 100_000;
    }

    @Override
    public List<String> ownProcess() {
        return ARGUMENTS;
    }

    @Override
    public Optional<String> obstacle() {
        return EngineProcess.obstacle();
    }

    @Override
    public Result run(Bench bench) {
        Instant started = Instant.now();
        Machine machine = Machine.ofThis();
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < bench.warmUps() + bench.rounds(); i++) {
            bench.tell("shift %d of %d".formatted(i + 1, bench.warmUps() + bench.rounds()));
            Shift shift = shift(bench.documents());
            if (i >= bench.warmUps()) {
                shifts.add(shift);
            }
        }
        return new Outcome(name(), about(), started, machine, ARGUMENTS, bench.documents(), List.copyOf(shifts));
    }

    private static Shift shift(long issues) {
        ItemStore store = history(issues);
        LineChange<CostLine> late = CostLines.asserted(CostLines.receipt(SKU, 0, UNIT, 7_777), Cause.NEW);
        System.gc();
        long before = used();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Cpu cpu = EngineProcess.cpu();
        Answers answers = ItemCosting.apply(store, Policies.DEFAULTS, List.of(late));
        Cpu used = EngineProcess.cpu().since(cpu);
        double wall = (System.nanoTime() - start) / 1e9;
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Shift(
                used.total().toNanos() / 1e9,
                wall,
                answers.costs().size(),
                answers.layers().size(),
                (before >> 10) / 1024.0,
                ((peak - before) >> 10) / 1024.0);
    }

    /** Place 0 is free; then receipts and sales of as much take turns, but that there is always a unit left. */
    private static ItemStore history(long issues) {
        ItemStore store = new MemoryStore();
        List<LineChange<CostLine>> gathered = new ArrayList<>();
        long number = 1;
        for (long issue = 0; issue < issues; issue++) {
            int units = issue == 0 ? UNITS + 1 : UNITS;
            CostLine receipt = CostLines.receipt(SKU, number++, (long) units * UNIT, units * (1_000 + issue % 997));
            gathered.add(CostLines.asserted(receipt, Cause.NEW));
            gathered.add(CostLines.asserted(CostLines.sale(SKU, number++, (long) UNITS * UNIT), Cause.NEW));
            if (gathered.size() >= GATHERED || issue == issues - 1) {
                ItemCosting.apply(store, Policies.DEFAULTS, gathered);
                gathered.clear();
            }
        }
        return store;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long used() {
        return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    /**
     * The late receipt once.
     *
     * @param cpuSeconds collecting garbage and compiling in it
     * @param costEntries rows of the cost ledger, both methods
     * @param layerEntries rows of the layer ledger
     * @param historyMebibytes heap that the history takes, before
     * @param peakMebibytes heap beyond that at most, rows in it
     */
    record Shift(
            double cpuSeconds,
            double wallSeconds,
            long costEntries,
            long layerEntries,
            double historyMebibytes,
            double peakMebibytes) {}

    /** What came out. */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            Machine machine,
            List<String> jvmArguments,
            long issues,
            List<Shift> shifts)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s, %,d of them; %d × %s, load %.1f before%n",
                    benchmark,
                    about,
                    issues,
                    machine.cores(),
                    machine.processor(),
                    machine.loadBefore());
            shifts.forEach(of -> out.printf(
                    Locale.ROOT,
                    "%.2f s CPU, %.2f s; %,d cost entries, %,d layer entries; history %.0f MiB, at most %.0f MiB more%n",
                    of.cpuSeconds(),
                    of.wallSeconds(),
                    of.costEntries(),
                    of.layerEntries(),
                    of.historyMebibytes(),
                    of.peakMebibytes()));
            MedianInterval seconds = MedianInterval.of(
                    shifts.stream().mapToDouble(Shift::cpuSeconds).toArray());
            out.printf(
                    Locale.ROOT,
                    "median %.2f s CPU (%.2f to %.2f with %.1f %% confidence), %.1f µs an issue%n",
                    seconds.median(),
                    seconds.low(),
                    seconds.high(),
                    100 * seconds.confidence(),
                    1e6 * seconds.median() / issues);
        }
    }
}
