package dev.vitrina.command;

import dev.vitrina.stack.RunningStack;
import dev.vitrina.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = {
            "Writes tables to files, one a table, named like the table: DIR/ledger.stock_entries.csv.",
            "Each file is one consistent moment of its table; a file of that name is replaced when the new one is whole."
        })
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Folder for the files; made if need be.")
    private Path folder;

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = {
                "csv or parquet (default: ${DEFAULT-VALUE}).",
                "Lists and maps are JSON text in both; times are UTC."
            })
    private TableFile.Format format;

    @Option(
            names = "--personal-data",
            description = "Also what tells who a customer is: current.customers, and the text of what was rejected.")
    private boolean personalData;

    @Parameters(
            paramLabel = "TABLE",
            arity = "0..*",
            description = "Such as ledger.stock_entries; all if none is named.")
    private List<String> names = List.of();

    @Override
    public Integer call() throws IOException {
        try (Connection trino = RunningStack.of(vitrina.home(), "trino").connect("export")) {
            List<ExportedTable> tables = chosen(ExportedTable.all(trino));
            if (tables.isEmpty()) {
                throw new StackException("There is no table yet; bring changes with ./vitrina import");
            }
            Files.createDirectories(folder);
            export(trino, tables);
            return 0;
        } catch (SQLException e) {
            throw new StackException(Sentences.of(e), e);
        } catch (IOException e) {
            throw new StackException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private List<ExportedTable> chosen(List<ExportedTable> all) {
        if (names.isEmpty()) {
            return all.stream()
                    .filter(table -> personalData || !table.isPersonal())
                    .toList();
        }
        List<ExportedTable> chosen = new ArrayList<>();
        for (String name : names) {
            ExportedTable table = all.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new StackException("There is no table '%s': expected some of %s"
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            all.stream()
                                                    .map(ExportedTable::name)
                                                    .toList()))));
            if (table.isPersonal() && !personalData) {
                throw new ParameterException(
                        spec.commandLine(), "Table " + name + " holds personal data: add --personal-data to export it");
            }
            chosen.add(table);
        }
        return chosen;
    }

    private void export(Connection trino, List<ExportedTable> tables) throws SQLException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (ExportedTable table : tables) {
            Path file = folder.resolve(table.name() + format.ending());
            long rows;
            try (ProgressLine progress = ProgressLine.ofMessages(table.name())) {
                long total = table.count(trino);
                rows = new TableFile(file, format)
                        .write(trino, table.query(personalData), done -> progress.at(done, total));
            }
            out.printf(Locale.ROOT, "%-28s %,12d rows %,12d bytes  %s%n", table.name(), rows, Files.size(file), file);
            out.flush();
        }
    }
}
