package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.state.Packed;
import dev.vitrina.jobs.state.Packing;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** The versions of the document that is Flink's current key. */
final class NewestVersion<L> {
    private final ValueState<Packed<DocumentHistory<L>>> state;
    private final Packing<DocumentHistory<L>> packing;
    private final UnaryOperator<DocumentHistory<L>> kept;
    private final Counter duplicates;
    private final Counter conflicts;

    /**
     * The versions in a state.
     *
     * @param state as {@link #descriptor} describes it for these lines
     * @param kept how much of a history is kept: its newest version at least
     */
    NewestVersion(
            ValueState<Packed<DocumentHistory<L>>> state,
            LinesCodec<L> lines,
            UnaryOperator<DocumentHistory<L>> kept,
            MetricGroup metrics) {
        this.state = state;
        this.packing = new Packing<>(codec(lines));
        this.kept = kept;
        this.duplicates = metrics.counter("duplicates");
        this.conflicts = metrics.counter("conflicts");
    }

    /** The state of documents whose lines are written like this. */
    static <L> ValueStateDescriptor<Packed<DocumentHistory<L>>> descriptor(LinesCodec<L> lines) {
        return Packing.value("newest", codec(lines));
    }

    private static <L> Codec<DocumentHistory<L>> codec(LinesCodec<L> lines) {
        return new DocumentHistoryCodec<>(new DocumentVersionCodec<>(lines));
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
        DocumentHistory<L> before = read(state);
        switch (version.beside(before == null ? null : before.newest())) {
            case DUPLICATE -> duplicates.inc();
            case CONFLICT -> conflicts.inc();
            case NEWER, OLDER -> {}
        }
        DocumentHistory<L> after = kept.apply(before == null ? DocumentHistory.of(version) : before.with(version));
        if (after.equals(before)) {
            return null;
        }
        state.update(packing.pack(after));
        return new Replacement<>(before, after);
    }

    /** What a state of documents holds for its key; null for none. */
    DocumentHistory<L> read(ValueState<Packed<DocumentHistory<L>>> documents) throws IOException {
        return packing.open(documents.value());
    }
}
