package dev.vitrina.ingestion.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrina.ingestion.changes.ChangeReader;
import dev.vitrina.ingestion.changes.ChangesImport;
import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Builds documents of groups of rows, by the rules of the reader of canonical changes, so that one set of rules holds for
 * both roads.
 */
final class DocumentBuilder {
    private static final int LONGEST_RAW = 4 << 20;
    private static final int LONGEST_CHARACTER = 3; // bytes of UTF-8 for a char

    private final CsvMapping mapping;
    private final ChangeReader reader;
    private final long version;
    private final Clock clock;

    /** What became of a plan and a group. */
    sealed interface Result {}

    /** A document. */
    record Built(Change change) implements Result {}

    /**
     * A document that cannot be read.
     *
     * @param row that is to blame; null if no file has the document
     */
    record Refused(CsvRow row, RejectReason reason, Reject reject) implements Result {}

    /** No document, by the mapping's conditions. */
    record None() implements Result {}

    private static final Result NONE = new None();

    DocumentBuilder(CsvMapping mapping, ChangeReader reader, long version, Clock clock) {
        this.mapping = mapping;
        this.reader = reader;
        this.version = version;
        this.clock = clock;
    }

    /** Builds one document of a group; of no rows if no file has it. */
    Result build(DocumentPlan plan, List<CsvRow> group) {
        Scope scope = Scope.of(group);
        CsvRow first = scope.first();
        BodyValue.Progress progress = new BodyValue.Progress(ChangesImport.LONGEST_LINE);
        String id = null;
        try {
            if (!BodyValue.holds(plan.where(), scope)) {
                return NONE;
            }
            id = plan.id().text(scope);
            if (id == null) {
                throw plan.id().template().bad(RejectReason.EMPTY_VALUE, "Id must not be empty", scope);
            }
            boolean deleted = !plan.deleted().isEmpty() && BodyValue.holds(plan.deleted(), scope);
            String own = plan.version() == null ? null : plan.version().text(scope);
            String changedAt = plan.changedAt().text(scope);
            SpecificRecord body = deleted ? null : body(plan, id, scope, progress);
            return !deleted && body == null
                    ? NONE
                    : new Built(reader.change(
                            plan.entity(),
                            mapping.source(),
                            id,
                            own == null ? version : Long.parseLong(own),
                            changedAt,
                            body));
        } catch (CellException e) {
            return refused(plan, id, group, e.row(), e.reason(), e.getMessage());
        } catch (BodyValue.TooLong e) {
            return refused(plan, id, group, first, RejectReason.LINE_TOO_LONG, tooLong(group, progress, first));
        } catch (RejectedException e) {
            BodyValue.Origin origin = origin(plan, e.path(), scope);
            CsvRow row = origin.row() == null ? first : origin.row();
            String place = row == null ? "" : CellException.place(row, origin.column());
            return refused(plan, id, group, row, e.reason(), e.getMessage() + place);
        }
    }

    /** The body; null if a condition leaves it without lines. */
    private SpecificRecord body(DocumentPlan plan, String id, Scope scope, BodyValue.Progress progress)
            throws CellException, RejectedException {
        SpecificRecord body;
        try {
            body = plan.body().record(scope, progress);
        } catch (RejectedException e) {
            if (plan.body().leavesNoRow(scope)) {
                return null;
            }
            throw e.of(plan.entity().text(), mapping.source(), id);
        }
        if (progress.withoutLines()) {
            return null;
        }
        if (progress.length() > ChangesImport.LONGEST_LINE / LONGEST_CHARACTER
                && CanonicalJson.of(body).getBytes(UTF_8).length > ChangesImport.LONGEST_LINE) {
            throw new BodyValue.TooLong();
        }
        return body;
    }

    private static String tooLong(List<CsvRow> group, BodyValue.Progress progress, CsvRow first) {
        int rows = Math.max(group.size(), progress.mostRows());
        return "A document must be at most %d bytes long, and %s"
                        .formatted(
                                ChangesImport.LONGEST_LINE,
                                rows > 1
                                        ? "%d rows share the key of this one".formatted(rows)
                                        : "the row of this one is longer")
                + (first == null ? "" : CellException.place(first, null));
    }

    /**
     * Whether a row in trouble, as far as it can be read, shows that the plan makes a document of it.
     */
    static boolean isMeant(DocumentPlan plan, CsvRow row) {
        try {
            return BodyValue.holds(plan.where(), Scope.of(List.of(row.regardless())));
        } catch (CellException e) {
            return false;
        }
    }

    /**
     * Refuses rows the first of which is in trouble.
     *
     * @param plan that they would have been a document of; null if none is known
     */
    Refused refuse(DocumentPlan plan, List<CsvRow> group) {
        CellException trouble = CellException.of(group.getFirst());
        return refused(plan, null, group, group.getFirst(), trouble.reason(), trouble.getMessage());
    }

    private static BodyValue.Origin origin(DocumentPlan plan, String path, Scope scope) {
        List<String> steps = Arrays.stream(path.split("[.\\[\\]]+"))
                .filter(step -> !step.isEmpty())
                .toList();
        return switch (steps.isEmpty() ? "" : steps.getFirst()) {
            case "id" -> plan.id().origin(scope);
            case "changed_at" -> plan.changedAt().origin(scope);
            case "version" ->
                plan.version() == null
                        ? new BodyValue.Origin(scope.row(), null)
                        : plan.version().origin(scope);
            default -> plan.body().origin(steps, scope);
        };
    }

    private Refused refused(
            DocumentPlan plan, String found, List<CsvRow> group, CsvRow row, RejectReason reason, String detail) {
        CsvRow first = group.isEmpty() ? null : group.getFirst();
        CsvRow place = row == null ? first : row;
        String id = found == null && first != null && plan != null ? likelyId(plan, first) : found;
        String entity = plan == null ? null : plan.entity().text();
        String raw = raw(group);
        String file = place == null ? mapping.name() : place.file().name();
        Long line = place == null ? null : place.line();
        String key = String.join(
                "\0", mapping.source(), String.valueOf(entity), String.valueOf(id), file, String.valueOf(line), raw);
        return new Refused(
                place,
                reason,
                new Reject(
                        HexFormat.of().formatHex(CanonicalJson.sha256(key)),
                        mapping.source(),
                        entity,
                        id,
                        file,
                        line,
                        null,
                        null,
                        null,
                        reason.code(),
                        detail,
                        raw,
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** A row in trouble may still show which document it is of. */
    private static String likelyId(DocumentPlan plan, CsvRow first) {
        CsvRow row = first.regardless();
        try {
            return plan.id().text(Scope.of(List.of(row)));
        } catch (CellException e) {
            return null;
        }
    }

    /** All rows of the document, one a line; of more than fit into a message, the first ones. */
    private static String raw(List<CsvRow> group) {
        StringBuilder raw = new StringBuilder();
        for (CsvRow row : group) {
            raw.append(raw.isEmpty() ? "" : "\n").append(row.text());
            if (raw.length() > LONGEST_RAW) {
                int end = Character.isHighSurrogate(raw.charAt(LONGEST_RAW - 1)) ? LONGEST_RAW - 1 : LONGEST_RAW;
                return raw.substring(0, end);
            }
        }
        return raw.toString();
    }
}
