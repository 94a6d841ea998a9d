package dev.vitrina.batch.maintenance;

import dev.vitrina.batch.maintenance.LoggedCommit.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * From when on a file that nothing refers to was forgotten, rather than not committed yet.
 *
 * <p>A job that is down has written files that only its checkpoint knows; it commits them when it is back, after days
 * if need be. A writer commits in the order of its checkpoints, so what it wrote well before its newest commit was part of
 * that commit or will never be. Hence a file is forgotten if it is older than {@code age} and was written at least
 * {@code age} before the newest commit of every writer of the table. Where no Flink sink has ever committed, nothing is
 * known, and nothing is forgotten.
 *
 * @param age longer than anything takes from its first byte to its commit; at least an hour
 */
record OrphanAge(Duration age) {
    /** A commit that waits for a catalog, and a compaction that is not through. */
    static final Duration LEAST = Duration.ofHours(1);

    OrphanAge {
        if (age.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("Orphan age must be at least %s: %s".formatted(LEAST, age));
        }
    }

    /** Unreferenced files that were last written before this are forgotten; empty if none can be. */
    Optional<Instant> forgottenBefore(TableLog log, Instant now) {
        Map<String, Instant> newest = new HashMap<>();
        for (LoggedCommit commit : log.commits().values()) {
            commit.writer()
                    .map(Writer::operator)
                    .ifPresent(operator ->
                            newest.merge(operator, commit.at(), (one, other) -> one.isAfter(other) ? one : other));
        }
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Instant oldest = Collections.min(newest.values());
        return Optional.of((oldest.isBefore(now) ? oldest : now).minus(age));
    }
}
