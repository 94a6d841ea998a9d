package dev.vitrina.jobs.history;

import dev.vitrina.jobs.changes.Key;
import java.time.Instant;

/**
 * An accepted change on its way into the archive.
 *
 * @param body canonical JSON; null for a deletion
 * @param bodyHash in hexadecimal
 */
public record Archived(
        String entity,
        String source,
        String id,
        long version,
        Instant changedAt,
        Instant recordedAt,
        boolean deleted,
        String body,
        String bodyHash,
        String topic,
        int partition,
        long offset) {
    String document() {
        return Key.of(entity, source, id);
    }
}
