package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.Objects;

/**
 * How a line stands that was changed after the period it lies in had been closed: as the difference between what stood and
 * what stands now, at the first instant after. A line that carries no correction stands in its own place.
 *
 * @param at the first instant after the closed period; null for a line that stands in its own place beside what was posted of
 *     it before, since an edit took it out of a closed period
 * @param before what stood; null when nothing did, or when nothing stands now
 * @param withdrawn nothing stands now: the line that carries this is what stood
 */
public record Correction<L>(Instant at, L before, boolean withdrawn) {
    public Correction {
        if (before != null && withdrawn) {
            throw new IllegalArgumentException("A line that is withdrawn says itself what stood before");
        }
        if (at == null && (before != null || withdrawn)) {
            throw new IllegalArgumentException("A line in its own place corrects nothing");
        }
    }

    /** A line that came when its period was closed. */
    public static <L> Correction<L> late(Instant at) {
        return new Correction<>(Objects.requireNonNull(at, "at"), null, false);
    }

    /** A line that took another's place when their period was closed. */
    public static <L> Correction<L> of(L before, Instant at) {
        return new Correction<>(at, Objects.requireNonNull(before, "before"), false);
    }

    /** A line that went when its period was closed. */
    public static <L> Correction<L> withdrawal(Instant at) {
        return new Correction<>(Objects.requireNonNull(at, "at"), null, true);
    }

    /** A line that an edit took out of a closed period. */
    public static <L> Correction<L> moved() {
        return new Correction<>(null, null, false);
    }

    /** Whether it is posted after its period rather than in its own place. */
    public boolean isPosted() {
        return at != null;
    }
}
