package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.InventoryValue;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.costing.OpenLayer;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.documents.LineChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Gathers line changes for a while and then costs each item once, so that a burst of late documents on one item is
 * replayed once, and an item that sells often is read and written once for many sales. Costing takes at most about a
 * tenth of the time: a gathering lasts ten times as long as the one before took to cost, between
 * {@value #SHORTEST_MILLIS} ms and {@value #LONGEST_MILLIS} ms. Nobody waits for it longer than for the tables, which
 * are committed with the checkpoint.
 *
 * <p>What is gathered is costed before a checkpoint's barrier, so it never has to be saved. An item's state, its history in
 * chunks, is never cleared, since any of its documents may still change; behind a closing it folds, some time after.
 *
 * <p>In batch the input is sorted by item and Flink forgets an item as soon as the next one comes. An item is then
 * gathered whole and costed when the next one begins.
 */
final class CostingOperator extends AbstractStreamOperator<CostEntry>
        implements OneInputStreamOperator<LineChange<CostLine>, CostEntry> {
    /** The new value of each warehouse whose value changed, with when that was recorded. */
    static final OutputTag<ValuedStock> VALUES = new OutputTag<>("values", Types.POJO(ValuedStock.class));

    /** Which receipt line paid for which issue line. */
    static final OutputTag<LayerEntry> LAYERS = new OutputTag<>("layers", Types.POJO(LayerEntry.class));

    /** The new content of each place of the open queues that changed. */
    static final OutputTag<OpenStock> OPEN_LAYERS = new OutputTag<>("open layers", Types.POJO(OpenStock.class));

    private static final long serialVersionUID = 1;
    private static final long SHORTEST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2_000;
    private static final long GATHERING_TO_COSTING = 10;
    private static final int MOST_CHANGES = 50_000;

    private final Policies policies;
    private final Duration foldAfter;
    private transient Map<Object, List<LineChange<CostLine>>> gathered;
    private transient int changes;
    private transient long linger;
    private transient boolean ending;
    private transient boolean sorted;
    private transient ItemStore store;
    private transient FoldingTimes folding;
    private transient Counter lateForFolded;

    /** @param foldAfter how long after a closing became known an item's history before it folds; null for never */
    CostingOperator(Policies policies, Duration foldAfter) {
        this.policies = policies;
        this.foldAfter = foldAfter;
    }

    @Override
    public void open() throws Exception {
        super.open();
        gathered = new LinkedHashMap<>();
        linger = SHORTEST_MILLIS;
        sorted = Arrays.stream(getOperatorConfig().getInputs(getUserCodeClassloader()))
                .anyMatch(StreamConfig::requiresSorting);
        store = new KeyedItemStore(getKeyedStateStore());
        // in batch an item is forgotten with its state
        folding = foldAfter == null || sorted ? null : new FoldingTimes(getKeyedStateStore(), foldAfter);
        lateForFolded = getMetricGroup().counter("lateForFolded");
    }

    @Override
    public void processElement(StreamRecord<LineChange<CostLine>> change) {
        Object item = getCurrentKey();
        if (sorted && !gathered.containsKey(item)) {
            cost();
        }
        gathered.computeIfAbsent(item, first -> new ArrayList<>()).add(change.getValue());
        if (sorted) {
            return;
        }
        if (++changes >= MOST_CHANGES) {
            cost();
        } else if (!ending) {
            ending = true;
            var time = getProcessingTimeService();
            time.registerTimer(time.getCurrentProcessingTime() + linger, now -> {
                ending = false;
                cost();
            });
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        cost();
    }

    @Override
    public void finish() throws Exception {
        cost();
        super.finish();
    }

    private void cost() {
        if (gathered.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        gathered.forEach((item, itsChanges) -> {
            setCurrentKey(item);
            Answers answers = ItemCosting.apply(store, policies, itsChanges);
            emit(answers);
            if (folding != null && answers.closedUntil() != null) {
                folding.told(itsChanges, getProcessingTimeService().getCurrentProcessingTime(), this::fold);
            }
        });
        gathered.clear();
        changes = 0;
        long costing = (System.nanoTime() - start) / 1_000_000;
        linger = Math.clamp(GATHERING_TO_COSTING * costing, SHORTEST_MILLIS, LONGEST_MILLIS);
    }

    private boolean fold(Instant until, Instant closedUntil) {
        return ItemCosting.fold(store, policies, until, closedUntil);
    }

    private void emit(Answers answers) {
        if (answers.lateForFolded() > 0) {
            lateForFolded.inc(answers.lateForFolded());
            LOG.warn(
                    "{} changes of item {} belong to history that has folded and are not in the books of cost; "
                            + "./vitrina rebuild costing makes these anew with them",
                    answers.lateForFolded(),
                    getCurrentKey());
        }
        answers.costs().forEach(entry -> output.collect(new StreamRecord<>(entry)));
        answers.layers().forEach(layer -> output.collect(LAYERS, new StreamRecord<>(layer)));
        for (InventoryValue value : answers.values()) {
            output.collect(VALUES, new StreamRecord<>(ValuedStock.of(value, answers.recordedAt())));
        }
        for (OpenLayer layer : answers.openLayers()) {
            output.collect(OPEN_LAYERS, new StreamRecord<>(OpenStock.of(layer, answers.recordedAt())));
        }
    }
}
