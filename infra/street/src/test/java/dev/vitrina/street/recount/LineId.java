package dev.vitrina.street.recount;

import java.util.Comparator;

/** The name of a document's line. */
public record LineId(String source, String document, String line) implements Comparable<LineId> {
    private static final Comparator<LineId> ORDER =
            Comparator.comparing(LineId::source).thenComparing(LineId::document).thenComparing(LineId::line);

    LineId from(String otherSource) {
        return new LineId(otherSource, document, line);
    }

    @Override
    public int compareTo(LineId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + " " + document + ":" + line;
    }
}
