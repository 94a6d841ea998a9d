package dev.vitrina.ingestion.csv;

import static dev.vitrina.ingestion.changes.RejectedException.shown;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vitrina.ingestion.changes.RejectReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a mapping says about a body or a part of it; writes itself as canonical JSON. */
sealed interface BodyValue {
    /** Whether there is anything to write. */
    boolean says(Scope scope) throws CellException;

    /** Writes the value, which says something. */
    void write(JsonGenerator json, Scope scope, Written written) throws IOException, CellException;

    /** Finds where the value at a path came from. */
    Origin origin(List<String> path, Scope scope, Written written);

    /** A cell, or with a null column a row. */
    record Origin(CsvRow row, String column) {}

    /** What happened while a body was written. */
    final class Written {
        private final Map<BodyValue, List<Scope>> rows = new IdentityHashMap<>();
        private boolean withoutLines;
        private int mostRows;

        /** Rows of the longest list. */
        int mostRows() {
            return mostRows;
        }

        /** Whether a condition left no row for a list that there were rows for, so that there is no such document. */
        boolean withoutLines() {
            return withoutLines;
        }
    }

    /** What a field holds. */
    enum Kind {
        TEXT,
        SYMBOL,
        NUMBER,
        WHOLE,
        TIME,
        DATE,
        FLAG
    }

    /** One value. */
    record Leaf(Kind kind, Template template) implements BodyValue {
        private static final List<String> YES = List.of("true", "yes", "y", "1", "да", "+");
        private static final List<String> NO = List.of("false", "no", "n", "0", "нет", "-");

        /** The value as canonical JSON has it, without quotes; null if there is nothing to say. */
        String value(Scope scope) throws CellException {
            String text = template.text(scope);
            if (text == null || Blanks.isBlank(text)) {
                return null;
            }
            return switch (kind) {
                case TEXT, SYMBOL -> text;
                case NUMBER -> number(text, scope);
                case WHOLE -> whole(text, scope);
                case TIME -> template.isConstant() ? text : moment(text, scope);
                case DATE -> template.isConstant() ? text : day(text, scope);
                case FLAG -> flag(text, scope);
            };
        }

        private String number(String text, Scope scope) throws CellException {
            return template.isConstant() || template.isCalculated() ? text : template.number(text, scope);
        }

        private String whole(String text, Scope scope) throws CellException {
            try {
                return Long.toString(new BigDecimal(number(text, scope)).longValueExact());
            } catch (ArithmeticException e) {
                throw template.bad(
                        RejectReason.BAD_NUMBER, "Expected a whole number: '%s'".formatted(shown(text)), scope);
            }
        }

        private String moment(String text, Scope scope) throws CellException {
            TimeForm form = template.form().times();
            String moment = form.moment(text);
            if (moment == null) {
                throw template.bad(
                        RejectReason.BAD_TIME,
                        "Expected a time such as %s%s: '%s'%s"
                                .formatted(
                                        form.shown(),
                                        form.zone() == null ? " with an offset" : "",
                                        shown(text),
                                        form.remedy(text)),
                        scope);
            }
            return moment;
        }

        private String day(String text, Scope scope) throws CellException {
            TimeForm form = template.form().times();
            String day = form.day(text);
            if (day == null) {
                throw template.bad(
                        RejectReason.BAD_DATE,
                        "Expected a date such as %s: '%s'%s".formatted(form.shown(), shown(text), form.remedy(text)),
                        scope);
            }
            return day;
        }

        private String flag(String text, Scope scope) throws CellException {
            String word = Blanks.trim(text).toLowerCase(Locale.ROOT);
            if (!YES.contains(word) && !NO.contains(word)) {
                throw template.bad(
                        RejectReason.UNKNOWN_VALUE,
                        "Expected one of %s or one of %s: '%s'"
                                .formatted(String.join(", ", YES), String.join(", ", NO), shown(text)),
                        scope);
            }
            return Boolean.toString(YES.contains(word));
        }

        @Override
        public boolean says(Scope scope) throws CellException {
            return value(scope) != null;
        }

        @Override
        public void write(JsonGenerator json, Scope scope, Written written) throws IOException, CellException {
            writeValue(json, value(scope));
        }

        void writeValue(JsonGenerator json, String value) throws IOException {
            switch (kind) {
                case WHOLE -> json.writeNumber(Long.parseLong(value));
                case FLAG -> json.writeBoolean(Boolean.parseBoolean(value));
                default -> json.writeString(value);
            }
        }

