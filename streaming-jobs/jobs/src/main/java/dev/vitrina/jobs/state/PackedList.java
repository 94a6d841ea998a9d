package dev.vitrina.jobs.state;

import dev.vitrina.domain.codec.Codec;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;

/** A list of packed values for each key; what is added does not read what is there. */
public final class PackedList<T> {
    private final ListState<Packed<T>> list;
    private final Packing<T> packing;

    public PackedList(KeyedStateStore state, String name, Codec<T> codec) {
        list = state.getListState(new ListStateDescriptor<>(name, Packing.type(codec)));
        packing = new Packing<>(codec);
    }

    public List<T> all() {
        return Kept.all(list).stream().map(packing::open).toList();
    }

    public void add(List<T> added) {
        Kept.tell(() -> list.addAll(packed(added)));
    }

    public void replace(List<T> all) {
        Kept.tell(() -> list.update(packed(all)));
    }

    public void clear() {
        list.clear();
    }

    private List<Packed<T>> packed(List<T> values) {
        return values.stream().map(packing::pack).toList();
    }
}
