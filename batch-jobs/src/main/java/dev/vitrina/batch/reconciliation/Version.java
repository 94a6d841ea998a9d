package dev.vitrina.batch.reconciliation;

import java.time.Instant;

/**
 * One archived version of one document, a row of {@code history.changes}.
 *
 * @param entity such as {@code stock_document}
 * @param body the document as JSON; null where it is deleted
 */
public record Version(
        String entity,
        String source,
        String id,
        long version,
        Instant changedAt,
        boolean deleted,
        Instant recordedAt,
        String body) {
    /** The same, recorded later. */
    Version recordedLater(Instant later) {
        return new Version(entity, source, id, version, changedAt, deleted, later, body);
    }
}
