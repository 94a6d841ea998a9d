package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * FIFO cost of one item, all its warehouses together: a queue per warehouse, units below zero covered by what comes
 * next, returns at the cost of what they return, adjustments from the adjusted receipt's own date.
 *
 * <p>The books depend only on the lines that stand, never on the order in which changes arrive or how they are batched.
 * For the item and every warehouse, to the last minor unit: in = out + on hand + variance.
 */
public final class ItemCosting {
    private ItemCosting() {}

    /**
     * Applies changes to an item's history and answers what that changed in its books. A line stands at most once at a
     * time, and its retraction comes before its next assertion.
     *
     * @param store the item's history; an empty one for a new item
     * @param changes of lines of this item and no other, in the order in which they came
     * @throws IllegalArgumentException when a line belongs to another item
     * @throws IllegalStateException when a line is asserted twice or a retracted line does not stand; the store must then
     *     not be used again
     */
    public static Answers apply(ItemStore store, List<LineChange<CostLine>> changes) {
        Head head = store.head() == null ? Head.EMPTY : store.head();
        if (changes.isEmpty()) {
            return new Answers(List.of(), List.of(), List.of(), head.idleAdjustments(), head.recordedAt());
        }
        CostLine any = changes.getFirst().line();
        changes.forEach(change -> requireSameItem(any, change.line()));
        Instant recordedAt = changes.stream()
                .map(LineChange::recordedAt)
                .reduce(head.recordedAt(), (one, other) -> one.isAfter(other) ? one : other);

        Timeline timeline = new Timeline(store, head);
        Accounts accounts = new Accounts(store);
        Ledger ledger = new Ledger(any.organization(), any.sku(), head, recordedAt);
        Revision revision = new Revision(timeline, accounts, head.idleAdjustments());
        changes.forEach(revision::apply);
        revision.writeOff(ledger);
        Snapshot tail = new Replay(timeline, accounts, revision, ledger).run(head.tail(), head.last());
        timeline.close();
        accounts.close();
        store.putHead(new Head(
                timeline.directory(),
                timeline.nextBlock(),
                timeline.last(),
                tail,
                ledger.costEntries(),
                ledger.layerEntries(),
                revision.idleAdjustments(),
                recordedAt));
        return new Answers(
                ledger.costs(),
                ledger.layers(),
                changedValues(any, head.tail(), tail),
                revision.idleAdjustments(),
                recordedAt);
    }

    private static void requireSameItem(CostLine item, CostLine line) {
        if (!line.organization().equals(item.organization()) || !line.sku().equals(item.sku())) {
            throw new IllegalArgumentException(
                    "One call is about one item: line %s is of %s %s, the first line of %s %s"
                            .formatted(line.id(), line.organization(), line.sku(), item.organization(), item.sku()));
        }
    }

    private static List<InventoryValue> changedValues(CostLine item, Snapshot before, Snapshot after) {
        Map<String, QueueState> old = byWarehouse(before);
        Map<String, QueueState> now = byWarehouse(after);
        Map<String, QueueState> all = new TreeMap<>(old);
        all.putAll(now);
        List<InventoryValue> changed = new ArrayList<>();
        for (String warehouse : all.keySet()) {
            InventoryValue value = value(item, warehouse, now.get(warehouse));
            if (!value.equals(value(item, warehouse, old.get(warehouse)))) {
                changed.add(value);
            }
        }
        return changed;
    }

    private static Map<String, QueueState> byWarehouse(Snapshot state) {
        return state.queues().stream().collect(Collectors.toMap(QueueState::warehouse, Function.identity()));
    }

    private static InventoryValue value(CostLine item, String warehouse, QueueState queue) {
        return queue == null
                ? new InventoryValue(item.organization(), item.sku(), warehouse, 0, 0, 0)
                : new InventoryValue(
                        item.organization(),
                        item.sku(),
                        warehouse,
                        queue.quantity(),
                        queue.value(),
                        queue.shortageQuantity());
    }
}
