package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.Objects;

/**
 * One line entering or leaving the set of newest document lines.
 *
 * @param asserted true: the line now stands; false: it is retracted, and {@code line} is exactly what was asserted
 * @param line the line
 * @param cause what happened to its document
 * @param recordedAt when the change reached us
 * @param closedUntil the first instant that was not closed when it was recorded; null when nothing was closed
 */
public record LineChange<L>(boolean asserted, L line, Cause cause, Instant recordedAt, Instant closedUntil) {
    /** A change where nothing is closed. */
    public LineChange(boolean asserted, L line, Cause cause, Instant recordedAt) {
        this(asserted, line, cause, recordedAt, null);
    }

    public LineChange {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
