package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.CostPosting;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.changes.Announcement;
import dev.vitrina.jobs.changes.Bundles;
import dev.vitrina.jobs.changes.Key;
import dev.vitrina.jobs.changes.LineChanges;
import dev.vitrina.jobs.changes.Stated;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Document versions, bundles taken apart → line changes → keyed by item → what every line costs and what the stock is worth. */
final class CostingTopology {
    private CostingTopology() {}

    /**
     * The ledger's entries; the layers, values and open queues are its side outputs
     * {@link CostingOperator#LAYERS}, {@link CostingOperator#VALUES} and {@link CostingOperator#OPEN_LAYERS}.
     *
     * @param foldAfter how long after a closing became known an item's history before it folds; empty for never
     */
    static SingleOutputStreamOperator<CostEntry> costs(
            DataStream<DocumentVersion<Stated<CostLine>>> documents,
            DataStream<Announcement> announcements,
            Policies policies,
            Optional<Duration> foldAfter) {
        var changes = Bundles.unbundled(
                documents,
                announcements,
                new CostUnbundling(),
                new CostPosting(),
                new CostLinesCodec(),
                ItemCodec.LINES,
                "stock document");
        return LineChanges.each(changes, new CostPosting(), ItemCodec.LINES, "stock document")
                .keyBy(change ->
                        Key.of(change.line().organization(), change.line().sku()))
                .transform("cost", Types.POJO(CostEntry.class), new CostingOperator(policies, foldAfter.orElse(null)))
                .uid("cost");
    }
}
