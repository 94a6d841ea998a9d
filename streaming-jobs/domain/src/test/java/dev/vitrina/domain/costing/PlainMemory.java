package dev.vitrina.domain.costing;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What later lines may ask of earlier ones, written down as it happens and added up when it is asked. */
final class PlainMemory {
    /** Units and cost. */
    record Sum(long units, BigInteger cost) {}

    private record Note(int time, long units, BigInteger cost) {}

    private record Posting(int time, Instant at, boolean begins, CostLine line) {}

    private final Duration kept;
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Map<String, List<Note>> notes = new HashMap<>();
    private int time;

    PlainMemory(Duration kept) {
        this.kept = kept;
    }

    /** A line has been posted. */
    void post(String name, CostLine line) {
        boolean begins = !line.isPosted()
                || line.correction().before() == null && !line.correction().withdrawn();
        postings.computeIfAbsent(name, first -> new ArrayList<>())
                .add(new Posting(time++, line.effectiveAt(), begins, line));
    }

    void note(String about, long units, BigInteger cost) {
        notes.computeIfAbsent(about, first -> new ArrayList<>()).add(new Note(time, units, cost));
    }

    boolean hasPast(String name) {
        return postings.containsKey(name);
    }

    /** Whether a line knows nothing of another any more, or of its own past. */
    boolean isForgotten(String name, CostLine by) {
        return since(name, by) == Integer.MAX_VALUE;
    }

    /** What first stood of a line since it was last silent for long; null if nothing did. */
    CostLine latest(String name) {
        CostLine first = null;
        Instant later = null;
        for (Posting posting : postings.getOrDefault(name, List.of()).reversed()) {
            if (later != null && Duration.between(posting.at(), later).compareTo(kept) > 0) {
                break;
            }
            boolean gone =
                    posting.line().isPosted() && posting.line().correction().withdrawn();
            first = gone ? first : posting.line();
            later = posting.at();
        }
        return first;
    }

    /** What a line first was, as far as another remembers; null if it is forgotten. */
    CostLine first(String name, CostLine by) {
        int since = since(name, by);
        return postings.getOrDefault(name, List.of()).stream()
                .filter(posting -> posting.time() == since)
                .map(Posting::line)
                .findFirst()
                .orElse(null);
    }

    /** What has been noted since a line's past is remembered. */
    Sum sum(String about, String name, CostLine by) {
        int since = since(name, by);
        long units = 0;
        BigInteger cost = BigInteger.ZERO;
        for (Note note : notes.getOrDefault(about, List.of())) {
            if (note.time() >= since) {
                units += note.units();
                cost = cost.add(note.cost());
            }
        }
        return new Sum(units, cost);
    }

    private int since(String name, CostLine by) {
        int since = Integer.MAX_VALUE;
        Instant later = by.effectiveAt();
        boolean own = name.equals(PlainBooks.name(by.source(), by.document(), by.line()));
        Instant closed = by.isPosted() || own ? by.effectiveAt() : by.closedUntil();
        for (Posting posting : postings.getOrDefault(name, List.of()).reversed()) {
            boolean inClosedBooks = closed != null && posting.at().isBefore(closed);
            if (inClosedBooks && Duration.between(posting.at(), later).compareTo(kept) > 0) {
                break;
            }
            since = posting.begins() ? posting.time() : since;
            later = posting.at();
            closed = Instant.MAX;
        }
        return since;
    }
}
