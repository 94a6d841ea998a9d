package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cost of one item, all its warehouses together, by both methods: units below zero covered by what comes next, returns
 * at the cost of what they return, adjustments from the adjusted receipt's own date, unless the policies say otherwise.
 *
 * <p>The books depend only on the lines that stand, never on the order in which changes arrive or how they are batched.
 * By each method, for the item and every warehouse, to the last minor unit: in = out + on hand + variance.
 */
public final class ItemCosting {
    private ItemCosting() {}

    /**
     * Applies changes to an item's history and answers what that changed in its books. A line stands at most once at a
     * time, and its retraction comes before its next assertion.
     *
     * @param store the item's history; an empty one for a new item
     * @param policies the shop's choices, the same in every call of an item
     * @param changes of lines of this item and no other, in the order in which they came
     * @throws IllegalArgumentException when a line belongs to another item
     * @throws IllegalStateException when a line is asserted in the place where it stands, or a retracted one does not
     *     stand; the store must then not be used again
     */
    public static Answers apply(ItemStore store, Policies policies, List<LineChange<CostLine>> changes) {
        Head kept = store.head();
        Head head = kept == null ? Head.EMPTY : kept;
        if (changes.isEmpty()) {
            return new Answers(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    head.idleAdjustments(),
                    0,
                    head.closedUntil(),
                    head.recordedAt());
        }
        CostLine any = changes.getFirst().line();
        Instant recordedAt = head.recordedAt();
        Instant closedUntil = head.closedUntil();
        for (LineChange<CostLine> change : changes) {
            requireSameItem(any, change.line());
            recordedAt = change.recordedAt().isAfter(recordedAt) ? change.recordedAt() : recordedAt;
            closedUntil = later(closedUntil, change.closedUntil());
            closedUntil =
                    change.line().isPosted() ? later(closedUntil, change.line().effectiveAt()) : closedUntil;
        }
        Parts parts = new Parts(store.parts(), head.nextPart());
        Accounts accounts = new Accounts(store.accounts(), head.eventfulAccounts(), head.root() != Directory.NO_ROOT);
        Timeline timeline = new Timeline(store, parts, accounts, head);
        Ledger ledger = new Ledger(any.organization(), any.sku(), head, recordedAt, closedUntil);
        Revision revision = new Revision(timeline, accounts, policies, head);
        revision.apply(changes, closedUntil);
        timeline.seal();
        Map<Method, Tail> tails = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            revision.writeOff(method, ledger);
            tails.put(
                    method,
                    new Replay(method, policies, timeline, accounts, parts, revision, ledger)
                            .run(head.tail(method), head.last()));
        }
        timeline.close();
        accounts.close();
        Head newest = new Head(
                timeline.directory().root(),
                timeline.directory().height(),
                parts.next(),
                timeline.recent(),
                timeline.recentCount(),
                timeline.steps(),
                timeline.last(),
                tails.get(Method.FIFO),
                tails.get(Method.AVERAGE),
                ledger.costEntries(),
                ledger.layerEntries(),
                accounts.eventful(),
                revision.referring(),
                revision.awaited(),
                revision.idleAdjustments(),
                recordedAt,
                closedUntil,
                revision.corrections(),
                revision.stocktakes(),
                head.folded());
        store.putHead(newest);
        return new Answers(
                ledger.costs(),
                ledger.layers(),
                changedValues(any, head, newest),
                OpenQueues.changed(any, head.fifo(), newest.fifo(), parts),
                revision.idleAdjustments(),
                revision.lateForFolded(),
                closedUntil,
                recordedAt);
    }

    /**
     * Lets an item's history before an instant go, but for what may still be asked of it. Later answers are the same with and
     * without, as long as every change that was recorded before the books were closed then has been applied.
     *
     * @param policies those by which the item is costed
     * @param until the first instant behind a closed period
     * @param closedUntil the first instant that is not closed by now; the same or later
     * @return false when nothing has folded since a cost adjustment that is still open, and was recorded before the books were
     *     closed, changes what a receipt before {@code until} cost
     */
    public static boolean fold(ItemStore store, Policies policies, Instant until, Instant closedUntil) {
        return Folding.fold(store, policies, until, closedUntil);
    }

    /** The later of two instants, either of which may be null. */
    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static void requireSameItem(CostLine item, CostLine line) {
        if (!line.organization().equals(item.organization()) || !line.sku().equals(item.sku())) {
            throw new IllegalArgumentException(
                    "One call is about one item: line %s is of %s %s, the first line of %s %s"
                            .formatted(line.id(), line.organization(), line.sku(), item.organization(), item.sku()));
        }
    }

    private static List<InventoryValue> changedValues(CostLine item, Head before, Head after) {
        List<InventoryValue> changed = new ArrayList<>();
        for (Method method : Method.values()) {
            Map<String, InventoryValue> old = values(item, method, before);
            Map<String, InventoryValue> now = values(item, method, after);
            Set<String> warehouses = new TreeSet<>(old.keySet());
            warehouses.addAll(now.keySet());
            for (String warehouse : warehouses) {
                InventoryValue nothing = value(item, method, warehouse, 0, 0, 0);
                InventoryValue value = now.getOrDefault(warehouse, nothing);
                if (!value.equals(old.getOrDefault(warehouse, nothing))) {
                    changed.add(value);
                }
            }
        }
        return changed;
    }

    private static Map<String, InventoryValue> values(CostLine item, Method method, Head head) {
        Map<String, InventoryValue> values = new HashMap<>();
        for (Tail.Queue queue : head.tail(method).queues()) {
            values.put(
                    queue.warehouse(),
                    value(
                            item,
                            method,
                            queue.warehouse(),
                            queue.goods() - queue.owed(),
                            queue.goodsValue() - queue.owedValue(),
                            queue.owed()));
        }
        return values;
    }

    private static InventoryValue value(
            CostLine item, Method method, String warehouse, long quantity, long value, long provisional) {
        return new InventoryValue(
                item.organization(),
                item.sku(),
                warehouse.equals(Fold.ALL_WAREHOUSES) ? null : warehouse,
                method,
                quantity,
                value,
                provisional);
    }
}
