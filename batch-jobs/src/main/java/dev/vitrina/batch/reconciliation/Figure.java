package dev.vitrina.batch.reconciliation;

/**
 * What one number of an item is about; what does not apply is null.
 *
 * @param warehouse {@link Verdict#POOL} for a queue of the whole organization
 */
record Figure(What what, Method method, String warehouse, LineId line) {}
