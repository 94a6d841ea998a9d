package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.util.ArrayList;
import java.util.List;

/** A chunk of steps in memory, or the recent steps, or the new ones among these. */
final class Stretch {
    private ChunkEntry entry;
    private final List<Step> steps;
    private boolean changed;

    Stretch(ChunkEntry entry, List<Step> steps, boolean changed) {
        this.entry = entry;
        this.steps = steps;
        this.changed = changed;
    }

    ChunkEntry entry() {
        return entry;
    }

    void enter(ChunkEntry newer) {
        entry = newer;
    }

    List<Step> steps() {
        return steps;
    }

    boolean hasChanged() {
        return changed;
    }

    /** The index of the first step that is not before a place. */
    int indexOf(Position place) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).position().isBefore(place)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The step at a place; null when there is none. */
    Step at(Position place) {
        int index = indexOf(place);
        return index < steps.size() && steps.get(index).position().equals(place) ? steps.get(index) : null;
    }

    void insert(Step step) {
        int index = indexOf(step.position());
        if (index < steps.size() && steps.get(index).position().equals(step.position())) {
            throw new IllegalStateException("Line %s is asserted twice; retract it first"
                    .formatted(step.line().id()));
        }
        steps.add(index, step);
        changed = true;
    }

    /** Takes the steps from a place on away and gives them. */
    List<Step> cutFrom(Position place) {
        List<Step> behind = steps.subList(indexOf(place), steps.size());
        List<Step> cut = new ArrayList<>(behind);
        behind.clear();
        changed = true;
        return cut;
    }

    void replace(int index, Step step) {
        steps.set(index, step);
        changed = true;
    }

    Step remove(int index) {
        changed = true;
        return steps.remove(index);
    }
}
