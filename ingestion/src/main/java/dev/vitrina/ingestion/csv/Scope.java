package dev.vitrina.ingestion.csv;

import java.util.List;

/**
 * What placeholders are filled from.
 *
 * @param first the first row of the document's group; null for a document that no file has
 * @param group all rows of the group; inside a list of another file's rows, those
 * @param row the row in question: the first one, or the one that a line is made of
 * @param ordinal the row's number within its group or join, from 1, before anything was left out
 * @param outer where a list of another file's rows stands; null outside of such lists
 */
record Scope(CsvRow first, List<CsvRow> group, CsvRow row, int ordinal, Scope outer) {
    /** A document of these rows. */
    static Scope of(List<CsvRow> group) {
        CsvRow first = group.isEmpty() ? null : group.getFirst();
        return new Scope(first, group, first, 1, null);
    }

    Scope at(CsvRow line, int number) {
        return new Scope(first, group, line, number, outer);
    }

    /** Inside a list of another file's rows. */
    Scope inside(List<CsvRow> rows) {
        return new Scope(first, rows, row, ordinal, this);
    }
}
