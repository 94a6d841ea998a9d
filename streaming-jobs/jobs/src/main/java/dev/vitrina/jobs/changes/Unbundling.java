package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Bundle;
import java.io.Serializable;
import java.util.List;

/**
 * How a job takes a line of a bundle apart.
 *
 * @param <L> the job's line; its parts are such lines too
 */
public interface Unbundling<L> extends Serializable {
    /** The SKU that may be a bundle. */
    String sku(L line);

    /** One line for each component. */
    List<L> parts(L line, Bundle bundle);
}
