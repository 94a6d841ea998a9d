package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import java.util.List;

/**
 * Leads from a row to rows of another file that share a key with it.
 *
 * @param name as placeholders use it
 * @param keys of the row that looks, in the order of the index's columns
 * @param titles of the index's columns, to be shown
 * @param optional whether there may be no such row
 * @param levels how many lists of another file's rows stand between the row that looks and the row in question
 */
record Join(String name, RowIndex index, List<Template> keys, List<String> titles, boolean optional, int levels) {
    /** The same join inside a list of another file's rows: the row that looks is still the one outside. */
    Join fromInside() {
        return new Join(name, index, keys, titles, optional, levels + 1);
    }

    private Scope looking(Scope scope) {
        Scope looking = scope;
        for (int i = 0; i < levels; i++) {
            looking = looking.outer();
        }
        return looking;
    }

    Role role() {
        return index.role();
    }

    /**
     * The one row with the key; null if the key is blank, or if there is none and none is needed.
     *
     * @throws CellException if there is no such row, or several that differ
     */
    CsvRow row(Scope scope) throws CellException {
        List<CsvRow> rows = rows(scope);
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).saysTheSameAs(rows.getFirst())) {
                throw new CellException(
                        RejectReason.AMBIGUOUS_ROW,
                        "Only one row of %s may have %s, found one on line %d and another on line %d"
                                .formatted(
                                        role().name(),
                                        wanted(looking(scope)),
                                        rows.getFirst().line(),
                                        rows.get(i).line()),
                        looking(scope).row(),
                        keys.getFirst().column());
            }
        }
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /**
     * All rows with the key; none if the key is blank.
     *
     * @throws CellException if there is none, unless that is fine
     */
    List<CsvRow> rows(Scope inside) throws CellException {
        Scope scope = looking(inside);
        String[] key = new String[keys.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = keys.get(i).text(scope);
            if (key[i] == null) {
                return List.of();
            }
        }
        List<CsvRow> rows = index.find(key);
        if (rows.isEmpty() && !optional) {
            throw new CellException(
                    RejectReason.MISSING_ROW,
                    "No row of %s has %s".formatted(role().name(), wanted(scope)),
                    scope.row(),
                    keys.getFirst().column());
        }
        return rows;
    }

    private String wanted(Scope scope) throws CellException {
        StringBuilder wanted = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            wanted.append(i == 0 ? "" : " and ")
                    .append(titles.get(i))
                    .append(" '")
                    .append(RejectedException.shown(keys.get(i).text(scope)))
                    .append('\'');
        }
        return wanted.toString();
    }
}
