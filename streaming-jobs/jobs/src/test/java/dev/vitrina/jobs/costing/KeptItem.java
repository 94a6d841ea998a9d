package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Part;
import dev.vitrina.domain.costing.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An item's history in memory. */
final class KeptItem implements ItemStore {
    private final Shelved<Long, Part> parts = new Shelved<>();
    private final Shelved<LineId, LineAccount> accounts = new Shelved<>();
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
        List<Step> newest = List.copyOf(steps);
        recent.clear();
        recent.addAll(newest);
    }

    @Override
    public Shelf<Long, Part> parts() {
        return parts;
    }

    Collection<Part> allParts() {
        return parts.map.values();
    }

    @Override
    public Shelf<LineId, LineAccount> accounts() {
        return accounts;
    }

    private static final class Shelved<K, V> implements Shelf<K, V> {
        private final Map<K, V> map = new HashMap<>();

        @Override
        public V get(K key) {
            return map.get(key);
        }

        @Override
        public void put(K key, V value) {
            map.put(key, value);
        }

        @Override
        public void remove(K key) {
            map.remove(key);
        }
    }
}
