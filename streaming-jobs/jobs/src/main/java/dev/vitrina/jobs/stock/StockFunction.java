package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.Pledge;
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
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the stock card of one item in one warehouse: movements from one side, promises from the other. The state is never
 * cleared: a card is a few numbers, and the movements stay because a back-dated stocktake has to know what came before it.
 */
final class StockFunction extends KeyedCoProcessFunction<String, LineChange<StockMovement>, Pledge, StockEntry>
        implements CheckpointedFunction {
    /** Every new level of the key. */
    static final OutputTag<StockLevel> LEVELS = new OutputTag<>("levels", Types.POJO(StockLevel.class));

    private static final long serialVersionUID = 1;

    private transient VersionBase versions;
    private transient ValueState<StockCard> card;
    private transient MapState<Position, Long> movements;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        versions = VersionBase.of(context, getRuntimeContext().getTaskInfo().getAttemptNumber());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        versions.save();
    }

    @Override
    public void open(OpenContext context) {
        card = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("card", FlatType.of(StockCard.class, new StockCodecs.Cards())));
        movements = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "movements", FlatType.of(Position.class, new StockCodecs.Positions()), Types.LONG));
    }

    @Override
    public void processElement1(LineChange<StockMovement> change, Context context, Collector<StockEntry> out)
            throws Exception {
        StockMovement movement = change.line();
        if (!movement.isCount()) {
            if (change.asserted()) {
                movements.put(movement.position(), movement.quantity());
            } else {
                movements.remove(movement.position());
            }
        }
        StockCard.Outcome outcome = card().apply(change, this::between);
        card.update(outcome.card());
        outcome.entries().forEach(out::collect);
        publish(outcome.card(), movement.organization(), movement.sku(), movement.warehouse(), context);
    }

    @Override
    public void processElement2(Pledge pledge, Context context, Collector<StockEntry> out) throws Exception {
        StockCard after = card().apply(pledge);
        card.update(after);
        publish(after, pledge.organization(), pledge.sku(), pledge.warehouse(), context);
    }

    private StockCard card() throws Exception {
        StockCard kept = card.value();
        return kept == null ? StockCard.EMPTY : kept;
    }

    private void publish(StockCard card, String organization, String sku, String warehouse, Context context) {
        long from = versions.from(context.timerService()::currentProcessingTime);
        context.output(LEVELS, card.level(organization, sku, warehouse, from));
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
