package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.DocumentVersion;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** The newest version of the document that is Flink's current key. */
final class NewestVersion<L> {
    private final ValueState<DocumentVersion<L>> state;
    private final Counter duplicates;
    private final Counter conflicts;

    NewestVersion(ValueState<DocumentVersion<L>> state, MetricGroup metrics) {
        this.state = state;
        this.duplicates = metrics.counter("duplicates");
        this.conflicts = metrics.counter("conflicts");
    }

    /**
     * A version that took another's place.
     *
     * @param before null when the document was not seen before
     * @param after the newest now
     */
    record Replacement<L>(DocumentVersion<L> before, DocumentVersion<L> after) {}

    /** Keeps a version if it is the newest; null when it is not, and then nothing has changed. */
    Replacement<L> take(DocumentVersion<L> version) throws IOException {
        DocumentVersion<L> before = state.value();
        switch (version.beside(before)) {
            case DUPLICATE -> duplicates.inc();
            case CONFLICT -> conflicts.inc();
            case NEWER, OLDER -> {}
        }
        if (!version.replaces(before)) {
            return null;
        }
        DocumentVersion<L> after = version.after(before);
        state.update(after);
        return new Replacement<>(before, after);
    }
}
