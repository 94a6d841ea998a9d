package dev.vitrina.jobs.changes;

import dev.vitrina.schemas.avro.Change;
import java.io.Serializable;
import java.util.List;

/**
 * Reduces a document to the lines that a job cares about. Avro stops here.
 *
 * @param <L> a flat line; equal lines of two versions are one line that did not change
 */
@FunctionalInterface
public interface Normaliser<L> extends Serializable {
    /**
     * The lines of a document that is not deleted.
     *
     * @throws IllegalArgumentException if the document contradicts itself; the message names the value
     */
    List<L> lines(Change change);
}
