package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What changes, all at once, when one set of a document's lines replaces another.
 *
 * @param retracted lines that no longer stand, exactly as they were asserted
 * @param asserted lines that stand now
 * @param cause what happened to the document
 * @param recordedAt when that reached us
 * @param closedUntil the first instant that was not closed when it was recorded; null when nothing was closed
 */
public record DocumentChange<L>(
        List<L> retracted, List<L> asserted, Cause cause, Instant recordedAt, Instant closedUntil) {
    /** A change where nothing is closed. */
    public DocumentChange(List<L> retracted, List<L> asserted, Cause cause, Instant recordedAt) {
        this(retracted, asserted, cause, recordedAt, null);
    }

    public DocumentChange {
        retracted = List.copyOf(retracted);
        asserted = List.copyOf(asserted);
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    /** The difference between two sets of lines; lines that are equal in both are left alone. */
    public static <L> DocumentChange<L> between(List<L> before, List<L> after, Cause cause, Instant recordedAt) {
        return before.isEmpty() || after.isEmpty()
                ? new DocumentChange<>(before, after, cause, recordedAt)
                : new DocumentChange<>(without(before, after), without(after, before), cause, recordedAt);
    }

    /** The same when something was closed. */
    public DocumentChange<L> closedUntil(Instant until) {
        return new DocumentChange<>(retracted, asserted, cause, recordedAt, until);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return retracted.isEmpty() && asserted.isEmpty();
    }

    /** The same line by line: retractions, then assertions. */
    public List<LineChange<L>> lines() {
        List<LineChange<L>> lines = new ArrayList<>(retracted.size() + asserted.size());
        retracted.forEach(line -> lines.add(new LineChange<>(false, line, cause, recordedAt, closedUntil)));
        asserted.forEach(line -> lines.add(new LineChange<>(true, line, cause, recordedAt, closedUntil)));
        return lines;
    }

    private static <L> List<L> without(List<L> lines, List<L> others) {
        Map<L, Integer> left = new HashMap<>();
        others.forEach(line -> left.merge(line, 1, Integer::sum));
        List<L> rest = new ArrayList<>();
        for (L line : lines) {
            if (left.merge(line, -1, Integer::sum) < 0) {
                rest.add(line);
            }
        }
        return rest;
    }
}
