package dev.vitrina.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.vitrina.stack.StatusReader;
import dev.vitrina.stack.StatusReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = {
            "Tells how each part and job is, how old the newest data is, and what could not be read.",
            "Exit code 0 if everything runs, else 1."
        })
final class StatusCommand implements Callable<Integer> {

    private enum Format {
        TABLE,
        JSON
    }

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", defaultValue = "table", description = "table or json (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() throws JsonProcessingException {
        StatusReport report = new StatusReader(vitrina.home()).read();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case JSON -> out.println(json(report));
            case TABLE -> new StatusPage(report).print(out);
        }
        out.flush();
        if (!report.healthy()) {
            spec.commandLine().getErr().println(report.summary());
        }
        return report.healthy() ? 0 : 1;
    }

    private static String json(StatusReport report) throws JsonProcessingException {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(report);
    }
}
