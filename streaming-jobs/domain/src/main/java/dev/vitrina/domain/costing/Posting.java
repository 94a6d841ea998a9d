package dev.vitrina.domain.costing;

/**
 * A change of what a sale return naming a line would find there: goods and cost neither returned nor cancelled yet.
 *
 * @param account the line
 * @param quantity thousandths; an issue adds, its returns take away
 * @param cost minor units; an issue and its settlements add, its returns take away
 */
record Posting(LineId account, long quantity, long cost) {}
