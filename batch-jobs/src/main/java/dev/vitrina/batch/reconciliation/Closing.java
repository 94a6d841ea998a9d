package dev.vitrina.batch.reconciliation;

import java.time.Instant;

/**
 * Books that were closed.
 *
 * @param recordedAt when that was known
 * @param until the first instant that is open, microseconds since 1970
 */
record Closing(Instant recordedAt, long until) {}
