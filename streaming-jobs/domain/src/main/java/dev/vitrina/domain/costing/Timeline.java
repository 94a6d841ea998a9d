package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An item's steps in order, cut into blocks that are read when they are needed and written when they have changed.
 * Blocks are named by their index in the directory.
 */
final class Timeline {
    private final ItemStore store;
    private final List<BlockEntry> directory;
    private long nextBlock;
    private Position last;
    private final Map<Long, List<Step>> open = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    Timeline(ItemStore store, Head head) {
        this.store = store;
        this.directory = new ArrayList<>(head.blocks());
        this.nextBlock = head.nextBlock();
        this.last = head.last();
    }

    List<BlockEntry> directory() {
        return directory;
    }

    long nextBlock() {
        return nextBlock;
    }

    /** The place of the last step; null when there is none. */
    Position last() {
        return last;
    }

    /** The block that a place belongs to; there must be one. */
    int blockOf(Position place) {
        int low = 0;
        int high = directory.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (place.isBefore(directory.get(middle).from())) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    int stepsIn(int block) {
        return directory.get(block).count();
    }

    Step step(int block, int index) {
        return steps(block).get(index);
    }

    void replace(int block, int index, Step step) {
        steps(block).set(index, step);
        changed.add(id(block));
    }

    /** The index in its block of the first step that is not before a place. */
    int indexIn(int block, Position place) {
        List<Step> steps = steps(block);
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

    void insert(Step step) {
        Position place = step.position();
        boolean append = last == null || last.isBefore(place);
        if (directory.isEmpty() || (append && stepsIn(directory.size() - 1) >= Block.SIZE)) {
            open(directory.size(), place, new ArrayList<>());
        }
        int block = blockOf(place);
        int index = indexIn(block, place);
        if (index < stepsIn(block) && step(block, index).position().equals(place)) {
            throw new IllegalStateException("Line %s is asserted twice; retract it first"
                    .formatted(step.line().id()));
        }
        steps(block).add(index, step);
        BlockEntry entry = directory.get(block).count(steps(block).size());
        directory.set(block, place.isBefore(entry.from()) ? entry.from(place) : entry);
        changed.add(entry.id());
        if (append) {
            last = place;
        }
        if (entry.count() > 2 * Block.SIZE) {
            split(block);
        }
    }

    /** Takes a line out; its block vanishes when it was the last one in it. */
    Step remove(CostLine line) {
        Position place = line.position();
        int block = directory.isEmpty() ? -1 : blockOf(place);
        int index = block < 0 ? 0 : indexIn(block, place);
        if (block < 0 || index == stepsIn(block) || !step(block, index).line().equals(line)) {
            throw new IllegalStateException("Line %s is retracted but does not stand as %s".formatted(line.id(), line));
        }
        Step removed = steps(block).remove(index);
        directory.set(block, directory.get(block).count(steps(block).size()));
        changed.add(id(block));
        if (stepsIn(block) == 0) {
            vanish(block);
        }
        if (place.equals(last)) {
            last = lastPlace();
        }
        return removed;
    }

    private Position lastPlace() {
        int block = directory.size() - 1;
        return block < 0 ? null : step(block, stepsIn(block) - 1).position();
    }

    /** Changes what adjustments add to the step at a place. */
    void adjust(Position place, long adjustment) {
        int block = blockOf(place);
        int index = indexIn(block, place);
        replace(block, index, step(block, index).adjusted(adjustment));
    }

    /** The state before a block; null when it is not known. */
    Snapshot before(int block) {
        return block == 0 ? Snapshot.EMPTY : store.snapshot(id(block));
    }

    void putBefore(int block, Snapshot state) {
        store.putSnapshot(id(block), state);
    }

    /** Lets a block out of memory, written if it has changed. */
    void close(int block) {
        write(id(block));
        open.remove(id(block));
    }

    void close() {
        open.keySet().forEach(this::write);
        open.clear();
    }

    private void write(long id) {
        if (changed.remove(id)) {
            store.putBlock(id, new Block(open.get(id)));
        }
    }

    private void split(int block) {
        List<Step> steps = steps(block);
        List<Step> half = steps.subList(steps.size() / 2, steps.size());
        open(block + 1, half.getFirst().position(), new ArrayList<>(half));
        half.clear();
        directory.set(block, directory.get(block).count(steps.size()));
    }

    private void open(int block, Position from, List<Step> steps) {
        BlockEntry entry = new BlockEntry(from, nextBlock++, steps.size());
        directory.add(block, entry);
        open.put(entry.id(), steps);
        changed.add(entry.id());
    }

    private void vanish(int block) {
        BlockEntry entry = directory.remove(block);
        open.remove(entry.id());
        changed.remove(entry.id());
        store.removeBlock(entry.id());
        store.removeSnapshot(entry.id());
    }

    private long id(int block) {
        return directory.get(block).id();
    }

    private List<Step> steps(int block) {
        return open.computeIfAbsent(
                id(block), id -> new ArrayList<>(store.block(id).steps()));
    }
}
