package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PagedQueue.Ends;
import java.util.List;

/**
 * An item by one method after its last step. The middle of long queues is stored apart.
 *
 * @param queues every queue that is not blank, by warehouse
 * @param levels what each warehouse holds where all share one queue; else empty
 * @param sinceSnapshot how many steps were played since the last state that was kept
 */
public record Tail(List<Queue> queues, List<Snapshot.Level> levels, int sinceSnapshot) {
    static final Tail EMPTY = new Tail(List.of(), List.of(), 0);

    /**
     * A queue with its totals: thousandths and minor units on hand, and below zero.
     *
     * @param warehouse whose goods they are; empty for a company's one queue
     */
    record Queue(
            String warehouse,
            Ends<Layer> layers,
            Ends<Shortage> shortages,
            UnitCost lastKnown,
            long goods,
            long goodsValue,
            long owed,
            long owedValue) {}

    public Tail {
        queues = List.copyOf(queues);
        levels = List.copyOf(levels);
    }

    /** Takes the stored middles away. */
    void discard(Parts parts) {
        for (Queue queue : queues) {
            queue.layers().pages().forEach(parts::remove);
            queue.shortages().pages().forEach(parts::remove);
        }
    }
}
