package dev.vitrina.domain.costing;

import java.util.List;

/**
 * Where one item's history is kept. All values are immutable; {@link StoreCodecs} turns them into bytes. What is put is
 * what is got until it is put again or removed; nothing need be ordered. Reading what is not there gives null.
 *
 * <p>What comes in order costs one reading and one writing of the head and one addition to the recent steps.
 */
public interface ItemStore {
    Head head();

    void putHead(Head head);

    /** The newest steps, not yet in a chunk, in order; empty when there are none. */
    List<Step> recent();

    /** Adds steps behind the recent ones, without reading these. */
    void addRecent(List<Step> steps);

    void replaceRecent(List<Step> steps);

    Shelf<Long, Part> parts();

    Shelf<LineId, LineAccount> accounts();

    /** Values under keys. */
    interface Shelf<K, V> {
        V get(K key);

        void put(K key, V value);

        void remove(K key);
    }
}
