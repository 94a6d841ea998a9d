package dev.vitrina.ingestion.csv;

import java.util.List;

/**
 * What placeholders are filled from.
 *
 * @param first the first row of the document's group; null for a document that no file has
 * @param group all rows of the group
 * @param row the row in question: the first one, or the one that a line is made of
 * @param ordinal the row's number within its group or join, from 1, before anything was left out
 */
record Scope(CsvRow first, List<CsvRow> group, CsvRow row, int ordinal) {
    Scope at(CsvRow line, int number) {
        return new Scope(first, group, line, number);
    }
}
