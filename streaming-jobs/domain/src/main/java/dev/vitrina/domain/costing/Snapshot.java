package dev.vitrina.domain.costing;

import java.util.List;

/** The state of an item between two steps: every warehouse's queue that is not blank, by warehouse. */
public record Snapshot(List<QueueState> queues) {
    /** Before the first step. */
    static final Snapshot EMPTY = new Snapshot(List.of());

    public Snapshot {
        queues = List.copyOf(queues);
    }
}
