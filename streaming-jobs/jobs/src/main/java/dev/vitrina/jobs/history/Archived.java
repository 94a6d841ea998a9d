package dev.vitrina.jobs.history;

import dev.vitrina.jobs.changes.Key;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
    /** Whether the change takes the place of one that is archived, and is not the same again. */
    boolean replaces(long otherVersion, long otherChangedAtMicros, String otherHash) {
        if (version != otherVersion || bodyHash.equals(otherHash)) {
            return version > otherVersion;
        }
        long later = changedAtMicros() - otherChangedAtMicros;
        return later > 0 || later == 0 && bodyHash.compareTo(otherHash) > 0;
    }

    long changedAtMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, changedAt);
    }

    String document() {
        return Key.of(entity, source, id);
    }
}
