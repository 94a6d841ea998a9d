package dev.vitrina.bench;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.SecondThread;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.stack.PartState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Importing a file as {@code vitrina import} does against sending the very same messages, encoded beforehand, with a
 * producer that is set in the same way: what reading, checking and encoding cost more than the way into Kafka.
 */
final class ImportBenchmark implements Benchmark {
    private final ImportedFile imported;

    ImportBenchmark(ImportedFile imported) {
        this.imported = imported;
    }

    @Override
    public String name() {
        return imported.name();
    }

    @Override
    public String about() {
        return imported.about();
    }

    @Override
    public long usualDocuments() {
        return imported.usualDocuments();
    }

    @Override
    public Optional<String> obstacle() {
        return imported.obstacle();
    }

    @Override
    public Result run(Bench bench) throws IOException, InterruptedException {
        Instant started = Instant.now();
        Machine machine = Machine.ofThis();
        bench.tell("starting the broker");
        try (BenchStack stack = BenchStack.start(bench.folder(), Map.of())) {
            Path file = imported.prepare(bench, stack.home().root());
            EncodedMessages messages = new EncodedMessages();
            long lines = imported.read(file, messages).lines();
            Pair.Side importing = new Pair.Side(
                    "import",
                    () -> measured(stack, lines, () -> {
                        requireSame(read(stack, file), lines, messages);
                    }));
            Pair.Side sending = new Pair.Side(
                    "producer", () -> measured(stack, lines, () -> messages.send(stack.bootstrapServers())));
            Pair.Comparison comparison = new Pair(importing, sending).run(bench.warmUps(), bench.rounds(), bench::tell);
            return new Outcome(
                    name(),
                    about(),
                    started,
                    machine,
                    imported.unit(),
                    lines,
                    Files.size(file),
                    messages.count(),
                    messages.bytes(),
                    comparison,
                    median(comparison, round -> lines / round.subject().wallSeconds()),
                    median(comparison, round -> lines / round.floor().wallSeconds()),
                    median(
                            comparison,
                            round -> round.floor().wallSeconds()
                                    / round.subject().wallSeconds()));
        }
    }

    private static Run measured(BenchStack stack, long lines, Sending sending) throws IOException {
        Cpu before = Cpu.of(broker(stack)).andThisProcess("this");
        long start = System.nanoTime();
        sending.run();
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Cpu used = Cpu.of(broker(stack)).andThisProcess("this").since(before);
        return Run.of(used, wall, lines, Map.of(), Map.of(), Map.of());
    }

    private static List<PartState> broker(BenchStack stack) {
        return stack.parts().stream()
                .filter(part -> part.name().equals("kafka"))
                .toList();
    }

    private ImportReport read(BenchStack stack, Path file) throws IOException {
        try (ChangeProducer producer = new ChangeProducer(stack.bootstrapServers());
                SecondThread delivery = new SecondThread(producer)) {
            return imported.read(file, delivery);
        }
    }

    private static void requireSame(ImportReport report, long lines, EncodedMessages messages) {
        if (report.lines() != lines || report.changes() != messages.count() || report.rejected() != 0) {
            throw new BenchException("The import made %,d of %,d changes of %,d of %,d lines and rejected %s"
                    .formatted(report.changes(), messages.count(), report.lines(), lines, report.rejects()));
        }
    }

    private static MedianInterval median(Pair.Comparison comparison, ToDoubleFunction<Pair.Round> figure) {
        return MedianInterval.of(
                comparison.rounds().stream().mapToDouble(figure).toArray());
    }

    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }

    /**
     * What came out.
     *
     * @param unit a word for a line of the file
     * @param messageBytes of keys and values, uncompressed
     * @param importedPerSecond lines
     * @param sentPerSecond lines whose messages the producer sent
     * @param wallRatio the producer's time by the import's: 1 where the producer is what one waits for
     */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            Machine machine,
            String unit,
            long lines,
            long fileBytes,
            long messages,
            long messageBytes,
            Pair.Comparison comparison,
            MedianInterval importedPerSecond,
            MedianInterval sentPerSecond,
            MedianInterval wallRatio)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s%n%,d %ss in a file of %.1f MiB; %,d messages of %.1f MiB%n",
                    benchmark,
                    about,
                    lines,
                    unit,
                    fileBytes / 1048576.0,
                    messages,
                    messageBytes / 1048576.0);
            Comparisons.print(comparison, unit, out);
            out.printf(
                    Locale.ROOT,
                    "import %,.0f %ss/s, producer %,.0f %2$ss/s; the producer by the import: CPU %.3f, wall time %.3f%n",
                    importedPerSecond.median(),
                    unit,
                    sentPerSecond.median(),
                    comparison.ratio().median(),
                    wallRatio.median());
        }
    }
}
