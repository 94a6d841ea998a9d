package dev.vitrina.batch.reconciliation;

import java.util.Map;

/**
 * What a reconciliation came to, as it is printed at its end.
 *
 * @param run its id in {@code ops.reconciliation}
 * @param items compared
 * @param documents the newest versions of which were judged, all that concern stock, cost or money
 * @param lines of them that concern an item
 * @param versions read from the archive
 * @param mismatches numbers that differ
 * @param itemsThatDiffer items with at least one of them
 * @param kinds how many there are of each kind
 * @param rows mismatches written with a row of their own
 * @param documentsThatMoved documents that changed while the tables were looked at
 * @param itemsThatMoved items that were not compared for that reason
 * @param seconds it took
 */
record RunReport(
        String run,
        long items,
        long documents,
        long lines,
        long versions,
        long mismatches,
        long itemsThatDiffer,
        Map<String, Long> kinds,
        int rows,
        int documentsThatMoved,
        long itemsThatMoved,
        double seconds) {

    /** What is not in a column of its own. */
    String detail() {
        return "%d lines of %d versions; %d items with mismatches; %d mismatches have rows; %d items not compared since %d"
                        .formatted(lines, versions, itemsThatDiffer, rows, itemsThatMoved, documentsThatMoved)
                + " documents changed meanwhile";
    }
}
