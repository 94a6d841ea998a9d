package dev.vitrina.jobs.sales;

import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.sales.SalesEntry;
import dev.vitrina.domain.sales.SalesLine;
import dev.vitrina.domain.sales.SalesPosting;
import dev.vitrina.jobs.changes.Announcement;
import dev.vitrina.jobs.changes.Bundles;
import dev.vitrina.jobs.changes.Key;
import dev.vitrina.jobs.changes.LineChanges;
import dev.vitrina.jobs.changes.LinesCodec;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.changes.StatedCodec;
import dev.vitrina.jobs.state.FlatType;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Document versions → line changes → numbered within their document: the sales ledger. */
final class SalesTopology {
    /** How a document's lines are written. */
    static final LinesCodec<Stated<SalesLine>> LINES = LinesCodec.each(new StatedCodec<>(new SalesLineCodec()));

    private SalesTopology() {}

    static DataStream<SalesEntry> sales(
            DataStream<DocumentVersion<Stated<SalesLine>>> documents, DataStream<Announcement> closings) {
        var changes = Bundles.unbundled(
                documents,
                closings,
                new SalesUnbundling(),
                new SalesPosting(),
                LINES,
                new SalesLineCodec(),
                "stock document");
        return LineChanges.each(changes, new SalesPosting(), new SalesLineCodec(), "stock document")
                .keyBy(change -> Key.of(change.line().source(), change.line().document()))
                .process(new NumberEntries())
                .returns(FlatType.of(SalesEntry.class, new SalesEntryCodec()))
                .name("sales ledger")
                .uid("sales-ledger");
    }

    /** Keeps how many entries a document has written; never cleared, since its numbers must not begin again. */
    private static final class NumberEntries extends KeyedProcessFunction<String, LineChange<SalesLine>, SalesEntry> {
        private static final long serialVersionUID = 1;

        private transient ValueState<Long> entries;

        @Override
        public void open(OpenContext context) {
            entries = getRuntimeContext().getState(new ValueStateDescriptor<>("entries", Types.LONG));
        }

        @Override
        public void processElement(LineChange<SalesLine> change, Context context, Collector<SalesEntry> out)
                throws Exception {
            Long before = entries.value();
            List<SalesEntry> written = SalesEntry.of(change, before == null ? 0 : before);
            entries.update(written.getLast().entry());
            written.forEach(out::collect);
        }
    }
}
