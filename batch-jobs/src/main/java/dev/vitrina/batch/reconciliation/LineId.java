package dev.vitrina.batch.reconciliation;

import java.util.Comparator;

/** A line of a document of a source. */
public record LineId(String source, String document, String line) implements Comparable<LineId> {
    private static final Comparator<LineId> ORDER =
            Comparator.comparing(LineId::source).thenComparing(LineId::document).thenComparing(LineId::line);

    @Override
    public int compareTo(LineId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + "/" + document + ":" + line;
    }
}
