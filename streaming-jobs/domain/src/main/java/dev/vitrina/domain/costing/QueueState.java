package dev.vitrina.domain.costing;

import java.util.List;

/**
 * One warehouse's queue between two steps.
 *
 * @param warehouse whose goods they are
 * @param layers the goods on hand, oldest first
 * @param shortages the units below zero, oldest first; with any there are no layers
 * @param lastKnown the last known cost
 */
record QueueState(String warehouse, List<Layer> layers, List<Shortage> shortages, UnitCost lastKnown) {
    QueueState {
        layers = List.copyOf(layers);
        shortages = List.copyOf(shortages);
    }

    long shortageQuantity() {
        return shortages.stream().mapToLong(Shortage::quantity).sum();
    }

    long quantity() {
        return layers.stream().mapToLong(Layer::quantity).sum() - shortageQuantity();
    }

    long value() {
        return layers.stream().mapToLong(Layer::value).sum()
                - shortages.stream().mapToLong(Shortage::value).sum();
    }
}
