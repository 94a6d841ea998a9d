package dev.vitrina.domain.costing;

import java.util.HashMap;
import java.util.Map;

/** An item's history in maps; counts what is read and written. */
class MapStore implements ItemStore {
    private final Map<Long, Block> blocks = new HashMap<>();
    private final Map<Long, Snapshot> snapshots = new HashMap<>();
    private final Map<LineId, LineAccount> accounts = new HashMap<>();
    private Head head;
    int blocksRead;
    int blocksWritten;

    @Override
    public Head head() {
        return head;
    }

    @Override
    public void putHead(Head newHead) {
        head = newHead;
    }

    @Override
    public Block block(long id) {
        blocksRead++;
        return blocks.get(id);
    }

    @Override
    public void putBlock(long id, Block block) {
        blocksWritten++;
        blocks.put(id, block);
    }

    @Override
    public void removeBlock(long id) {
        blocks.remove(id);
    }

    @Override
    public Snapshot snapshot(long id) {
        return snapshots.get(id);
    }

    @Override
    public void putSnapshot(long id, Snapshot snapshot) {
        snapshots.put(id, snapshot);
    }

    @Override
    public void removeSnapshot(long id) {
        snapshots.remove(id);
    }

    @Override
    public LineAccount account(LineId line) {
        return accounts.get(line);
    }

    @Override
    public void putAccount(LineId line, LineAccount account) {
        accounts.put(line, account);
    }

    @Override
    public void removeAccount(LineId line) {
        accounts.remove(line);
    }

    int storedValues() {
        return blocks.size() + snapshots.size() + accounts.size();
    }
}
