package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Part;
import dev.vitrina.domain.costing.Step;
import dev.vitrina.jobs.state.Kept;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The history of the item that is Flink's current key. */
final class KeyedItemStore implements ItemStore {
    private final ValueState<Head> head;
    private final ListState<Step> recent;
    private final Shelf<Long, Part> parts;
    private final Shelf<LineId, LineAccount> accounts;

    KeyedItemStore(KeyedStateStore state) {
        head = state.getState(new ValueStateDescriptor<>("head", ItemCodec.HEAD));
        recent = state.getListState(new ListStateDescriptor<>("recent", ItemCodec.STEP));
        parts = new MapShelf<>(state.getMapState(new MapStateDescriptor<>("parts", Types.LONG, ItemCodec.PART)));
        accounts = new MapShelf<>(
                state.getMapState(new MapStateDescriptor<>("accounts", ItemCodec.LINE_ID, ItemCodec.ACCOUNT)));
    }

    @Override
    public Head head() {
        return Kept.ask(head::value);
    }

    @Override
    public void putHead(Head newest) {
        Kept.tell(() -> head.update(newest));
    }

    @Override
    public List<Step> recent() {
        return Kept.all(recent);
    }

    @Override
    public void addRecent(List<Step> steps) {
        Kept.tell(() -> recent.addAll(steps));
    }

    @Override
    public void replaceRecent(List<Step> steps) {
        Kept.tell(() -> recent.update(steps));
    }

    @Override
    public Shelf<Long, Part> parts() {
        return parts;
    }

    @Override
    public Shelf<LineId, LineAccount> accounts() {
        return accounts;
    }

    private record MapShelf<K, V>(MapState<K, V> map) implements Shelf<K, V> {
        @Override
        public V get(K key) {
            return Kept.ask(() -> map.get(key));
        }

        @Override
        public void put(K key, V value) {
            Kept.tell(() -> map.put(key, value));
        }

        @Override
        public void remove(K key) {
            Kept.tell(() -> map.remove(key));
        }
    }
}
