package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Part;
import dev.vitrina.domain.costing.Step;
import dev.vitrina.jobs.state.Kept;
import dev.vitrina.jobs.state.Packed;
import dev.vitrina.jobs.state.PackedList;
import dev.vitrina.jobs.state.Packing;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The history of the item that is Flink's current key. */
final class KeyedItemStore implements ItemStore {
    private final ValueState<Head> head;
    private final PackedList<Step> recent;
    private final Shelf<Long, Part> parts;
    private final Shelf<LineId, LineAccount> accounts;

    KeyedItemStore(KeyedStateStore state) {
        head = state.getState(new ValueStateDescriptor<>("head", ItemCodec.HEAD));
        recent = new PackedList<>(state, "recent", ItemCodec.STEP);
        parts = new PackedShelf<>(
                state.getMapState(new MapStateDescriptor<>("parts", Types.LONG, Packing.type(ItemCodec.PART))),
                number -> number,
                new Packing<>(ItemCodec.PART));
        accounts = new PackedShelf<>(
                state.getMapState(new MapStateDescriptor<>(
                        "accounts", Packing.type(ItemCodec.LINE_ID), Packing.type(ItemCodec.ACCOUNT))),
                new Packing<>(ItemCodec.LINE_ID)::pack,
                new Packing<>(ItemCodec.ACCOUNT));
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
        return recent.all();
    }

    @Override
    public void addRecent(List<Step> added) {
        recent.add(added);
    }

    @Override
    public void replaceRecent(List<Step> all) {
        recent.replace(all);
    }

    @Override
    public Shelf<Long, Part> parts() {
        return parts;
    }

    @Override
    public Shelf<LineId, LineAccount> accounts() {
        return accounts;
    }

    private record PackedShelf<K, S, V>(MapState<S, Packed<V>> map, Function<K, S> keys, Packing<V> values)
            implements Shelf<K, V> {
        @Override
        public V get(K key) {
            return values.open(Kept.ask(() -> map.get(keys.apply(key))));
        }

        @Override
        public void put(K key, V value) {
            Kept.tell(() -> map.put(keys.apply(key), values.pack(value)));
        }

        @Override
        public void remove(K key) {
            Kept.tell(() -> map.remove(keys.apply(key)));
        }
    }
}
