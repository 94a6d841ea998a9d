package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.jobs.changes.Announcements;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.RawChange;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The stock job from its messages to its answers. */
final class StockStreet {
    private StockStreet() {}

    static SingleOutputStreamOperator<StockEntry> of(DataStream<RawChange> messages) {
        return StockTopology.stock(
                StockJob.documents(messages, Paper.schemas()),
                Announcements.of(messages, Paper.schemas(), ZoneOffset.UTC));
    }

    /** The same while the ledger is built anew. */
    static SingleOutputStreamOperator<StockEntry> anew(DataStream<RawChange> messages) {
        return StockTopology.stock(
                StockJob.documents(messages, Paper.schemas()),
                Announcements.of(messages, Paper.schemas(), ZoneOffset.UTC),
                ClosedPeriods.KEPT,
                true);
    }
}
