package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;

/**
 * A block's line in the directory.
 *
 * @param from no step before this position is in the block, and none from here to the next block's in any other
 * @param id the block's key in the store
 * @param count how many steps it holds
 */
record BlockEntry(Position from, long id, int count) {
    BlockEntry from(Position position) {
        return new BlockEntry(position, id, count);
    }

    BlockEntry count(int steps) {
        return new BlockEntry(from, id, steps);
    }
}
