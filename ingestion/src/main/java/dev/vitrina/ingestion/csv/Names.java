package dev.vitrina.ingestion.csv;

import java.util.HashMap;
import java.util.Map;

/**
 * What the names in placeholders mean at some place of a mapping.
 *
 * @param document the role of the document's first row; null for a document that no file has
 * @param row the role of the row in question
 * @param joins by their names
 */
record Names(Role document, Role row, Map<String, Join> joins) {
    private static final String OF_DOCUMENT = "document.";

    Names {
        joins = Map.copyOf(joins);
    }

    Names and(Map<String, Join> more) {
        Map<String, Join> all = new HashMap<>(joins);
        all.putAll(more);
        return new Names(document, row, all);
    }

    /** Inside a list of another file's rows. */
    Names inside(Role rows) {
        Map<String, Join> all = new HashMap<>();
        joins.forEach((name, join) -> all.put(name, join.fromInside()));
        return new Names(document, rows, all);
    }

    /** The cell with a name; null, with a problem, if there can be none. */
    Cell cell(String name, YamlNode where, Problems problems) {
        if (row == null) {
            problems.add(where, "'{%s}' needs a file: say 'from'".formatted(name));
            return null;
        }
        if (name.length() > 2 && name.startsWith("`") && name.endsWith("`")) {
            return own(name.substring(1, name.length() - 1), where);
        }
        if (name.startsWith(OF_DOCUMENT)) {
            String title = name.substring(OF_DOCUMENT.length());
            return new Cell.OfDocument(document, document.column(title, where), title);
        }
        int dot = name.indexOf('.');
        Join join = dot < 0 ? null : joins.get(name.substring(0, dot));
        if (join != null) {
            String title = name.substring(dot + 1);
            return new Cell.Joined(join, join.role().column(title, where), title);
        }
        return own(name, where);
    }

    private Cell own(String title, YamlNode where) {
        return new Cell.Own(row, row.column(title, where), title);
    }
}
