package dev.vitrina.ingestion.changes;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.schemas.avro.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Imports files of canonical changes, one JSON object per line, plain or gzip. Every line becomes a change or a reject.
 * Importing a file again sends the same versions and the same reject keys again, which changes nothing behind the topics.
 *
 * <p>Memory does not grow with the files or with their lines.
 */
public final class ChangesImport {
    /** The longest line that may be a change, in bytes. Up to twice as much of a longer one is kept in rejects. */
    public static final int LONGEST_LINE = 8 << 20;

    private static final int LINES_PER_MARK = 1_000;

    private final ChangeSink sink;
    private final Clock clock;

    /**
     * How files are read.
     *
     * @param lenient whether unknown fields are ignored and counted, rather than rejected by name
     */
    public record Options(ShopDefaults shop, boolean lenient) {
        public Options {
            Objects.requireNonNull(shop, "shop");
        }
    }

    /**
     * An import into this sink.
     *
     * @param clock says when a reject was recorded; changes bring their own times
     */
    public ChangesImport(ChangeSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Sends all lines of the files, in order, and returns when all of them have been acknowledged. A file that turns out
     * to be damaged counts up to the damage, is named in the report, and does not keep the others from being read.
     *
     * @throws DeliveryException if the sink fails; what was sent before may have arrived
     * @throws IOException in one sentence, before anything is sent, if a file is missing or cannot be read
     */
    public ImportReport run(List<Path> paths, Options options, Progress progress) throws IOException {
        List<ChangesFile> files = paths.stream().map(ChangesFile::new).toList();
        long bytesTotal = 0;
        for (ChangesFile file : files) {
            file.requireReadable();
            bytesTotal += file.size();
        }
        long start = System.nanoTime();
        Run run = new Run(new ChangeReader(options.shop(), options.lenient()), progress, bytesTotal);
        List<ImportReport.FileReport> reports = new ArrayList<>();
        for (ChangesFile file : files) {
            reports.add(run.read(file));
        }
        sink.flush();
        return new ImportReport(reports, Duration.ofNanos(System.nanoTime() - start), sink.endOffsets());
    }

    private final class Run {
        private final ChangeReader reader;
        private final Progress progress;
        private final long bytesTotal;
        private long bytesOfFilesBefore;
        private long bytesOfThisFile;
        private long lines;
        private long changes;

        Run(ChangeReader reader, Progress progress, long bytesTotal) {
            this.reader = reader;
            this.progress = progress;
            this.bytesTotal = bytesTotal;
        }

        ImportReport.FileReport read(ChangesFile file) throws DeliveryException {
            long linesBefore = lines;
            long changesBefore = changes;
            Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
            Optional<String> damage = readLines(file, rejects);
            bytesOfFilesBefore += bytesOfThisFile;
            bytesOfThisFile = 0;
            mark();
            return new ImportReport.FileReport(
                    file.path(),
                    lines - linesBefore,
                    changes - changesBefore,
                    rejects,
                    reader.drainIgnoredFields(),
                    0,
                    damage);
        }

        private Optional<String> readLines(ChangesFile file, Map<RejectReason, Long> rejects) throws DeliveryException {
            long lastLine = 0;
            try (ChangesFile.Content content = file.open()) {
                LineReader line = new LineReader(content);
                while (line.next()) {
                    lastLine = line.number();
                    bytesOfThisFile = content.bytesRead();
                    take(file, line, rejects);
                    if (++lines % LINES_PER_MARK == 0) {
                        mark();
                    }
                }
                return Optional.empty();
            } catch (DeliveryException e) {
                throw e;
            } catch (IOException e) {
                return Optional.of("%s is damaged after line %d, what stands before is imported: %s"
                        .formatted(file.path(), lastLine, e.getMessage()));
            }
        }

        private void take(ChangesFile file, LineReader line, Map<RejectReason, Long> rejects) throws DeliveryException {
            Change change;
            try {
                change = change(line);
            } catch (RejectedException e) {
                rejects.merge(e.reason(), 1L, Long::sum);
                sink.send(new UnreadLine(file.name(), line, e)
                        .reject(clock.instant().truncatedTo(ChronoUnit.MICROS)));
                return;
            }
            sink.send(change);
            changes++;
        }

        private Change change(LineReader line) throws RejectedException {
            if (line.fullLength() > LONGEST_LINE) {
                throw new RejectedException(
                        RejectReason.LINE_TOO_LONG,
                        "A line must be at most %d bytes long: %d%s"
                                .formatted(
                                        LONGEST_LINE,
                                        line.fullLength(),
                                        line.length() < line.fullLength()
                                                ? ", of which the first %d are kept".formatted(line.length())
                                                : ""));
            }
            return reader.read(line.bytes(), line.from(), line.length());
        }

        private void mark() {
            progress.reached(new Progress.Mark(
                    bytesOfFilesBefore + bytesOfThisFile, bytesTotal, lines, changes, lines - changes));
        }
    }
}
