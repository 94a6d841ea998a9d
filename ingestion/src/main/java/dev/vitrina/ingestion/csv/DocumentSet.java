package dev.vitrina.ingestion.csv;

import java.util.List;

/**
 * Documents that come of the same rows.
 *
 * @param from null for documents that no file has
 * @param groupBy columns of the role whose values make a group; empty: every row is its own
 * @param firstRowOnly whether the documents look at nothing but their group's first row
 * @param contiguous whether the rows of a group stand together
 */
record DocumentSet(Role from, int[] groupBy, boolean firstRowOnly, boolean contiguous, List<DocumentPlan> documents) {}