        @Override
        public Origin origin(List<String> path, Scope scope, Written written) {
            return new Origin(template.row(scope), template.column());
        }
    }

    /** A flag that is the answer to conditions. */
    record Asked(List<Condition> conditions) implements BodyValue {
        @Override
        public boolean says(Scope scope) {
            return true;
        }

        @Override
        public void write(JsonGenerator json, Scope scope, Written written) throws IOException, CellException {
            json.writeBoolean(holds(conditions, scope));
        }

        @Override
        public Origin origin(List<String> path, Scope scope, Written written) {
            return new Origin(scope.row(), null);
        }
    }

    /** A record, or a map. */
    record Fields(Map<String, BodyValue> fields) implements BodyValue {
        @Override
        public boolean says(Scope scope) throws CellException {
            for (BodyValue value : fields.values()) {
                if (value.says(scope)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void write(JsonGenerator json, Scope scope, Written written) throws IOException, CellException {
            json.writeStartObject();
            for (Map.Entry<String, BodyValue> field : fields.entrySet()) {
                if (field.getValue() instanceof Leaf leaf) {
                    String value = leaf.value(scope);
                    if (value != null) {
                        json.writeFieldName(field.getKey());
                        leaf.writeValue(json, value);
                    }
                } else if (field.getValue().says(scope)) {
                    json.writeFieldName(field.getKey());
                    field.getValue().write(json, scope, written);
                }
            }
            json.writeEndObject();
        }

        @Override
        public Origin origin(List<String> path, Scope scope, Written written) {
            BodyValue field = path.isEmpty() ? null : fields.get(path.getFirst());
            return field == null
                    ? new Origin(scope.row(), null)
                    : field.origin(path.subList(1, path.size()), scope, written);
        }
    }

    /** A list whose items stand in the mapping. */
    record FixedItems(List<BodyValue> items) implements BodyValue {
        @Override
        public boolean says(Scope scope) {
            return true;
        }

        @Override
        public void write(JsonGenerator json, Scope scope, Written written) throws IOException, CellException {
            json.writeStartArray();
            for (BodyValue item : items) {
                if (item.says(scope)) {
                    item.write(json, scope, written);
                }
            }
            json.writeEndArray();
        }

        @Override
        public Origin origin(List<String> path, Scope scope, Written written) {
            return path.isEmpty() || items.isEmpty()
                    ? new Origin(scope.row(), null)
                    : items.get(Math.min(items.size() - 1, Integer.parseInt(path.getFirst())))
                            .origin(path.subList(1, path.size()), scope, written);
        }
    }

    /**
     * A list with an item for each row.
     *
     * @param join null for the rows of the document's own group
     * @param where which of the rows are items
     */
    record RowItems(Join join, List<Condition> where, BodyValue each) implements BodyValue {
        @Override
        public boolean says(Scope scope) {
            return true;
        }

        @Override
        public void write(JsonGenerator json, Scope scope, Written written) throws IOException, CellException {
            List<CsvRow> rows = join == null ? scope.group() : join.rows(scope);
            Scope list = join == null ? scope : scope.inside(rows);
            written.mostRows = Math.max(written.mostRows, rows.size());
            List<Scope> items = new ArrayList<>(rows.size());
            json.writeStartArray();
            int ordinal = 0;
            for (CsvRow row : rows) {
                Scope item = list.at(row, ++ordinal);
                if (row.trouble() != null) {
                    throw CellException.of(row);
                }
                if (holds(where, item)) {
                    items.add(item);
                    each.write(json, item, written);
                }
            }
            json.writeEndArray();
            written.rows.put(this, items);
            written.withoutLines |= items.isEmpty() && !rows.isEmpty();
        }

        @Override
        public Origin origin(List<String> path, Scope scope, Written written) {
            List<Scope> items = written.rows.getOrDefault(this, List.of());
            int item = path.isEmpty() ? -1 : Integer.parseInt(path.getFirst());
            return item < 0 || item >= items.size()
                    ? new Origin(scope.row(), null)
                    : each.origin(path.subList(1, path.size()), items.get(item), written);
        }
    }

    static boolean holds(List<Condition> conditions, Scope scope) throws CellException {
        for (Condition condition : conditions) {
            if (!condition.holds(scope)) {
                return false;
            }
        }
        return true;
    }
}
