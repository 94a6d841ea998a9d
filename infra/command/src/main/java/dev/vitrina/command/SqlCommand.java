package dev.vitrina.command;

import dev.vitrina.stack.RunningStack;
import dev.vitrina.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        description = "Asks Trino. The catalog is vitrina, so that 'select * from current.available_stock' is enough.")
final class SqlCommand implements Callable<Integer> {

    private enum Format {
        TABLE,
        CSV,
        JSON
    }

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SQL", description = "One statement; - reads it from standard input.")
    private String sql;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() throws IOException {
        String statement = statement();
        try (Connection connection = RunningStack.of(vitrina.home(), "trino").connect("sql")) {
            return run(connection, statement);
        } catch (SQLException e) {
            throw new StackException(Sentences.of(e), e);
        }
    }

    private int run(Connection connection, String text) throws SQLException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(text)) {
                try (ResultSet rows = statement.getResultSet()) {
                    writer().write(rows, out);
                }
            } else if (statement.getUpdateCount() > 0) {
                spec.commandLine().getErr().println(statement.getUpdateCount() + " rows changed");
            }
        }
        out.flush();
        return 0;
    }

    private ResultWriter writer() {
        return switch (format) {
            case TABLE -> new TableWriter();
            case CSV -> new CsvWriter();
            case JSON -> new JsonWriter();
        };
    }

    private String statement() throws IOException {
        String text = sql.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
        String statement = text.strip().replaceFirst(";\\s*$", "");
        if (statement.isEmpty()) {
            throw new StackException("No SQL given: expected one statement such as \"select 1\"");
        }
        return statement;
    }
}
