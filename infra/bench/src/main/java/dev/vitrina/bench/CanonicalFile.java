package dev.vitrina.bench;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.LocalSink;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ChangeWriter;
import dev.vitrina.ingestion.changes.ChangesImport;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.ingestion.changes.Progress;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Generated stock documents as canonical changes, one JSON line each. */
final class CanonicalFile implements ImportedFile {

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String about() {
        return "importing canonical changes against sending the same messages; the broker counts in both";
    }

    @Override
    public String unit() {
        return "change";
    }

    @Override
    public long usualDocuments() {
        return 100_000;
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public Path prepare(Bench bench, Path folder) throws IOException {
        bench.tell("writing %,d stock documents".formatted(bench.documents()));
        Path file = folder.resolve("changes.jsonl");
        try (Lines lines = new Lines(file)) {
            new GeneratedStock(bench.documents(), 0).send(lines, bench.documents());
        }
        return file;
    }

    @Override
    public ImportReport read(Path file, ChangeSink sink) throws IOException {
        return new ChangesImport(sink, Clock.systemUTC())
                .run(List.of(file), new ChangesImport.Options(ShopDefaults.STANDARD, false), Progress.NONE);
    }

    private static final class Lines extends LocalSink implements AutoCloseable {
        private final BufferedOutputStream out;
        private final ChangeWriter lines;

        Lines(Path file) throws IOException {
            out = new BufferedOutputStream(Files.newOutputStream(file));
            lines = new ChangeWriter(out);
        }

        @Override
        public void send(Change change) {
            try {
                lines.write(change);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void send(Reject reject) {
            throw new IllegalArgumentException("Generated changes are readable: " + reject);
        }

        @Override
        public void close() throws IOException {
            lines.close();
            out.close();
        }
    }
}
