package dev.vitrina.jobs.stock;

import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.jobs.changes.Bundles;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.RawChange;
import dev.vitrina.jobs.changes.ShopWeek;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The stock job from its messages to its answers. */
final class StockStreet {
    private StockStreet() {}

    static SingleOutputStreamOperator<StockEntry> of(DataStream<RawChange> messages) {
        return StockTopology.stock(
                ShopWeek.documents(messages, new StockNormaliser(), Bundles.stated(StockCodecs.MOVEMENTS)),
                Bundles.definitions(messages, Paper.schemas()));
    }
}
