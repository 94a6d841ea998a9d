package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.changes.RecordForm;
import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What a mapping says about a body or a part of it; makes the value that the body's Avro class holds. */
sealed interface BodyValue
        permits Leaf, BodyValue.Asked, BodyValue.Fields, BodyValue.Texts, BodyValue.FixedItems, BodyValue.RowItems {
    /**
     * The value; null if there is nothing to say.
     *
     * @throws CellException if a cell does not say what the mapping needs
     * @throws RejectedException if the field cannot hold the value
     */
    Object value(Scope scope, Progress progress) throws CellException, RejectedException;

    /** Finds where the value at a path came from. */
    Origin origin(List<String> path, Scope scope);

    /** Whether a condition leaves no row for a list that there are rows for, so that there is no such document. */
    default boolean leavesNoRow(Scope scope) throws CellException {
        return false;
    }

    /** A cell, or with a null column a row. */
    record Origin(CsvRow row, String column) {}

    /** How far the making of a body has come. */
    final class Progress {
        private static final int AROUND_A_VALUE = 6; // quotes, colon and comma

        private final int longest;
        private long length;
        private boolean withoutLines;
        private int mostRows;

        /**
         * Nothing yet.
         *
         * @param longest characters of JSON that the body may have, roughly
         */
        Progress(int longest) {
            this.longest = longest;
        }

        /** Rows of the longest list. */
        int mostRows() {
            return mostRows;
        }

        /** Characters of JSON so far, roughly. */
        long length() {
            return length;
        }

        /** Whether a condition left no row for a list that there were rows for. */
        boolean withoutLines() {
            return withoutLines;
        }

        /** @throws TooLong if that was too much */
        private void takes(String name, int characters) {
            length += name.length() + characters + AROUND_A_VALUE;
            if (length > longest) {
                throw new TooLong();
            }
        }
    }

    /** There is no message that so long a document fits into. */
    final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("Document is too long", null, false, false);
        }
    }

    /** A flag that is the answer to conditions. */
    record Asked(List<Condition> conditions) implements BodyValue {
        @Override
        public Boolean value(Scope scope, Progress progress) throws CellException {
            return holds(conditions, scope);
        }

        @Override
        public Origin origin(List<String> path, Scope scope) {
            return new Origin(scope.row(), null);
        }
    }

    /** A field of a record, and its place there. */
    record Field(String name, int position, BodyValue value) {}

    /** A record. */
    record Fields(RecordForm form, List<Field> fields) implements BodyValue {
        /** The record, also where there is nothing to say in it. */
        SpecificRecord record(Scope scope, Progress progress) throws CellException, RejectedException {
            SpecificRecord record = form.begin();
            form.complete(record, fill(record, scope, progress));
            return record;
        }

        @Override
        public SpecificRecord value(Scope scope, Progress progress) throws CellException, RejectedException {
            SpecificRecord record = form.begin();
            long given = fill(record, scope, progress);
            if (given == 0) {
                return null;
            }
            form.complete(record, given);
            return record;
        }

        private long fill(SpecificRecord record, Scope scope, Progress progress)
                throws CellException, RejectedException {
            long given = 0;
            for (int i = 0; i < fields.size(); i++) {
                Field field = fields.get(i);
                Object value;
                try {
                    value = field.value().value(scope, progress);
                } catch (RejectedException e) {
                    throw e.in(field.name());
                }
                if (value != null) {
                    record.put(field.position(), value);
                    given |= RecordForm.bit(field.position());
                    progress.takes(field.name(), value instanceof String text ? text.length() : 1);
                }
            }
            return given;
        }

        @Override
        public boolean leavesNoRow(Scope scope) throws CellException {
            for (Field field : fields) {
                if (field.value().leavesNoRow(scope)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Origin origin(List<String> path, Scope scope) {
            return fields.stream()
                    .filter(field -> !path.isEmpty() && field.name().equals(path.getFirst()))
                    .findFirst()
                    .map(field -> field.value().origin(path.subList(1, path.size()), scope))
                    .orElseGet(() -> new Origin(scope.row(), null));
        }
    }

    /** A map. */
    record Texts(Map<String, BodyValue> values) implements BodyValue {
        @Override
        public Map<String, Object> value(Scope scope, Progress progress) throws CellException, RejectedException {
            Map<String, Object> texts = new LinkedHashMap<>();
            for (Map.Entry<String, BodyValue> entry : values.entrySet()) {
                Object value;
                try {
                    value = entry.getValue().value(scope, progress);
                } catch (RejectedException e) {
                    throw e.in(entry.getKey());
                }
                if (value != null) {
                    texts.put(entry.getKey(), value);
                    progress.takes(entry.getKey(), value.toString().length());
                }
            }
            return texts.isEmpty() ? null : texts;
        }

        @Override
        public Origin origin(List<String> path, Scope scope) {
            BodyValue value = path.isEmpty() ? null : values.get(path.getFirst());
            return value == null ? new Origin(scope.row(), null) : value.origin(path.subList(1, path.size()), scope);
        }
    }

    /** A list whose items stand in the mapping. */
    record FixedItems(List<BodyValue> items) implements BodyValue {
        @Override
        public List<Object> value(Scope scope, Progress progress) throws CellException, RejectedException {
            List<Object> values = new ArrayList<>(items.size());
            for (BodyValue item : items) {
                try {
                    Object value = item.value(scope, progress);
                    if (value != null) {
                        values.add(value);
                    }
                } catch (RejectedException e) {
                    throw e.at(values.size());
                }
            }
            return values;
        }

        @Override
        public Origin origin(List<String> path, Scope scope) {
            return path.isEmpty() || items.isEmpty()
                    ? new Origin(scope.row(), null)
                    : items.get(Math.min(items.size() - 1, Integer.parseInt(path.getFirst())))
                            .origin(path.subList(1, path.size()), scope);
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
        public List<Object> value(Scope scope, Progress progress) throws CellException, RejectedException {
            List<CsvRow> rows = rows(scope);
            Scope list = list(scope, rows);
            progress.mostRows = Math.max(progress.mostRows, rows.size());
            List<Object> items = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                CsvRow row = rows.get(i);
                if (row.trouble() != null) {
                    throw CellException.of(row);
                }
                Scope item = list.at(row, i + 1);
                if (holds(where, item)) {
                    progress.takes("", 0);
                    try {
                        items.add(item(item, progress));
                    } catch (RejectedException e) {
                        throw e.at(items.size());
                    }
                }
            }
            progress.withoutLines |= items.isEmpty() && !rows.isEmpty();
            return items;
        }

        private Object item(Scope item, Progress progress) throws CellException, RejectedException {
            Object value = each instanceof Fields fields ? fields.record(item, progress) : each.value(item, progress);
            if (value == null) {
                throw new RejectedException(RejectReason.EMPTY_VALUE, "An item of a list must not be empty");
            }
            return value;
        }

        private List<CsvRow> rows(Scope scope) throws CellException {
            return join == null ? scope.group() : join.rows(scope);
        }

        private Scope list(Scope scope, List<CsvRow> rows) {
            return join == null ? scope : scope.inside(rows);
        }

        @Override
        public boolean leavesNoRow(Scope scope) throws CellException {
            List<CsvRow> rows = rows(scope);
            return !rows.isEmpty() && items(list(scope, rows), rows).isEmpty();
        }

        private List<Scope> items(Scope list, List<CsvRow> rows) throws CellException {
            List<Scope> items = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Scope item = list.at(rows.get(i), i + 1);
                if (holds(where, item)) {
                    items.add(item);
                }
            }
            return items;
        }

        @Override
        public Origin origin(List<String> path, Scope scope) {
            try {
                List<CsvRow> rows = rows(scope);
                List<Scope> items = items(list(scope, rows), rows);
                int item = path.isEmpty() ? items.size() : Integer.parseInt(path.getFirst());
                if (item < items.size()) {
                    return each.origin(path.subList(1, path.size()), items.get(item));
                }
            } catch (CellException e) {
                // a row behind the one in question cannot be asked
            }
            return new Origin(scope.row(), null);
        }
    }

    static boolean holds(List<Condition> conditions, Scope scope) throws CellException {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(scope)) {
                return false;
            }
        }
        return true;
    }
}
