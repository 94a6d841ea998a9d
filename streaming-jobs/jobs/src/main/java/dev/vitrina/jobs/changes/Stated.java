package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Bundle;
import java.util.stream.Stream;

/**
 * A line as its document states it.
 *
 * @param line the line
 * @param whole whether the line's SKU may be a bundle; false for the part of a line that named its components itself
 */
public record Stated<L>(L line, boolean whole) {
    /**
     * A line of a document: as it is, or taken apart by the components that it names itself.
     *
     * @param own the line's own components; none if it names none
     */
    public static <L> Stream<Stated<L>> of(L line, Bundle own, Unbundling<L> unbundling) {
        return own.isNone()
                ? Stream.of(new Stated<>(line, true))
                : unbundling.parts(line, own).stream().map(part -> new Stated<>(part, false));
    }
}
