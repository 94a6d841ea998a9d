package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** The versions of the document that is Flink's current key. */
final class NewestVersion<L> {
    private final ValueState<DocumentHistory<L>> state;
    private final UnaryOperator<DocumentHistory<L>> kept;
    private final Counter duplicates;
    private final Counter conflicts;

    /** @param kept how much of a history is kept: its newest version at least */
    NewestVersion(ValueState<DocumentHistory<L>> state, UnaryOperator<DocumentHistory<L>> kept, MetricGroup metrics) {
        this.state = state;
        this.kept = kept;
        this.duplicates = metrics.counter("duplicates");
        this.conflicts = metrics.counter("conflicts");
    }

    /**
     * A version that changed what is known of a document.
     *
     * @param before null when the document was not seen before
     * @param after what is known now
     */
    record Replacement<L>(DocumentHistory<L> before, DocumentHistory<L> after) {
        /** The newest version before; null for none. */
        DocumentVersion<L> former() {
            return before == null ? null : before.newest();
        }

        DocumentVersion<L> newest() {
            return after.newest();
        }
    }

    /** Takes a version in; null when nothing has changed by it. */
    Replacement<L> take(DocumentVersion<L> version) throws IOException {
        DocumentHistory<L> before = state.value();
        switch (version.beside(before == null ? null : before.newest())) {
            case DUPLICATE -> duplicates.inc();
            case CONFLICT -> conflicts.inc();
            case NEWER, OLDER -> {}
        }
        DocumentHistory<L> after = kept.apply(before == null ? DocumentHistory.of(version) : before.with(version));
        if (after.equals(before)) {
            return null;
        }
        state.update(after);
        return new Replacement<>(before, after);
    }
}
