package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.stock.OrderFact;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockPosting;
import dev.vitrina.jobs.changes.Announcement;
import dev.vitrina.jobs.changes.Bundles;
import dev.vitrina.jobs.changes.Key;
import dev.vitrina.jobs.changes.LineChanges;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.state.FlatType;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Document versions, bundles taken apart → movements, and by order what is outstanding of it → keyed by item and warehouse →
 * ledger entries and live levels.
 */
final class StockTopology {
    private StockTopology() {}

    /** The ledger's entries; the levels are the side output {@link StockOperator#LEVELS}. */
    static SingleOutputStreamOperator<StockEntry> stock(
            DataStream<DocumentVersion<Stated<StockFact>>> documents, DataStream<Announcement> announcements) {
        return stock(documents, announcements, ClosedPeriods.KEPT, false);
    }

    /**
     * The same by other choices than the usual ones.
     *
     * @param closedKept for how long closed lines are kept
     * @param silent whether nobody is told of the levels as long as this job runs, but by the job that continues it
     */
    static SingleOutputStreamOperator<StockEntry> stock(
            DataStream<DocumentVersion<Stated<StockFact>>> documents,
            DataStream<Announcement> announcements,
            Duration closedKept,
            boolean silent) {
        var movements = Bundles.unbundled(
                        documents,
                        announcements,
                        new StockUnbundling(),
                        new StockPosting(),
                        new StockLinesCodec(),
                        StockCodecs.FACTS,
                        "stock document")
                .process(new SplitFacts())
                .returns(LineChanges.type(StockCodecs.MOVEMENTS))
                .name("movements and orders")
                .uid("movements-and-orders");
        JobEnvironment.hurry(movements);
        return movements
                .keyBy(change -> Key.of(
                        change.line().organization(),
                        change.line().sku(),
                        change.line().warehouse()))
                .connect(pledges(movements.getSideOutput(SplitFacts.ORDERS))
                        .keyBy(pledge -> Key.of(pledge.organization(), pledge.sku(), pledge.warehouse())))
                .transform("stock card", StockOperator.ENTRY, new StockOperator(closedKept, silent))
                .uid("stock-card");
    }

    /** What orders add to the promises on stock. */
    static SingleOutputStreamOperator<Pledge> pledges(DataStream<DocumentChange<OrderFact>> orders) {
        return JobEnvironment.hurry(orders.keyBy(change -> {
                    OrderId order = (change.asserted().isEmpty() ? change.retracted() : change.asserted())
                            .getFirst()
                            .order();
                    return Key.of(order.kind().name(), order.source(), order.id());
                })
                .process(new OrderFunction())
                .returns(FlatType.of(Pledge.class, StockCodecs.PLEDGES))
                .name("outstanding of orders")
                .uid("outstanding-of-orders"));
    }
}
