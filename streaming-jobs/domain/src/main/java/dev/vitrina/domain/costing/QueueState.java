package dev.vitrina.domain.costing;

import java.util.List;

/**
 * One queue between two steps, whole.
 *
 * @param warehouse whose goods they are; empty for a company's one queue
 * @param layers the goods on hand, oldest first; with the average method one
 * @param shortages the units below zero, oldest first; with any there are no layers
 * @param lastKnown the last known cost
 */
record QueueState(String warehouse, List<Layer> layers, List<Shortage> shortages, UnitCost lastKnown) {
    QueueState {
        layers = List.copyOf(layers);
        shortages = List.copyOf(shortages);
    }
}
