package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Key;
import dev.vitrina.jobs.changes.LineChanges;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Document versions → line changes → keyed by item and warehouse → ledger entries and live levels. */
final class StockTopology {
    private StockTopology() {}

    /** The ledger's entries; the levels are the side output {@link StockFunction#LEVELS}. */
    static SingleOutputStreamOperator<StockEntry> stock(DataStream<DocumentVersion<StockMovement>> documents) {
        return LineChanges.of(documents, new StockCodecs.Movements(), "stock document")
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
