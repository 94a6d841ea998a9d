package dev.vitrina.bench;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ChangesImport;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.ingestion.changes.Progress;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Importing a file of canonical changes against sending the very same messages, encoded beforehand, with a producer that
 * is set in the same way: what reading, checking and encoding cost more than the way into Kafka.
 */
final class ImportBenchmark implements Benchmark {

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String about() {
        return "importing canonical changes against sending the same messages; the broker counts in both";
    }

    @Override
    public long usualDocuments() {
        return 100_000;
    }

    @Override
    public Result run(Bench bench) throws IOException, InterruptedException {
        Instant started = Instant.now();
        Machine machine = Machine.ofThis();
        bench.tell("starting the broker");
        try (BenchStack stack = BenchStack.start(bench.folder(), Map.of())) {
            bench.tell("writing %,d stock documents".formatted(bench.documents()));
            Path file = stack.home().root().resolve("changes.jsonl");
            List<Message> messages = new ArrayList<>();
            GeneratedStock.Amount amount;
            try (Recorder recorder = new Recorder(file, messages)) {
                amount = new GeneratedStock(bench.documents(), 0).send(recorder, bench.documents());
            }
            Pair.Side importing =
                    new Pair.Side("import", () -> measured(stack, amount, () -> read(stack, file, amount)));
            Pair.Side sending = new Pair.Side("producer", () -> measured(stack, amount, () -> send(stack, messages)));
            Pair.Comparison comparison = new Pair(importing, sending).run(bench.warmUps(), bench.rounds(), bench::tell);
            MedianInterval wall = MedianInterval.of(comparison.rounds().stream()
                    .mapToDouble(round ->
                            round.floor().wallSeconds() / round.subject().wallSeconds())
                    .toArray());
            return new Outcome(name(), about(), started, machine, amount, Files.size(file), comparison, wall);
        }
    }

    private static Run measured(BenchStack stack, GeneratedStock.Amount amount, Sending sending) throws IOException {
        Cpu before = Cpu.of(broker(stack)).andThisProcess("this");
        long start = System.nanoTime();
        sending.run();
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Cpu used = Cpu.of(broker(stack)).andThisProcess("this").since(before);
        return Run.of(used, wall, amount.changes(), Map.of(), Map.of(), Map.of());
    }

    private static List<dev.vitrina.stack.PartState> broker(BenchStack stack) {
        return stack.parts().stream()
                .filter(part -> part.name().equals("kafka"))
                .toList();
    }

    private static void read(BenchStack stack, Path file, GeneratedStock.Amount amount) throws IOException {
        try (ChangeProducer producer = new ChangeProducer(stack.bootstrapServers())) {
            ImportReport report = new ChangesImport(producer, Clock.systemUTC())
                    .run(List.of(file), new ChangesImport.Options(ShopDefaults.STANDARD, false), Progress.NONE);
            if (report.changes() != amount.changes()) {
                throw new BenchException("The import took %,d of %,d changes and rejected %s"
                        .formatted(report.changes(), amount.changes(), report.rejects()));
            }
        }
    }

    private static void send(BenchStack stack, List<Message> messages) {
        String topic = Topics.of(Entity.STOCK_DOCUMENT).name();
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (var producer = new KafkaProducer<byte[], byte[]>(ChangeProducer.settings(stack.bootstrapServers()))) {
            for (Message message : messages) {
                producer.send(
                        new ProducerRecord<>(topic, null, message.timestamp(), message.key(), message.value()),
                        (position, failure) -> failed.compareAndSet(null, failure));
            }
            producer.flush();
        }
        if (failed.get() != null) {
            throw new BenchException("Kafka did not take a message: " + failed.get(), failed.get());
        }
    }

    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }

    private record Message(long timestamp, byte[] key, byte[] value) {}

    /** Writes changes as a file of JSON lines and keeps the messages that the file becomes. */
    private static final class Recorder implements ChangeSink, AutoCloseable {
        private final SingleObject<Change> encoding = new SingleObject<>(Change.class);
        private final List<Message> messages;
        private final BufferedWriter lines;

        private Recorder(Path file, List<Message> messages) throws IOException {
            this.messages = messages;
            this.lines = Files.newBufferedWriter(file);
        }

        @Override
        public void send(Change change) {
            messages.add(new Message(
                    change.getRecordedAt().toEpochMilli(),
                    Topics.changeKey(change.getSource(), change.getId()).getBytes(StandardCharsets.UTF_8),
                    encoding.encode(change)));
            try {
                lines.write("""
                        {"entity":"%s","source":"%s","id":"%s","version":%d,"changed_at":"%s","deleted":%b%s}
                        """.formatted(
                                change.getEntity(),
                                change.getSource(),
                                change.getId(),
                                change.getVersion(),
                                change.getChangedAt(),
                                change.getDeleted(),
                                change.getDeleted()
                                        ? ""
                                        : ",\"body\":"
                                                + CanonicalJson.of(
                                                        (org.apache.avro.specific.SpecificRecord) change.getBody())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void send(Reject reject) {
            throw new IllegalArgumentException("Generated changes are readable: " + reject);
        }

        @Override
        public void heartbeat(String source, Instant time, Set<Entity> feeds) {}

        @Override
        public void flush() {}

        @Override
        public Map<TopicPartition, Long> endOffsets() {
            return Map.of();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /**
     * What came out.
     *
     * @param wallRatio the producer's time by the import's: 1 where the producer is what one waits for
     */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            Machine machine,
            GeneratedStock.Amount amount,
            long fileBytes,
            Pair.Comparison comparison,
            MedianInterval wallRatio)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s%n%,d changes, %,d lines, %.1f MiB of JSON%n",
                    benchmark,
                    about,
                    amount.changes(),
                    amount.lines(),
                    fileBytes / 1048576.0);
            Comparisons.print(comparison, "change", out);
            out.printf(
                    Locale.ROOT,
                    "%,.0f changes/s imported; wall time of the producer by that of the import: %.3f%n",
                    amount.changes()
                            / MedianInterval.of(comparison.rounds().stream()
                                            .mapToDouble(
                                                    round -> round.subject().wallSeconds())
                                            .toArray())
                                    .median(),
                    wallRatio.median());
        }
    }
}
