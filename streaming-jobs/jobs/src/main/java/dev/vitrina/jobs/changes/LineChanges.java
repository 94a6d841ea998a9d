package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.Posting;
import dev.vitrina.jobs.changes.NewestVersion.Replacement;
import dev.vitrina.jobs.state.FlatType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The first keyed step of every job: by document, compare with the version before, emit line retractions and line
 * assertions. Replays, duplicates and versions out of order end here; behind this step everything adds up.
 */
public final class LineChanges {
    private LineChanges() {}

    /**
     * What changes, line by line.
     *
     * @param lines how a line is written
     * @param name for people, and as the address of the state; one job may have several such steps
     */
    public static <L> DataStream<LineChange<L>> of(
            DataStream<DocumentVersion<L>> documents, Codec<L> lines, String name) {
        return documents
                .keyBy(document -> Key.of(document.source(), document.id()))
                .process(new CompareVersions<>(lines))
                .returns(type(lines))
                .name("compare " + name + " versions")
                .uid("compare-" + name);
    }

    /** The same where a document's lines, of which every one has an organization, have been compared already, all at once. */
    public static <L> DataStream<LineChange<L>> each(
            DataStream<DocumentChange<L>> documents, Posting<L> posting, Codec<L> lines, String name) {
        return documents
                .flatMap((DocumentChange<L> document, Collector<LineChange<L>> out) ->
                        document.linesOf(posting::organization).forEach(out::collect))
                .returns(type(lines))
                .name("lines of " + name)
                .uid("lines-of-" + name);
    }

    /** A line's change as Flink's type. */
    public static <L> FlatType<LineChange<L>> type(Codec<L> lines) {
        return FlatType.of(LineChange.class, new LineChangeCodec<>(lines));
    }

    /**
     * Keeps the newest version of each document with its lines. The state is never cleared: any document may be edited,
     * and a version that comes again must be recognised; it holds only what the job needs of a document.
     */
    private static final class CompareVersions<L>
            extends KeyedProcessFunction<String, DocumentVersion<L>, LineChange<L>> {
        private static final long serialVersionUID = 1;

        private final LinesCodec<L> lines;
        private transient NewestVersion<L> newest;

        private CompareVersions(Codec<L> lines) {
            this.lines = LinesCodec.each(lines);
        }

        @Override
        public void open(OpenContext context) {
            newest = new NewestVersion<>(
                    getRuntimeContext().getState(NewestVersion.descriptor(lines)),
                    lines,
                    DocumentHistory::withoutFormer,
                    getRuntimeContext().getMetricGroup());
        }

        @Override
        public void processElement(DocumentVersion<L> version, Context context, Collector<LineChange<L>> out)
                throws Exception {
            Replacement<L> replaced = newest.take(version);
            if (replaced != null) {
                replaced.newest().changeFrom(replaced.former()).lines().forEach(out::collect);
            }
        }
    }
}
