package dev.vitrina.bench;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.ingestion.changes.Progress;
import dev.vitrina.ingestion.csv.CsvImport;
import dev.vitrina.ingestion.csv.CsvMapping;
import dev.vitrina.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The rows of a real shop's invoices, by the mapping that comes along; where their file lies beside the project. */
final class RetailFile implements ImportedFile {
    private static final String MAPPING = "uci-online-retail";

    @Override
    public String name() {
        return "import-csv";
    }

    @Override
    public String about() {
        return "importing the CSV rows of a real shop against sending the same messages; the broker counts in both";
    }

    @Override
    public String unit() {
        return "row";
    }

    /** The rows that it has. */
    @Override
    public long usualDocuments() {
        return 541_909;
    }

    @Override
    public Optional<String> obstacle() {
        Path file = file();
        return Files.isRegularFile(file) ? Optional.empty() : Optional.of("there is no " + file);
    }

    @Override
    public Path prepare(Bench bench, Path folder) {
        Path file = file();
        bench.tell("reading the whole of " + file);
        return file;
    }

    @Override
    public ImportReport read(Path file, ChangeSink sink) throws IOException {
        return new CsvImport(sink, Clock.systemUTC())
                .run(
                        List.of(file),
                        CsvMapping.read(MAPPING),
                        new CsvImport.Options(ShopDefaults.STANDARD, 1),
                        Progress.NONE);
    }

    private static Path file() {
        return Installation.current()
                .root()
                .resolve("../shared/data")
                .resolve(MAPPING)
                .resolve("online-retail.csv.gz")
                .normalize();
    }
}
