package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.stock.OrderFact;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Bundles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** What changes in a document → its movements one by one, and beside them what is said of each order, all at once. */
final class SplitFacts extends ProcessFunction<DocumentChange<StockFact>, LineChange<StockMovement>> {
    /** Changes that each concern one order. */
    static final OutputTag<DocumentChange<OrderFact>> ORDERS =
            new OutputTag<>("orders", Bundles.changeType(StockCodecs.ORDER_FACTS));

    private static final long serialVersionUID = 1;

    private record Sides(List<OrderFact> retracted, List<OrderFact> asserted) {
        Sides() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public void processElement(
            DocumentChange<StockFact> document, Context context, Collector<LineChange<StockMovement>> out) {
        Map<OrderId, Sides> orders = new LinkedHashMap<>();
        for (StockFact fact : document.retracted()) {
            switch (fact) {
                case StockMovement movement -> out.collect(change(false, movement, document));
                case OrderFact order ->
                    orders.computeIfAbsent(order.order(), first -> new Sides())
                            .retracted()
                            .add(order);
            }
        }
        for (StockFact fact : document.asserted()) {
            switch (fact) {
                case StockMovement movement -> out.collect(change(true, movement, document));
                case OrderFact order ->
                    orders.computeIfAbsent(order.order(), first -> new Sides())
                            .asserted()
                            .add(order);
            }
        }
        orders.values()
                .forEach(sides -> context.output(
                        ORDERS,
                        new DocumentChange<>(
                                sides.retracted(), sides.asserted(), document.cause(), document.recordedAt())));
    }

    private static LineChange<StockMovement> change(
            boolean asserted, StockMovement movement, DocumentChange<StockFact> document) {
        return new LineChange<>(asserted, movement, document.cause(), document.recordedAt());
    }
}
