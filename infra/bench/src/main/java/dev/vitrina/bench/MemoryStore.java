package dev.vitrina.bench;

import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Part;
import dev.vitrina.domain.costing.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An item's history as objects in maps. */
final class MemoryStore implements ItemStore {
    private final Shelf<Long, Part> parts = new MapShelf<>();
    private final Shelf<LineId, LineAccount> accounts = new MapShelf<>();
    private final List<Step> recent = new ArrayList<>();
    private Head head;

    @Override
    public Head head() {
        return head;
    }

    @Override
    public void putHead(Head newest) {
        head = newest;
    }

    @Override
    public List<Step> recent() {
        return List.copyOf(recent);
    }

    @Override
    public void addRecent(List<Step> steps) {
        recent.addAll(steps);
    }

    @Override
    public void replaceRecent(List<Step> steps) {
        recent.clear();
        recent.addAll(steps);
    }

    @Override
    public Shelf<Long, Part> parts() {
        return parts;
    }

    @Override
    public Shelf<LineId, LineAccount> accounts() {
        return accounts;
    }

    private static final class MapShelf<K, V> implements Shelf<K, V> {
        private final Map<K, V> values = new HashMap<>(0);

        @Override
        public V get(K key) {
            return values.get(key);
        }

        @Override
        public void put(K key, V value) {
            values.put(key, value);
        }

        @Override
        public void remove(K key) {
            values.remove(key);
        }
    }
}
