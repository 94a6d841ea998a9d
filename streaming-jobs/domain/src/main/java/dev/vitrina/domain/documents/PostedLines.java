package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a document asserts when books are closed. What closed books hold of it stands as it was known then; what was recorded
 * later stands behind the closed period, as the difference. It depends on what is known of the document and on the closings,
 * with when each was recorded, and not on what came first.
 */
public final class PostedLines<L> {
    /** What is known of one document, at any time. */
    public interface Knowledge<L> {
        /** The document's lines as they were known at an instant of recording; at {@link Instant#MAX} as they are now. */
        List<L> at(Instant recordedAt);

        /** When something was recorded that may have changed them. */
        Collection<Instant> changes();
    }

    private final Posting<L> posting;
    private final ClosedPeriods periods;
    private final Map<Object, L> known = new LinkedHashMap<>();
    private final Map<Object, List<L>> closed = new LinkedHashMap<>();
    private final Map<Object, L> open = new LinkedHashMap<>();

    private PostedLines(Posting<L> posting, ClosedPeriods periods) {
        this.posting = posting;
        this.periods = periods;
    }

    /** The lines that a document asserts by these closings. */
    public static <L> List<L> of(Knowledge<L> document, Closings closings, Posting<L> posting) {
        List<L> now = document.at(Instant.MAX);
        if (closings.isEmpty()) {
            return now;
        }
        List<L> lines = new ArrayList<>();
        for (L line : now) {
            if (posting.moment(line) == null
                    || closings.of(posting.organization(line)).isEmpty()) {
                lines.add(line);
            }
        }
        for (String organization : organizations(document, posting)) {
            ClosedPeriods periods = closings.of(organization);
            if (!periods.isEmpty()) {
                lines.addAll(new PostedLines<>(posting, periods).lines(document, organization));
            }
        }
        return lines;
    }

    private static <L> Set<String> organizations(Knowledge<L> document, Posting<L> posting) {
        Set<Instant> times = new LinkedHashSet<>(document.changes());
        times.add(Instant.MAX);
        Set<String> names = new LinkedHashSet<>();
        for (Instant time : times) {
            for (L line : document.at(time)) {
                if (posting.moment(line) != null) {
                    names.add(posting.organization(line));
                }
            }
        }
        return names;
    }

    private List<L> lines(Knowledge<L> document, String organization) {
        TreeSet<Integer> epochs = new TreeSet<>();
        document.changes().forEach(change -> epochs.add(periods.epoch(change)));
        for (int epoch : epochs) {
            Map<Object, L> lines = new LinkedHashMap<>();
            for (L line : document.at(periods.end(epoch))) {
                if (posting.moment(line) != null && posting.organization(line).equals(organization)) {
                    lines.put(posting.identity(line), line);
                }
            }
            Set<Object> identities = new LinkedHashSet<>(known.keySet());
            identities.addAll(lines.keySet());
            for (Object identity : identities) {
                change(identity, lines.get(identity), periods.until(epoch));
            }
        }
        List<L> all = new ArrayList<>();
        closed.values().forEach(all::addAll);
        all.addAll(open.values());
        return all;
    }

    /** A line becomes another, null for none, when all before an instant is closed, null for nothing. */
    private void change(Object identity, L after, Instant closedUntil) {
        L before = known.get(identity);
        if (after == null ? before == null : after.equals(before)) {
            return;
        }
        boolean stood = isClosed(before, closedUntil);
        boolean stands = isClosed(after, closedUntil);
        L standing = open.remove(identity);
        if (stood) {
            if (standing != null) {
                closed(identity).add(standing);
            }
            if (stands && posting.isAlike(before, after)) {
                closed(identity).add(posting.corrected(after, Correction.of(before, closedUntil)));
            } else {
                closed(identity).add(posting.corrected(before, Correction.withdrawal(closedUntil)));
            }
        }
        if (stands && !(stood && posting.isAlike(before, after))) {
            closed(identity).add(posting.corrected(after, Correction.late(closedUntil)));
        }
        if (after != null && !stands) {
            L line = closed.containsKey(identity) ? posting.corrected(after, Correction.moved()) : after;
            open.put(identity, closedUntil == null ? line : posting.recordedAfter(line, closedUntil));
        }
        if (after == null) {
            known.remove(identity);
        } else {
            known.put(identity, after);
        }
    }

    private List<L> closed(Object identity) {
        return closed.computeIfAbsent(identity, none -> new ArrayList<>(2));
    }

    private boolean isClosed(L line, Instant closedUntil) {
        return line != null && closedUntil != null && posting.moment(line).isBefore(closedUntil);
    }
}
