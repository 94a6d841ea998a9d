package dev.vitrina.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.ingestion.changes.ImportReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalFileTest {

    @TempDir
    Path folder;

    @Test
    void everyGeneratedChangeIsALineThatIsRead() throws IOException {
        EncodedMessages generated = new EncodedMessages();
        GeneratedStock.Amount amount = new GeneratedStock(500, 0).send(generated, 500);

        CanonicalFile canonical = new CanonicalFile();
        Path file = canonical.prepare(new Bench(0, 1, 500, folder, new PrintWriter(new StringWriter())), folder);
        EncodedMessages imported = new EncodedMessages();
        ImportReport report = canonical.read(file, imported);

        assertThat(report.lines()).isEqualTo(amount.changes());
        assertThat(report.rejects()).isEmpty();
        assertThat(imported.count()).isEqualTo(generated.count());
        // the import has filled in what the shop's documents leave open
        assertThat(imported.bytes()).isGreaterThanOrEqualTo(generated.bytes());
    }
}
