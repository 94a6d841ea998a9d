package dev.vitrina.domain.costing;

import java.util.Objects;

/**
 * The identity of a document line within its item.
 *
 * @param source the system the document comes from
 * @param document the document's id in its source
 * @param line the line's id in its document
 */
public record LineId(String source, String document, String line) {
    public LineId {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(line, "line");
    }

    @Override
    public String toString() {
        return source + "|" + document + ":" + line;
    }
}
