package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.BundleDefinitions;
import dev.vitrina.jobs.changes.Bundles;
import dev.vitrina.jobs.changes.Key;
import dev.vitrina.jobs.changes.LineChanges;
import dev.vitrina.jobs.changes.Stated;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Document versions, bundles taken apart → line changes → keyed by item and warehouse → ledger entries and live levels. */
final class StockTopology {
    private StockTopology() {}

    /** The ledger's entries; the levels are the side output {@link StockFunction#LEVELS}. */
    static SingleOutputStreamOperator<StockEntry> stock(
            DataStream<DocumentVersion<Stated<StockMovement>>> documents, DataStream<BundleDefinitions> bundles) {
        var changes =
                Bundles.unbundled(documents, bundles, new StockUnbundling(), StockCodecs.MOVEMENTS, "stock document");
        return LineChanges.each(changes, StockCodecs.MOVEMENTS, "stock document")
                .keyBy(change -> Key.of(
                        change.line().organization(),
                        change.line().sku(),
                        change.line().warehouse()))
                .process(new StockFunction())
                .returns(Types.POJO(StockEntry.class))
                .name("stock card")
                .uid("stock-card");
    }
}
