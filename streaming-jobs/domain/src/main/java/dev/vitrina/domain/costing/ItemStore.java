package dev.vitrina.domain.costing;

/**
 * Where one item's history is kept. All values are immutable; {@link StoreCodecs} turns them into bytes. What is put is
 * what is got until it is put again or removed; the store need not order its keys. Reading what is not there gives null.
 */
public interface ItemStore {
    Head head();

    void putHead(Head head);

    Block block(long id);

    void putBlock(long id, Block block);

    void removeBlock(long id);

    /** The state before the first step of the block with the same id. */
    Snapshot snapshot(long id);

    void putSnapshot(long id, Snapshot snapshot);

    void removeSnapshot(long id);

    LineAccount account(LineId line);

    void putAccount(LineId line, LineAccount account);

    void removeAccount(LineId line);
}
