package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.stock.OrderBook;
import dev.vitrina.domain.stock.OrderFact;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.jobs.state.Packed;
import dev.vitrina.jobs.state.Packing;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins one order with what was delivered for it. The state is cleared when nothing stands of the order any more; else it
 * stays, a few bytes for each line delivered, since any of its documents may be edited or come late.
 */
final class OrderFunction extends KeyedProcessFunction<String, DocumentChange<OrderFact>, Pledge> {
    private static final long serialVersionUID = 1;

    private transient ValueState<Packed<OrderBook>> book;
    private transient Packing<OrderBook> packing;

    @Override
    public void open(OpenContext context) {
        book = getRuntimeContext().getState(Packing.value("order", StockCodecs.ORDER_BOOKS));
        packing = new Packing<>(StockCodecs.ORDER_BOOKS);
    }

    @Override
    public void processElement(DocumentChange<OrderFact> change, Context context, Collector<Pledge> out)
            throws Exception {
        OrderBook before = packing.open(book.value());
        OrderBook.Outcome outcome = (before == null ? OrderBook.EMPTY : before).apply(change);
        if (outcome.book().isEmpty()) {
            book.clear();
        } else {
            book.update(packing.pack(outcome.book()));
        }
        outcome.pledges().forEach(out::collect);
    }
}
