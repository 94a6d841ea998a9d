package dev.vitrina.ingestion.csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vitrina.ingestion.changes.ChangeReader;
import dev.vitrina.ingestion.changes.ChangesImport;
import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Builds documents of groups of rows: as canonical JSON, which the reader of canonical changes then reads, so that one set
 * of rules holds for both roads.
 */
final class DocumentBuilder {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_RAW = 4 << 20;

    private final CsvMapping mapping;
    private final ChangeReader reader;
    private final long version;
    private final Clock clock;
    private final Buffer json = new Buffer();

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

    /** Lends its array, and holds no more than a change may be long. */
    private static final class Buffer extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (count + length > ChangesImport.LONGEST_LINE) {
                throw new TooLong();
            }
            super.write(bytes, from, length);
        }

        byte[] bytes() {
            return buf;
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("Document is too long", null, false, false);
        }
    }

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
        BodyValue.Written written = new BodyValue.Written();
        String id = null;
        try {
            if (!BodyValue.holds(plan.where(), scope)) {
                return NONE;
            }
            id = plan.id().value(scope);
            if (id == null) {
                throw plan.id().template().bad(RejectReason.EMPTY_VALUE, "Id must not be empty", scope);
            }
            json.reset();
            write(plan, id, scope, written);
            return written.withoutLines() ? NONE : new Built(reader.read(json.bytes(), 0, json.size()));
        } catch (CellException e) {
            return refused(plan, id, group, e.row(), e.reason(), e.getMessage());
        } catch (TooLong e) {
            return refused(plan, id, group, first, RejectReason.LINE_TOO_LONG, tooLong(group, written, first));
        } catch (RejectedException e) {
            BodyValue.Origin origin = origin(plan, e.path(), scope, written);
            CsvRow row = origin.row() == null ? first : origin.row();
            String place = row == null ? "" : CellException.place(row, origin.column());
            return refused(plan, id, group, row, e.reason(), e.getMessage() + place);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
    }

    private static String tooLong(List<CsvRow> group, BodyValue.Written written, CsvRow first) {
        int rows = Math.max(group.size(), written.mostRows());
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

    private void write(DocumentPlan plan, String id, Scope scope, BodyValue.Written written)
            throws IOException, CellException {
        boolean deleted = !plan.deleted().isEmpty() && BodyValue.holds(plan.deleted(), scope);
        String own = plan.version() == null ? null : plan.version().value(scope);
        try (JsonGenerator out = JSON.createGenerator(json)) {
            out.writeStartObject();
            out.writeStringField("entity", plan.entity().text());
            out.writeStringField("source", mapping.source());
            out.writeStringField("id", id);
            out.writeNumberField("version", own == null ? version : Long.parseLong(own));
            String changedAt = plan.changedAt().value(scope);
            if (changedAt != null) {
                out.writeStringField("changed_at", changedAt);
            }
            out.writeBooleanField("deleted", deleted);
            if (!deleted) {
                out.writeFieldName("body");
                plan.body().write(out, scope, written);
            }
            out.writeEndObject();
        }
    }

    private static BodyValue.Origin origin(DocumentPlan plan, String path, Scope scope, BodyValue.Written written) {
        List<String> steps = Arrays.stream(path.split("[.\\[\\]]+"))
                .filter(step -> !step.isEmpty())
                .toList();
        return switch (steps.isEmpty() ? "" : steps.getFirst()) {
            case "id" -> plan.id().origin(steps, scope, written);
            case "changed_at" -> plan.changedAt().origin(steps, scope, written);
            case "version" ->
                plan.version() == null
                        ? new BodyValue.Origin(scope.row(), null)
                        : plan.version().origin(steps, scope, written);
            default -> plan.body().origin(steps, scope, written);
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
            return plan.id().value(Scope.of(List.of(row)));
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
