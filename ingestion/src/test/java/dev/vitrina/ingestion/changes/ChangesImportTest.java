package dev.vitrina.ingestion.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesImportTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir
    private Path folder;

    private final Received received = new Received();

    @Test
    void everyLineBecomesAChangeOrAReject() throws IOException {
        Path file = file(
                "a.jsonl",
                good("1") + "\nbroken\n\n" + good("2") + "\n" + good("3").replace("main", "a\",\"b\":\"c"));
        ImportReport report = run(file);

        assertThat(received.changes).extracting(Change::getId).containsExactly("1", "2");
        assertThat(received.rejects).extracting(Reject::getLine).containsExactly(2L, 5L);
        assertThat(received.rejects).extracting(Reject::getRaw).first().isEqualTo("broken");
        assertThat(report.lines()).isEqualTo(4);
        assertThat(report.changes()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(report.rejects()).isEqualTo(Map.of(RejectReason.BROKEN_JSON, 1L, RejectReason.UNKNOWN_FIELD, 1L));
        assertThat(report.damages()).isEmpty();
        assertThat(received.flushes).isEqualTo(1);
    }

    @Test
    void aRejectSaysAllThatIsKnown() throws IOException {
        run(file("a.jsonl", good("17").replace("\"version\":1", "\"version\":-1")));

        Reject reject = received.rejects.getFirst();
        assertThat(reject.getFile()).isEqualTo("a.jsonl");
        assertThat(reject.getLine()).isEqualTo(1);
        assertThat(reject.getEntity()).isEqualTo("warehouse");
        assertThat(reject.getSource()).isEqualTo("erp");
        assertThat(reject.getId()).isEqualTo("17");
        assertThat(reject.getReason()).isEqualTo("out_of_range");
        assertThat(reject.getDetail()).isEqualTo("Version must be 0 or above: -1 (version of 17)");
        assertThat(reject.getRecordedAt()).isEqualTo(NOW);
        assertThat(reject.getTopic()).isNull();
    }

    @Test
    void theSameLineOfTheSameFileHasTheSameKeyWhereverItLies() throws IOException {
        run(file("a.jsonl", "x\nx\ny"));
        run(file("elsewhere/a.jsonl", "x\nx\nz"));
        run(file("b.jsonl", "x"));

        List<String> keys = received.rejects.stream().map(Reject::getKey).toList();
        assertThat(keys.subList(3, 5)).isEqualTo(keys.subList(0, 2));
        assertThat(keys).allMatch(key -> key.matches("[0-9a-f]{64}")).hasSize(7);
        assertThat(keys.stream().distinct()).hasSize(5);
    }

    @Test
    void bytesThatAreNoTextAreKeptAsBase64() throws IOException {
        Path file = folder.resolve("a.jsonl");
        byte[] bytes = {'{', (byte) 0xE9, '}'};
        Files.write(file, bytes);
        run(file);

        assertThat(received.rejects.getFirst().getReason()).isEqualTo("not_utf8");
        assertThat(received.rejects.getFirst().getRaw())
                .isEqualTo("base64:" + Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void aTenMegabyteLineIsKeptAndTheRestGoesOn() throws IOException {
        String large = "x".repeat(10_000_000);
        run(file("a.jsonl", good("1") + "\n" + large + "\n" + good("2")));

        assertThat(received.changes).extracting(Change::getId).containsExactly("1", "2");
        assertThat(received.rejects.getFirst().getReason()).isEqualTo("line_too_long");
        assertThat(received.rejects.getFirst().getDetail())
                .isEqualTo("A line must be at most 8388608 bytes long: 10000000");
        assertThat(received.rejects.getFirst().getRaw()).isEqualTo(large);
    }

    @Test
    void aLineBeyondAllMeasureIsCutBetweenCharacters() throws IOException {
        run(file("a.jsonl", "x" + "Ж".repeat(9_000_000)));

        assertThat(received.rejects.getFirst().getDetail())
                .isEqualTo("A line must be at most 8388608 bytes long: 18000001, of which the first 16777216 are kept");
        assertThat(received.rejects.getFirst().getRaw())
                .startsWith("xЖ")
                .endsWith("ЖЖ")
                .hasSize(8_388_608);
    }

    @Test
    void gzipIsKnownByItsBytesAndNotByItsName() throws IOException {
        Files.write(folder.resolve("zipped.txt"), gzip(good("1") + "\n" + good("2")));
        Files.writeString(folder.resolve("plain.gz"), good("3"));
        ImportReport report = run(folder.resolve("zipped.txt"), folder.resolve("plain.gz"));

        assertThat(received.changes).extracting(Change::getId).containsExactly("1", "2", "3");
        assertThat(report.files()).extracting(ImportReport.FileReport::changes).containsExactly(2L, 1L);
    }

    @Test
    void aTruncatedGzipCountsUpToTheDamageAndTheNextFileIsRead() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 10_000; i++) {
            lines.append(good(Integer.toString(i * 7919))).append('\n');
        }
        byte[] whole = gzip(lines.toString());
        Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
        ImportReport report = run(folder.resolve("cut.gz"), file("next.jsonl", good("last")));

        ImportReport.FileReport cut = report.files().getFirst();
        assertThat(cut.changes()).isBetween(1_000L, 9_999L);
        assertThat(cut.rejected()).isZero();
        assertThat(report.damages())
                .containsExactly(
                        "%s is damaged after line %d, what stands before is imported: Unexpected end of ZLIB input stream"
                                .formatted(folder.resolve("cut.gz"), cut.lines()));
        assertThat(received.changes).extracting(Change::getId).last().isEqualTo("last");
    }

    @Test
    void anEmptyFileIsFine() throws IOException {
        ImportReport report = run(file("empty.jsonl", ""));

        assertThat(report.lines()).isZero();
        assertThat(report.files()).hasSize(1);
        assertThat(report.damages()).isEmpty();
    }

    @Test
    void nothingIsSentIfAFileIsMissing() throws IOException {
        Path present = file("a.jsonl", good("1"));

        assertThatThrownBy(() -> run(present, folder.resolve("b.jsonl")))
                .isInstanceOf(IOException.class)
                .hasMessage("No such file: " + folder.resolve("b.jsonl"));
        assertThatThrownBy(() -> run(present, folder)).hasMessage("Expected a file, found a folder: " + folder);
        assertThat(received.changes).isEmpty();
    }

    @Test
    void progressEndsWithAllBytesAndLines() throws IOException {
        List<Progress.Mark> marks = new ArrayList<>();
        Path first = file("a.jsonl", (good("1") + "\n").repeat(2_500));
        Path second = file("b.jsonl", "x");
        long bytes = Files.size(first) + Files.size(second);
        new ChangesImport(received, Clock.systemUTC()).run(List.of(first, second), options(false), marks::add);

        assertThat(marks).hasSize(4);
        assertThat(marks.getLast()).isEqualTo(new Progress.Mark(bytes, bytes, 2_501, 2_500, 1));
        assertThat(marks).extracting(Progress.Mark::bytesRead).isSorted();
    }

    @Test
    void aLenientImportReportsWhatItIgnored() throws IOException {
        Path file = file("a.jsonl", (good("1").replace("\"name\"", "\"colour\":1,\"name\"") + "\n").repeat(3));
        ImportReport report =
                new ChangesImport(received, Clock.systemUTC()).run(List.of(file), options(true), Progress.NONE);

        assertThat(report.ignoredFields()).isEqualTo(Map.of("warehouse.colour", 3L));
        assertThat(report.changes()).isEqualTo(3);
    }

    private ImportReport run(Path... files) throws IOException {
        return new ChangesImport(received, Clock.fixed(NOW, ZoneOffset.UTC))
                .run(List.of(files), options(false), Progress.NONE);
    }

    private static ChangesImport.Options options(boolean lenient) {
        return new ChangesImport.Options(ShopDefaults.STANDARD, lenient);
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String good(String id) {
        return "{\"entity\":\"warehouse\",\"source\":\"erp\",\"id\":\"%s\",\"version\":1,\"changed_at\":\"2026-01-05T10:00:03Z\",\"deleted\":false,\"body\":{\"name\":\"main\"}}"
                .formatted(id);
    }
}
