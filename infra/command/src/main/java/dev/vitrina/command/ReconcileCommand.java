package dev.vitrina.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitrina.stack.Installation;
import dev.vitrina.stack.Passage;
import dev.vitrina.stack.Reconciliation;
import dev.vitrina.stack.RunningStack;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "reconcile",
        description = {
            "Counts stock, cost and revenue anew from the documents in history.changes, by other means than the jobs,",
            "and compares with the ledgers and current tables item by item, with no tolerance.",
            "Waits first until every job has passed what is in Kafka now. Items that change meanwhile are left out.",
            "What differs is printed, and kept in ops.reconciliation. Exit code 1 if anything does."
        })
final class ReconcileCommand implements Callable<Integer> {

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    private int shownItems;

    @Override
    public Integer call() throws InterruptedException {
        RunningStack stack = RunningStack.of(vitrina.home(), "kafka", "catalog", "trino");
        Reconciliation reconciliation = new Reconciliation(vitrina.home(), stack, Installation.current());
        Runtime.getRuntime().addShutdownHook(new Thread(reconciliation::cancel));
        Steps steps = new Steps();
        JsonNode report;
        try (steps) {
            report = reconciliation.run(steps::waiting, line -> {
                if (line.has("task")) {
                    steps.progress(line);
                } else {
                    show(line);
                }
            });
        }
        print(report);
        return report.path("mismatches").asLong() == 0 ? 0 : 1;
    }

    /** One progress bar after the other. */
    private static final class Steps implements AutoCloseable {
        private String task = "";
        private ProgressLine bar;
        private long most;

        void waiting(Passage.Reached reached) {
            long pending = reached.pending() == Long.MAX_VALUE ? 0 : reached.pending();
            most = Math.max(most, pending);
            at("Waiting for the jobs", most - pending, most);
        }

        void progress(JsonNode line) {
            at(
                    line.path("task").asText(),
                    line.path("done").asLong(),
                    line.path("total").asLong());
        }

        private void at(String step, long done, long total) {
            if (!step.equals(task)) {
                close();
                task = step;
                bar = ProgressLine.ofMessages(step);
            }
            bar.at(done, total);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** An item that differs, with the first of its mismatches. */
    private void show(JsonNode item) {
        PrintWriter out = spec.commandLine().getOut();
        shownItems++;
        String name = item.path("sku").asText().isEmpty()
                ? "Documents"
                : item.path("organization").asText() + "/" + item.path("sku").asText();
        out.println(name);
        item.path("mismatches").forEach(mismatch -> out.println("  " + mismatch.asText()));
        long more = item.path("count").asLong() - item.path("mismatches").size();
        if (more > 0) {
            out.printf(Locale.ROOT, "  and %,d more%n", more);
        }
        out.flush();
    }

    private void print(JsonNode report) {
        PrintWriter out = spec.commandLine().getOut();
        long items = report.path("itemsThatDiffer").asLong();
        if (items > shownItems) {
            out.printf(Locale.ROOT, "and %,d items more%n", items - shownItems);
        }
        out.printf(
                Locale.ROOT,
                "%,d items compared, by both methods; %,d lines of %,d documents, of %,d changes; %.1f s%n",
                report.path("items").asLong(),
                report.path("lines").asLong(),
                report.path("documents").asLong(),
                report.path("versions").asLong(),
                report.path("seconds").asDouble());
        if (report.path("documentsThatMoved").asLong() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d documents changed meanwhile: %,d items were not compared%n",
                    report.path("documentsThatMoved").asLong(),
                    report.path("itemsThatMoved").asLong());
        }
        report.path("kinds")
                .properties()
                .forEach(kind ->
                        out.printf(Locale.ROOT, "  %,8d  %s%n", kind.getValue().asLong(), kind.getKey()));
        long mismatches = report.path("mismatches").asLong();
        out.printf(Locale.ROOT, "%,d mismatches in %,d items%n", mismatches, items);
        if (mismatches > 0) {
            out.printf(
                    "  see: ./vitrina sql \"SELECT * FROM ops.reconciliation WHERE run = '%s'\"%n",
                    report.path("run").asText());
        }
        out.flush();
    }
}
