package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.SecondThread;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ChangesImport;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.ingestion.changes.Progress;
import dev.vitrina.ingestion.csv.CsvImport;
import dev.vitrina.ingestion.csv.CsvMapping;
import dev.vitrina.stack.Passage;
import dev.vitrina.stack.RunningStack;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.SettingsReader;
import dev.vitrina.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Reads files into Kafka; the same file twice changes nothing.",
            "What cannot be read is kept in ops.rejects with file, line and reason, and the rest goes on."
        })
final class ImportCommand implements Callable<Integer> {

    private static final String CHANGES = "changes";

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            description = {
                "changes: JSON lines, one document version a line;",
                "or a CSV mapping: one that comes with Vitrina (${COMPLETION-CANDIDATES}), or the path of your own."
            },
            completionCandidates = ShippedMappings.class)
    private String format;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Plain or gzip.")
    private List<Path> files;

    @Option(
            names = "--wait",
            description = "Returns when every job has committed what it made of the files: history, ledgers, current.")
    private boolean wait;

    @Option(names = "--strict", description = "Exit code 1 if a line or document could not be read.")
    private boolean strict;

    @Option(names = "--lenient", description = "Ignores and counts unknown fields instead of rejecting their line.")
    private boolean lenient;

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "Version of documents that a CSV mapping takes no version for (default: 1).")
    private Long version;

    @Option(
            names = "--dry-run",
            description = "Sends nothing: prints the first changes of each entity as JSON lines. Needs no stack.")
    private boolean dryRun;

    /** What is to be read, whatever its format. */
    private interface Source {
        ImportReport run(ChangeSink sink, Progress progress) throws IOException;
    }

    /** For the help. */
    static final class ShippedMappings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CsvMapping.shipped().iterator();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (dryRun && wait) {
            throw new ParameterException(
                    spec.commandLine(), "--wait has nothing to wait for with --dry-run, which sends nothing");
        }
        Source source = source(shop(SettingsReader.read(vitrina.home(), Map.of())));
        ImportReport report;
        if (dryRun) {
            report = read(source, new DryRun(spec.commandLine().getOut()));
        } else {
            RunningStack stack = RunningStack.of(vitrina.home(), "kafka");
            report = send(source, stack);
            if (wait) {
                await(stack, report);
            }
        }
        report.damages().forEach(spec.commandLine().getErr()::println);
        return report.damages().isEmpty() && (!strict || report.rejected() == 0) ? 0 : 1;
    }

    private Source source(ShopDefaults shop) {
        if (format.equals(CHANGES)) {
            if (version != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--version %d is for CSV mappings: changes bring their own".formatted(version));
            }
            return (sink, progress) -> new ChangesImport(sink, Clock.systemUTC())
                    .run(files, new ChangesImport.Options(shop, lenient), progress);
        }
        if (!CsvMapping.isMeant(format)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Unknown format '%s': expected %s, %s, or the path of a CSV mapping such as my-shop.yaml"
                            .formatted(format, CHANGES, String.join(", ", CsvMapping.shipped())));
        }
        if (lenient || (version != null && version < 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    lenient
                            ? "--lenient is for changes: what a CSV mapping does not name is not read"
                            : "--version must be 0 or above: " + version);
        }
        CsvMapping mapping = mapping();
        return (sink, progress) -> new CsvImport(sink, Clock.systemUTC())
                .run(files, mapping, new CsvImport.Options(shop, version == null ? 1 : version), progress);
    }

    private CsvMapping mapping() {
        try {
            return CsvMapping.read(format);
        } catch (IOException e) {
            throw new StackException(e.getMessage(), e);
        }
    }

    private ImportReport send(Source source, RunningStack stack) {
        try (ChangeProducer producer = new ChangeProducer(stack.kafka());
                SecondThread delivery = new SecondThread(producer)) {
            return read(source, delivery);
        } catch (IOException e) {
            throw new StackException(e.getMessage(), e);
        }
    }

    private ImportReport read(Source source, ChangeSink sink) {
        long cpuBefore = cpuNanos();
        FirstRejects rejects = new FirstRejects(sink);
        ImportReport report;
        try (ProgressLine progress = ProgressLine.ofBytes("Importing")) {
            report = source.run(rejects, mark -> progress.at(mark.bytesRead(), mark.bytesTotal()));
        } catch (IOException e) {
            throw new StackException(e.getMessage(), e);
        }
        print(report, rejects.sentences(), Duration.ofNanos(cpuNanos() - cpuBefore));
        return report;
    }

    private void await(RunningStack stack, ImportReport report) throws InterruptedException {
        long start = System.nanoTime();
        try (ProgressLine progress = ProgressLine.ofMessages("Waiting for the jobs")) {
            long total = report.changes() + report.rejected();
            new Passage(vitrina.home(), stack)
                    .await(
                            report.endOffsets(),
                            reached -> progress.at(Math.max(0, total - Math.min(total, reached.pending())), total));
        }
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "committed by every job after %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private void print(ImportReport report, List<String> firstRejects, Duration cpu) {
        PrintWriter out = spec.commandLine().getOut();
        double seconds = Math.max(report.elapsed().toNanos(), 1) / 1e9;
        out.printf(
                Locale.ROOT,
                "%,d %s: %,d changes, %,d rejected; %.1f s, %,.0f %2$s/s, %.0f µs CPU a %s%s%n",
                report.lines(),
                format.equals(CHANGES) ? "lines" : "rows",
                report.changes(),
                report.rejected(),
                seconds,
                report.lines() / seconds,
                report.lines() == 0 ? 0.0 : cpu.toNanos() / 1e3 / report.lines(),
                format.equals(CHANGES) ? "line" : "row",
                dryRun ? "; nothing was sent" : "");
        report.files().stream()
                .filter(file -> file.lines() == 0)
                .forEach(
                        file -> out.printf(format.equals(CHANGES) ? "%s is empty%n" : "%s has no rows%n", file.file()));
        report.files().stream()
                .filter(file -> file.neverFound() > 0)
                .forEach(file -> out.printf(
                        Locale.ROOT,
                        "%s: no document looked up %,d of its %,d rows%n",
                        file.file(),
                        file.neverFound(),
                        file.lines()));
        report.rejects()
                .forEach((reason, count) -> out.printf(Locale.ROOT, "  rejected %,6d  %s%n", count, reason.code()));
        report.ignoredFields()
                .forEach(
                        (field, count) -> out.printf(Locale.ROOT, "  ignored  %,6d  unknown field %s%n", count, field));
        firstRejects.forEach(sentence -> out.println("  " + sentence));
        if (report.rejected() > 0 && !dryRun) {
            out.println("  see: ./vitrina sql \"SELECT file, line, reason, detail FROM ops.rejects\"");
        }
        out.flush();
    }

    private static ShopDefaults shop(Settings settings) {
        return new ShopDefaults(
                settings.shopOrganization(),
                settings.shopWarehouse(),
                settings.shopCurrency().getCurrencyCode());
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
