package dev.vitrina.ingestion.csv;

import com.sun.management.OperatingSystemMXBean;
import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.SecondThread;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.ingestion.changes.Progress;
import dev.vitrina.ingestion.changes.Received;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.avro.Change;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What an import by a mapping costs per row, to be run by hand: {@code CsvSpeed read MAPPING FILE…} reads, maps and
 * encodes only; {@code CsvSpeed host:port MAPPING FILE…} sends to a Kafka that has the topics, and then sends the same
 * messages once more from memory by a bare producer, which is as fast as it can be.
 */
final class CsvSpeed {
    private static final int ROUNDS = 4;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CsvSpeed() {}

    /** Keeps nothing, encodes everything. */
    private static final class Encoding extends Received {
        private final SingleObject<Change> encoding = new SingleObject<>(Change.class);

        @Override
        public void send(Change change) {
            encoding.encode(change);
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Path> files = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        for (int round = 1; round <= ROUNDS; round++) {
            if (arguments[0].equals("read")) {
                measure("read, map, encode", new Encoding(), arguments[1], files);
            } else {
                double imported;
                try (ChangeProducer producer = new ChangeProducer(arguments[0]);
                        SecondThread delivery = new SecondThread(producer)) {
                    imported = measure("import", delivery, arguments[1], files);
                }
                double bare = bare(arguments[0], arguments[1], files);
                System.out.printf(Locale.ROOT, "   import takes %.2f times the bare producer%n", imported / bare);
            }
        }
    }

    private static double measure(String what, ChangeSink sink, String mapping, List<Path> files) throws IOException {
        long cpu = PROCESS.getProcessCpuTime();
        ImportReport report = new CsvImport(sink, Clock.systemUTC())
                .run(files, CsvMapping.read(mapping), new CsvImport.Options(ShopDefaults.STANDARD, 1), Progress.NONE);
        cpu = PROCESS.getProcessCpuTime() - cpu;
        double seconds = report.elapsed().toNanos() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d rows, %,d changes, rejects %s, %.2f s, %,.0f rows/s, %.2f µs of CPU per row%n",
                what,
                report.lines(),
                report.changes(),
                report.rejects(),
                seconds,
                report.lines() / seconds,
                cpu / 1e3 / Math.max(1, report.lines()));
        return seconds;
    }

    private static double bare(String kafka, String mapping, List<Path> files) throws IOException {
        SingleObject<Change> encoding = new SingleObject<>(Change.class);
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
        new CsvImport(
                        new Received() {
                            @Override
                            public void send(Change change) {
                                messages.add(new ProducerRecord<>(
                                        Topics.of(Entity.named(change.getEntity())
                                                        .orElseThrow())
                                                .name(),
                                        null,
                                        change.getRecordedAt().toEpochMilli(),
                                        Topics.changeKey(change.getSource(), change.getId())
                                                .getBytes(StandardCharsets.UTF_8),
                                        encoding.encode(change)));
                            }
                        },
                        Clock.systemUTC())
                .run(files, CsvMapping.read(mapping), new CsvImport.Options(ShopDefaults.STANDARD, 1), Progress.NONE);
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        try (var producer = new KafkaProducer<byte[], byte[]>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                10,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 << 10))) {
            messages.forEach(producer::send);
            producer.flush();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "bare producer: %,d messages, %.2f s, %.2f s of CPU%n",
                messages.size(),
                seconds,
                (PROCESS.getProcessCpuTime() - cpu) / 1e9);
        return seconds;
    }
}
