package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.changes.Key;
import dev.vitrina.jobs.changes.LineChanges;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Document versions → line changes → keyed by item → what every line costs and what the stock is worth. */
final class CostingTopology {
    private CostingTopology() {}

    /**
     * The ledger's entries; the layers and values are its side outputs {@link CostingOperator#LAYERS} and
     * {@link CostingOperator#VALUES}.
     */
    static SingleOutputStreamOperator<CostEntry> costs(
            DataStream<DocumentVersion<CostLine>> documents, Policies policies) {
        return LineChanges.of(documents, ItemCodec.LINES, "stock document")
                .keyBy(change ->
                        Key.of(change.line().organization(), change.line().sku()))
                .transform("cost", Types.POJO(CostEntry.class), new CostingOperator(policies))
                .uid("cost");
    }
}
