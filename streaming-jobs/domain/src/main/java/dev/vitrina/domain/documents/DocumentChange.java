package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What changes, all at once, when one set of a document's lines replaces another.
 *
 * @param retracted lines that no longer stand, exactly as they were asserted
 * @param asserted lines that stand now
 * @param cause what happened to the document
 * @param recordedAt when that reached us
 * @param closedUntil by organization, the first instant that was not closed when it was recorded; without those of which
 *     nothing was closed
 */
public record DocumentChange<L>(
        List<L> retracted, List<L> asserted, Cause cause, Instant recordedAt, Map<String, Instant> closedUntil) {
    /** A change where nothing is closed. */
    public DocumentChange(List<L> retracted, List<L> asserted, Cause cause, Instant recordedAt) {
        this(retracted, asserted, cause, recordedAt, Map.of());
    }

    public DocumentChange {
        retracted = List.copyOf(retracted);
        asserted = List.copyOf(asserted);
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(recordedAt, "recordedAt");
        closedUntil = Map.copyOf(closedUntil);
    }

    /** The difference between two sets of lines; lines that are equal in both are left alone. */
    public static <L> DocumentChange<L> between(List<L> before, List<L> after, Cause cause, Instant recordedAt) {
        return before.isEmpty() || after.isEmpty()
                ? new DocumentChange<>(before, after, cause, recordedAt)
                : new DocumentChange<>(without(before, after), without(after, before), cause, recordedAt);
    }

    /** The same when something was closed. */
    public DocumentChange<L> closedUntil(Map<String, Instant> until) {
        return new DocumentChange<>(retracted, asserted, cause, recordedAt, until);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return retracted.isEmpty() && asserted.isEmpty();
    }

    /** The same line by line: retractions, then assertions; it is not asked what was closed. */
    public List<LineChange<L>> lines() {
        return lines(line -> null);
    }

    /** The same line by line, with what was closed of each line's organization. */
    public List<LineChange<L>> linesOf(Function<L, String> organization) {
        return lines(line -> closedUntil.isEmpty() ? null : closedUntil.get(organization.apply(line)));
    }

    private List<LineChange<L>> lines(Function<L, Instant> closed) {
        List<LineChange<L>> lines = new ArrayList<>(retracted.size() + asserted.size());
        retracted.forEach(line -> lines.add(new LineChange<>(false, line, cause, recordedAt, closed.apply(line))));
        asserted.forEach(line -> lines.add(new LineChange<>(true, line, cause, recordedAt, closed.apply(line))));
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
