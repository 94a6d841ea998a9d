package dev.vitrina.batch.reconciliation;

/**
 * What one number of an item is about; what does not apply is null.
 *
 * @param warehouse {@link Verdict#POOL} for a queue of the whole organization
 * @param place of a layer in its queue, 1 is the oldest; 0 for all else
 */
record Figure(What what, Method method, String warehouse, LineId line, int place) {
    Figure(What what, Method method, String warehouse, LineId line) {
        this(what, method, warehouse, line, 0);
    }
}
