package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.domain.stock.StockCard;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Key;
import dev.vitrina.jobs.state.FlatType;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the stock card of each item in each warehouse: movements from one side, promises from the other. Answers go out at
 * once. Cards stay in memory while they are among the last {@value #MOST_CARDS} used, and what has changed of them is
 * written before a checkpoint's barrier, once for all that happened to an item in between; so nothing in memory has to be
 * saved.
 *
 * <p>The state is never cleared: a card is a few numbers, and the movements stay because a back-dated stocktake has to know
 * what came before it.
 *
 * <p>The levels of a job that builds its ledger anew are not published. The job that goes on from it tells all of them once.
 *
 * <p>In batch the input is sorted by key and Flink forgets a key as soon as the next one comes, and so does this.
 */
final class StockOperator extends AbstractStreamOperator<StockEntry>
        implements TwoInputStreamOperator<LineChange<StockMovement>, Pledge, StockEntry> {
    static final FlatType<StockEntry> ENTRY = FlatType.of(StockEntry.class, new StockCodecs.Entries());

    /** Every new level of the key. */
    static final OutputTag<StockLevel> LEVELS =
            new OutputTag<>("levels", FlatType.of(StockLevel.class, new StockCodecs.Levels()));

    private static final long serialVersionUID = 1;
    private static final int MOST_CARDS = 40_000;

    private final Duration closedKept;
    private final boolean silent;
    private transient VersionBase versions;
    private transient ListState<Boolean> untoldState;
    private transient boolean untold;
    private transient CardStore store;
    private transient LinkedHashMap<Object, HeldCard> held;
    private transient boolean sorted;

    /**
     * Cards by these choices.
     *
     * @param closedKept for how long closed lines are kept
     * @param silent whether the levels are told to nobody as yet
     */
    StockOperator(Duration closedKept, boolean silent) {
        this.closedKept = closedKept;
        this.silent = silent;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        versions = VersionBase.of(context, getRuntimeContext().getTaskInfo().getAttemptNumber(), silent);
        untoldState = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("levels-untold", Types.BOOLEAN));
        untold = silent;
        for (boolean before : untoldState.get()) {
            untold |= before;
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        store = new CardStore(getKeyedStateStore());
        held = new LinkedHashMap<>(16, 0.75f, true);
        sorted = Arrays.stream(getOperatorConfig().getInputs(getUserCodeClassloader()))
                .anyMatch(StreamConfig::requiresSorting);
        if (untold && !silent) {
            ProcessingTimeService time = getProcessingTimeService();
            time.registerTimer(time.getCurrentProcessingTime(), now -> tellAll());
        }
    }

    private void tellAll() throws Exception {
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, CardStore.CARD, (key, state) -> {
                            HeldCard newer = held.get(key);
                            List<String> names = Key.names(key);
                            publish(
                                    newer == null ? state.value().card() : newer.card(),
                                    names.get(0),
                                    names.get(1),
                                    names.get(2));
                        });
        untold = false;
    }

    @Override
    public void processElement1(StreamRecord<LineChange<StockMovement>> change) {
        HeldCard card = card();
        StockCard.Outcome outcome = card.apply(change.getValue());
        for (StockEntry entry : outcome.entries()) {
            output.collect(new StreamRecord<>(entry));
        }
        StockMovement movement = change.getValue().line();
        publish(card.card(), movement.organization(), movement.sku(), movement.warehouse());
    }

    @Override
    public void processElement2(StreamRecord<Pledge> pledged) {
        HeldCard card = card();
        Pledge pledge = pledged.getValue();
        card.apply(pledge);
        publish(card.card(), pledge.organization(), pledge.sku(), pledge.warehouse());
    }

    private HeldCard card() {
        Object key = getCurrentKey();
        HeldCard card = held.get(key);
        if (card != null) {
            return card;
        }
        if (sorted) {
            held.clear();
        } else if (held.size() >= MOST_CARDS) {
            letGoOfEldest();
            setCurrentKey(key);
        }
        card = new HeldCard(store, closedKept);
        held.put(key, card);
        return card;
    }

    private void letGoOfEldest() {
        Map.Entry<Object, HeldCard> eldest = held.entrySet().iterator().next();
        setCurrentKey(eldest.getKey());
        eldest.getValue().write();
        held.remove(eldest.getKey());
    }

    private void publish(StockCard card, String organization, String sku, String warehouse) {
        long from = versions.from(getProcessingTimeService()::getCurrentProcessingTime);
        output.collect(LEVELS, new StreamRecord<>(card.level(organization, sku, warehouse, from)));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        held.forEach((key, card) -> {
            if (card.hasChanged()) {
                setCurrentKey(key);
                card.write();
            }
        });
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        versions.save();
        untoldState.update(List.of(untold));
    }
}
