package dev.vitrina.ingestion.changes;

import com.sun.management.OperatingSystemMXBean;
import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.avro.Change;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What an import costs per line, to be run by hand: {@code ImportSpeed read FILE…} reads and encodes only,
 * {@code ImportSpeed host:port FILE…} sends to a Kafka that has the topics. Several rounds, the first ones to warm up.
 */
final class ImportSpeed {
    private static final int ROUNDS = 5;

    private ImportSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> files = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        if (arguments[0].equals("read")) {
            SingleObject<Change> encoding = new SingleObject<>(Change.class);
            measure(
                    new Received() {
                        @Override
                        public void send(Change change) {
                            encoding.encode(change);
                        }
                    },
                    files);
        } else {
            try (ChangeProducer producer = new ChangeProducer(arguments[0])) {
                measure(producer, files);
            }
        }
    }

    private static void measure(ChangeSink sink, List<Path> files) throws IOException {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        for (int round = 1; round <= ROUNDS; round++) {
            long cpu = process.getProcessCpuTime();
            ImportReport report = new ChangesImport(sink, Clock.systemUTC())
                    .run(files, new ChangesImport.Options(ShopDefaults.STANDARD, false), Progress.NONE);
            cpu = process.getProcessCpuTime() - cpu;
            System.out.printf(
                    Locale.ROOT,
                    "%d: %,d lines, %,d changes, rejects %s, %.1f s, %,.0f lines/s, %,d ns of CPU per line%n",
                    round,
                    report.lines(),
                    report.changes(),
                    report.rejects(),
                    report.elapsed().toNanos() / 1e9,
                    report.lines() * 1e9 / report.elapsed().toNanos(),
                    cpu / Math.max(1, report.lines()));
        }
    }
}
