package dev.vitrina.ingestion.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.ingestion.changes.Progress;
import dev.vitrina.ingestion.changes.Received;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A folder with a mapping and files, and what came of importing them. */
final class Export {
    private final Path folder;
    private final String mapping;
    private final List<Path> files = new ArrayList<>();
    private final Received received = new Received();
    private long version = 1;

    Export(Path folder, String mapping) {
        this.folder = folder;
        this.mapping = mapping;
    }

    Export file(String name, String text) throws IOException {
        return file(name, text, UTF_8);
    }

    Export file(String name, String text, Charset encoding) throws IOException {
        return file(name, text.getBytes(encoding));
    }

    Export file(String name, byte[] bytes) throws IOException {
        files.add(Files.write(folder.resolve(name), bytes));
        return this;
    }

    Export version(long number) {
        version = number;
        return this;
    }

    /** Imports all files given so far. */
    ImportReport run() throws IOException {
        return run(1 << 30);
    }

    /** Imports all files given so far with so much room for rows and keys, in bytes. */
    ImportReport run(long room) throws IOException {
        Path path = Files.writeString(folder.resolve("shop.yaml"), mapping);
        return new CsvImport(received, Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC), room)
                .run(
                        files,
                        CsvMapping.read(path.toString()),
                        new CsvImport.Options(ShopDefaults.STANDARD, version),
                        Progress.NONE);
    }

    List<Change> changes() {
        return received.changes;
    }

    List<Reject> rejects() {
        return received.rejects;
    }

    List<String> ids() {
        return received.changes.stream().map(Change::getId).toList();
    }

    /** The rejects, each as its id, line, reason and detail. */
    List<String> reasons() {
        return received.rejects.stream()
                .map(reject -> "%s %d %s: %s"
                        .formatted(reject.getId(), reject.getLine(), reject.getReason(), reject.getDetail()))
                .toList();
    }

    /** The body of a document as canonical JSON. */
    String body(String id) {
        return received.changes.stream()
                .filter(change -> change.getId().equals(id))
                .map(change -> CanonicalJson.of((SpecificRecord) change.getBody()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + id + " among " + ids()));
    }
}
