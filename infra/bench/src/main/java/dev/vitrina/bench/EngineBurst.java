package dev.vitrina.bench;

import dev.vitrina.bench.LateStream.Message;
import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.costing.Reason;
import dev.vitrina.domain.documents.LineChange;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A deeply late stream of a few hot items: one message at a time, and gathered, so that an item gets all its changes of a
 * gathering at once. Whatever the gathering, the books must come to the same.
 */
final class EngineBurst implements Benchmark {
    private static final int ITEMS = 20;
    private static final List<Integer> GATHERINGS = List.of(1, 20, 200, 2_000, 10_000);

    @Override
    public String name() {
        return "engine-burst";
    }

    @Override
    public String about() {
        return "documents of " + ITEMS + " hot items that come very late, one by one and gathered";
    }

    @Override
    public long usualDocuments() {
        return 60_000;
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
        int lateness = Math.toIntExact(bench.documents() / 6);
        List<Message> messages = LateStream.of(Math.toIntExact(bench.documents()), ITEMS, lateness);
        List<Figures> figures = new ArrayList<>();
        Map<Method, Long> books = null;
        for (int gathered : GATHERINGS) {
            bench.tell("gatherings of %,d".formatted(gathered));
            Count[] count = new Count[1];
            double micros = EngineProcess.microsOf(() -> count[0] = play(messages, gathered));
            if (books != null && !books.equals(count[0].books)) {
                throw new BenchException("Gatherings of %,d come to %s, single messages to %s"
                        .formatted(gathered, count[0].books, books));
            }
            books = count[0].books;
            figures.add(new Figures(
                    gathered,
                    1e6 * messages.size() / micros,
                    (double) count[0].revalued / messages.size(),
                    (double) count[0].rows / messages.size()));
        }
        return new Outcome(name(), about(), started, machine, EngineProcess.ARGUMENTS, ITEMS, lateness, figures);
    }

    private static final class Count {
        private final Map<Method, Long> books = new TreeMap<>();
        private long revalued;
        private long rows;

        void add(Answers answers) {
            rows += answers.costs().size() + answers.layers().size();
            for (CostEntry row : answers.costs()) {
                books.merge(row.method(), row.cost(), Long::sum);
                boolean first = row.reason() == Reason.INITIAL;
                // a line that is re-valued has its old cost taken back
                boolean taken = row.quantity() < 0
                        ? !row.type().isReceipt()
                        : row.type().isReceipt();
                revalued += !first && taken && row.method() == Method.FIFO ? 1 : 0;
            }
        }
    }

    private static Count play(List<Message> messages, int gathered) {
        ItemStore[] stores = new ItemStore[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            stores[i] = new MemoryStore();
        }
        Count count = new Count();
        for (int from = 0; from < messages.size(); from += gathered) {
            Map<Integer, List<LineChange<CostLine>>> byItem = new LinkedHashMap<>();
            for (Message message : messages.subList(from, Math.min(messages.size(), from + gathered))) {
                byItem.computeIfAbsent(message.item(), item -> new ArrayList<>())
                        .add(message.change());
            }
            byItem.forEach((item, changes) -> count.add(ItemCosting.apply(stores[item], Policies.DEFAULTS, changes)));
        }
        return count;
    }

    /**
     * Of gatherings of one size.
     *
     * @param gathered messages, of all items together
     * @param messagesPerSecond of processor time
     * @param linesRevaluedPerMessage lines whose FIFO cost a message changed after it was first known
     * @param rowsPerMessage of both ledgers and methods
     */
    record Figures(int gathered, double messagesPerSecond, double linesRevaluedPerMessage, double rowsPerMessage) {}

    /** What came out. */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            Machine machine,
            List<String> jvmArguments,
            int items,
            int lateness,
            List<Figures> figures)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s, by %,d places on average; %d × %s, load %.1f before%n",
                    benchmark,
                    about,
                    lateness,
                    machine.cores(),
                    machine.processor(),
                    machine.loadBefore());
            for (Figures of : figures) {
                out.printf(
                        Locale.ROOT,
                        "%,7d gathered: %,9.0f messages a second, %7.2f lines re-valued and %7.2f rows a message%n",
                        of.gathered(),
                        of.messagesPerSecond(),
                        of.linesRevaluedPerMessage(),
                        of.rowsPerMessage());
            }
        }
    }
}
