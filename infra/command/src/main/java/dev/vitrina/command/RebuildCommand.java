package dev.vitrina.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitrina.stack.Rebuild;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        description = {
            "Builds ledgers anew from the documents in history.changes, beside those that are read, and switches to them when"
                    + " the judge of reconcile agrees with them in every number.",
            "The stack must be up, and goes on meanwhile; a ledger's job waits for some seconds during the switch. Until then"
                    + " the old ledger is as it was, whatever happens. For 30 days after it can be read FOR VERSION AS OF"
                    + " 'before-rebuild-…'.",
            "The cost ledger is made by the settings costing.* that the stack was started with.",
            "Exit code 1 if a ledger was not switched."
        })
final class RebuildCommand implements Callable<Integer> {

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "LEDGER",
            arity = "0..*",
            description = "stock, costing or sales, with the tables that its job writes; all if none is given.")
    private List<String> ledgers = List.of();

    @Override
    public Integer call() throws InterruptedException {
        Set<String> chosen = chosen();
        try (Rebuild rebuild = Rebuild.begin(vitrina.home());
                Steps steps = new Steps()) {
            Runtime.getRuntime().addShutdownHook(new Thread(rebuild::cancel));
            for (String ledger : chosen) {
                Rebuild.Report report = rebuild.run(ledger, steps);
                steps.end();
                print(report);
            }
        }
        return 0;
    }

    private Set<String> chosen() {
        List<String> known = Rebuild.ledgers();
        for (String ledger : ledgers) {
            if (!known.contains(ledger)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Unknown ledger '%s': expected some of %s".formatted(ledger, String.join(", ", known)));
            }
        }
        return new LinkedHashSet<>(ledgers.isEmpty() ? known : ledgers);
    }

    private void print(Rebuild.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        JsonNode verdict = report.verdict();
        out.printf(
                Locale.ROOT,
                "%s: built anew from %,d archived changes; %,d items compared, %,d mismatches%s; %.1f s, of which it stood still"
                        + " for %.1f s%n",
                report.ledger(),
                report.archived(),
                verdict.path("items").asLong(),
                verdict.path("mismatches").asLong(),
                verdict.path("itemsThatMoved").asLong() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %,d items that changed meanwhile left out",
                                verdict.path("itemsThatMoved").asLong()),
                report.seconds(),
                report.waitedSeconds());
        out.println("  as it was before: … FOR VERSION AS OF '" + report.tag() + "'");
        out.flush();
    }

    /** One progress bar after the other; where nobody looks at one, a line for each step. */
    private final class Steps implements Rebuild.Progress, AutoCloseable {
        private String task = "";
        private ProgressLine bar;

        @Override
        public void at(String step, long done, long total) {
            if (!step.equals(task)) {
                end();
                task = step;
                bar = ProgressLine.ofMessages(step);
                spec.commandLine().getOut().println(step);
                spec.commandLine().getOut().flush();
            }
            bar.at(done, total);
        }

        @Override
        public void differs(JsonNode item) {
            end();
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    item.path("organization").asText() + "/" + item.path("sku").asText());
            item.path("mismatches").forEach(mismatch -> out.println("  " + mismatch.asText()));
            out.flush();
        }

        @Override
        public void close() {
            end();
        }

        void end() {
            if (bar != null) {
                bar.close();
                bar = null;
                task = "";
            }
        }
    }
}
