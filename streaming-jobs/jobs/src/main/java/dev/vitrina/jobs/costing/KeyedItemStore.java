package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Block;
import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The history of the item that is Flink's current key. */
final class KeyedItemStore implements ItemStore {
    private final ValueState<Head> head;
    private final MapState<Long, Block> blocks;
    private final MapState<Long, Snapshot> snapshots;
    private final MapState<LineId, LineAccount> accounts;

    KeyedItemStore(KeyedStateStore state) {
        head = state.getState(new ValueStateDescriptor<>("head", ItemCodec.HEAD));
        blocks = state.getMapState(new MapStateDescriptor<>("blocks", Types.LONG, ItemCodec.BLOCK));
        snapshots = state.getMapState(new MapStateDescriptor<>("snapshots", Types.LONG, ItemCodec.SNAPSHOT));
        accounts = state.getMapState(new MapStateDescriptor<>("accounts", ItemCodec.LINE_ID, ItemCodec.ACCOUNT));
    }

    @Override
    public Head head() {
        try {
            return head.value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void putHead(Head newest) {
        try {
            head.update(newest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Block block(long id) {
        return get(blocks, id);
    }

    @Override
    public void putBlock(long id, Block block) {
        put(blocks, id, block);
    }

    @Override
    public void removeBlock(long id) {
        remove(blocks, id);
    }

    @Override
    public Snapshot snapshot(long id) {
        return get(snapshots, id);
    }

    @Override
    public void putSnapshot(long id, Snapshot snapshot) {
        put(snapshots, id, snapshot);
    }

    @Override
    public void removeSnapshot(long id) {
        remove(snapshots, id);
    }

    @Override
    public LineAccount account(LineId line) {
        return get(accounts, line);
    }

    @Override
    public void putAccount(LineId line, LineAccount account) {
        put(accounts, line, account);
    }

    @Override
    public void removeAccount(LineId line) {
        remove(accounts, line);
    }

    private static <K, V> V get(MapState<K, V> map, K key) {
        try {
            return map.get(key);
        } catch (Exception e) {
            throw broken(e);
        }
    }

    private static <K, V> void put(MapState<K, V> map, K key, V value) {
        try {
            map.put(key, value);
        } catch (Exception e) {
            throw broken(e);
        }
    }

    private static <K, V> void remove(MapState<K, V> map, K key) {
        try {
            map.remove(key);
        } catch (Exception e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(Exception e) {
        return new IllegalStateException("The state backend failed on an item's history", e);
    }
}
