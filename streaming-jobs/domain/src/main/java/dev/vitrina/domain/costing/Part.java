package dev.vitrina.domain.costing;

import java.util.List;

/** A piece of an item's state that is read and written by itself, under a number of its own. */
public sealed interface Part permits Part.Chunk, Part.Node, Part.Page, Snapshot {
    /** Consecutive steps. */
    record Chunk(List<Step> steps) implements Part {
        public Chunk {
            steps = List.copyOf(steps);
        }
    }

    /** A node of the directory. */
    record Node(List<ChunkEntry> entries) implements Part {
        public Node {
            entries = List.copyOf(entries);
        }
    }

    /** A stretch in the middle of a long queue: either layers or shortages. */
    record Page(List<Layer> layers, List<Shortage> shortages) implements Part {
        public Page {
            layers = List.copyOf(layers);
            shortages = List.copyOf(shortages);
        }
    }
}
