package dev.vitrina.domain.costing;

import java.util.List;

/**
 * An item by one method between two steps, whole.
 *
 * @param queues every queue that is not blank, by warehouse
 * @param levels what each warehouse holds where all share one queue; else empty
 */
public record Snapshot(List<QueueState> queues, List<Level> levels) implements Part {
    /** Before the first step. */
    static final Snapshot EMPTY = new Snapshot(List.of(), List.of());

    /** Thousandths in a warehouse, by warehouse. */
    record Level(String warehouse, long quantity) {}

    public Snapshot {
        queues = List.copyOf(queues);
        levels = List.copyOf(levels);
    }
}
