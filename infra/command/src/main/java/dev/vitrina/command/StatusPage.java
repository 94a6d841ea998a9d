package dev.vitrina.command;

import dev.vitrina.stack.StatusReport;
import dev.vitrina.stack.StatusReport.DataStatus;
import dev.vitrina.stack.StatusReport.JobRow;
import dev.vitrina.stack.StatusReport.PartRow;
import dev.vitrina.stack.StatusReport.StreamRow;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A status as text. */
final class StatusPage {

    private final StatusReport report;

    StatusPage(StatusReport report) {
        this.report = report;
    }

    void print(PrintWriter out) {
        if (report.parts().isEmpty()) {
            return;
        }
        report.notices().forEach(out::println);
        if (!report.notices().isEmpty()) {
            out.println();
        }
        parts().print(out);
        if (!report.jobs().isEmpty()) {
            out.println();
            jobs().print(out);
        }
        if (report.data() != null) {
            out.println();
            data(report.data()).print(out);
            if (!report.data().streams().isEmpty()) {
                out.println();
                streams(report.data().streams()).print(out);
            }
        }
    }

    private TextTable parts() {
        TextTable table =
                new TextTable("part", "state", "pid>", "address", "memory>", "restarts>", "for>", "last exit");
        for (PartRow part : report.parts()) {
            table.row(
                    part.name(),
                    lower(part.condition().name()),
                    text(part.pid()),
                    part.address(),
                    part.residentMebibytes() == null ? "" : part.residentMebibytes() + " MB",
                    text(part.restarts()),
                    part.since() == null
                            ? ""
                            : age(Duration.between(part.since(), Instant.now()).toMillis() / 1000.0),
                    text(part.lastExit()));
        }
        long sum = report.parts().stream()
                .map(PartRow::residentMebibytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return table.row("together", "", "", "", sum + " MB", "", "", "");
    }

    private TextTable jobs() {
        TextTable table = new TextTable("job", "state", "checkpoint>", "age>", "resubmitted>", "problem");
        for (JobRow job : report.jobs()) {
            table.row(
                    job.name(),
                    lower(job.condition()),
                    text(job.checkpoint()),
                    age(job.checkpointAgeSeconds()),
                    text(job.resubmissions()),
                    text(job.problem()));
        }
        return table;
    }

    private static TextTable data(DataStatus data) {
        return new TextTable("data", "value")
                .row(
                        "newest data committed",
                        data.newest() == null ? "none yet" : data.newest() + ", " + age(data.ageSeconds()) + " ago")
                .row("rejects", data.rejects() == null ? "none yet" : text(data.rejects()))
                .row("mismatches", data.mismatches() == null ? "not reconciled yet" : text(data.mismatches()))
                .row(
                        "unknown SKUs and warehouses",
                        data.unknownItems() == null ? "no stock yet" : text(data.unknownItems()));
    }

    private static TextTable streams(List<StreamRow> streams) {
        TextTable table = new TextTable("source", "stream", "changes>", "newest recorded", "age>", "rejects>");
        for (StreamRow stream : streams) {
            table.row(
                    stream.source() == null ? "(unreadable)" : stream.source(),
                    text(stream.entity()),
                    String.format(Locale.ROOT, "%,d", stream.changes()),
                    text(stream.newest()),
                    age(stream.ageSeconds()),
                    String.format(Locale.ROOT, "%,d", stream.rejects()));
        }
        return table;
    }

    /** Two digits are enough to judge an age: 1.4 s, 12 s, 5 min, 3 h, 12 d. */
    private static String age(Double seconds) {
        if (seconds == null) {
            return "";
        }
        double shown = Math.max(0, seconds);
        if (shown < 10) {
            return String.format(Locale.ROOT, "%.1f s", shown);
        }
        if (shown < 120) {
            return Math.round(shown) + " s";
        }
        if (shown < 2 * 3600) {
            return Math.round(shown / 60) + " min";
        }
        return shown < 48 * 3600 ? Math.round(shown / 3600) + " h" : Math.round(shown / 86_400) + " d";
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
