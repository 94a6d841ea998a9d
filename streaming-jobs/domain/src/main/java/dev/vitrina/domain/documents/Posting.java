package dev.vitrina.domain.documents;

import java.io.Serializable;
import java.time.Instant;

/**
 * How lines of one kind of job meet closed books.
 *
 * @param <L> the job's line; equal lines of two versions are one line that did not change
 */
public interface Posting<L> extends Serializable {
    /** When the line takes place; null for one that no closing concerns. */
    Instant moment(L line);

    /** Whose books the line is in; asked of lines that have a moment. */
    String organization(L line);

    /** What makes two versions' lines the same line; asked of lines that have a moment. */
    Object identity(L line);

    /** Whether the change from one state of a line to another is one difference, and not the end of one and the other anew. */
    boolean isAlike(L before, L after);

    /**
     * The line as it stands with a correction.
     *
     * @param line what stands now, or what stood when it is withdrawn; it carries no correction yet
     */
    L corrected(L line, Correction<L> correction);

    /** The line in its own place, when all before an instant was closed as it was recorded. */
    default L recordedAfter(L line, Instant closedUntil) {
        return line;
    }
}
