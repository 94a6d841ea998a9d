package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ChangesImport;
import dev.vitrina.ingestion.changes.ImportReport;
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

    @Parameters(index = "0", paramLabel = "FORMAT", description = "changes: JSON lines, one document version a line.")
    private String format;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Plain or gzip.")
    private List<Path> files;

    @Option(
            names = "--wait",
            description = "Returns when every job has committed what it made of the files: history, ledgers, current.")
    private boolean wait;

    @Option(names = "--strict", description = "Exit code 1 if a line could not be read.")
    private boolean strict;

    @Option(names = "--lenient", description = "Ignores and counts unknown fields instead of rejecting their line.")
    private boolean lenient;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!format.equals(CHANGES)) {
            throw new ParameterException(
                    spec.commandLine(), "Unknown format '%s': expected %s".formatted(format, CHANGES));
        }
        Settings settings = SettingsReader.read(vitrina.home(), Map.of());
        RunningStack stack = RunningStack.of(vitrina.home(), "kafka");
        long cpuBefore = cpuNanos();
        ImportReport report = send(stack, new ChangesImport.Options(shop(settings), lenient));
        print(report, Duration.ofNanos(cpuNanos() - cpuBefore));
        if (wait) {
            await(stack, report);
        }
        report.damages().forEach(spec.commandLine().getErr()::println);
        return report.damages().isEmpty() && (!strict || report.rejected() == 0) ? 0 : 1;
    }

    private ImportReport send(RunningStack stack, ChangesImport.Options options) throws IOException {
        try (ChangeProducer producer = new ChangeProducer(stack.kafka());
                ProgressLine progress = ProgressLine.ofBytes("Importing")) {
            return new ChangesImport(producer, Clock.systemUTC())
                    .run(files, options, mark -> progress.at(mark.bytesRead(), mark.bytesTotal()));
        } catch (IOException e) {
            throw new StackException(e.getMessage(), e);
        }
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

    private void print(ImportReport report, Duration cpu) {
        PrintWriter out = spec.commandLine().getOut();
        double seconds = Math.max(report.elapsed().toNanos(), 1) / 1e9;
        out.printf(
                Locale.ROOT,
                "%,d lines: %,d changes, %,d rejected; %.1f s, %,.0f lines/s, %.0f µs CPU a line%n",
                report.lines(),
                report.changes(),
                report.rejected(),
                seconds,
                report.lines() / seconds,
                report.lines() == 0 ? 0.0 : cpu.toNanos() / 1e3 / report.lines());
        report.files().stream()
                .filter(file -> file.lines() == 0)
                .forEach(file -> out.printf("%s is empty%n", file.file()));
        report.rejects()
                .forEach((reason, count) -> out.printf(Locale.ROOT, "  rejected %,6d  %s%n", count, reason.code()));
        report.ignoredFields()
                .forEach(
                        (field, count) -> out.printf(Locale.ROOT, "  ignored  %,6d  unknown field %s%n", count, field));
        if (report.rejected() > 0) {
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
