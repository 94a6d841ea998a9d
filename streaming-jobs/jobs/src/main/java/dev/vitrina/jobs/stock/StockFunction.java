package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.StockCard;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.state.FlatType;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the stock card of one item in one warehouse. The state is never cleared: a card is a few numbers, and the
 * movements stay because a back-dated stocktake has to know what came before it.
 */
final class StockFunction extends KeyedProcessFunction<String, LineChange<StockMovement>, StockEntry> {
    /** Every new level of the key. */
    static final OutputTag<StockLevel> LEVELS = new OutputTag<>("levels", Types.POJO(StockLevel.class));

    private static final long serialVersionUID = 1;

    private transient ValueState<StockCard> card;
    private transient MapState<Position, Long> movements;

    @Override
    public void open(OpenContext context) {
        card = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("card", FlatType.of(StockCard.class, new StockCodecs.Cards())));
        movements = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "movements", FlatType.of(Position.class, new StockCodecs.Positions()), Types.LONG));
    }

    @Override
    public void processElement(LineChange<StockMovement> change, Context context, Collector<StockEntry> out)
            throws Exception {
        StockMovement movement = change.line();
        if (!movement.isCount()) {
            if (change.asserted()) {
                movements.put(movement.position(), movement.quantity());
            } else {
                movements.remove(movement.position());
            }
        }
        StockCard before = card.value();
        StockCard.Outcome outcome = (before == null ? StockCard.EMPTY : before).apply(change, this::between);
        card.update(outcome.card());
        outcome.entries().forEach(out::collect);
        context.output(LEVELS, outcome.card().level(movement.organization(), movement.sku(), movement.warehouse()));
    }

    private long between(Position after, Position before) {
        long sum = 0;
        try {
            for (Map.Entry<Position, Long> movement : movements.entries()) {
                boolean inside = (after == null || movement.getKey().compareTo(after) > 0)
                        && (before == null || movement.getKey().compareTo(before) < 0);
                sum += inside ? movement.getValue() : 0;
            }
        } catch (Exception e) {
            throw new IllegalStateException("The movements of this key cannot be read from state", e);
        }
        return sum;
    }
}
