package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.costing.Part;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.costing.Step;
import dev.vitrina.jobs.changes.ChangesFlatTypes;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.state.Flat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;

/** What the costing job sends and keeps. */
public final class CostingFlatTypes {
    private CostingFlatTypes() {}

    public static Stream<Flat<?>> all() {
        List<Flat<?>> types = new ArrayList<>();
        ChangesFlatTypes.carrying(Ledger.receipt("MUG", "R-1", 1, 10, 5_000), ItemCodec.LINES)
                .forEach(types::add);
        types.add(new Flat<>(
                Types.POJO(ValuedStock.class),
                new ValuedStock("main", "MUG", "shelf", Method.AVERAGE, -1, 2, 3, Paper.day(4))));

        Kept kept = new Kept();
        Answers answers = ItemCosting.apply(kept, Policies.DEFAULTS, Ledger.longHistory());
        types.add(new Flat<>(Types.POJO(CostEntry.class), answers.costs().getFirst()));
        types.add(new Flat<>(Types.POJO(LayerEntry.class), answers.layers().getFirst()));
        types.add(new Flat<>(ItemCodec.HEAD, kept.head()));
        kept.recent.forEach(step -> types.add(new Flat<>(ItemCodec.STEP, step)));
        kept.parts.map.values().forEach(part -> types.add(new Flat<>(ItemCodec.PART, part)));
        for (String document : List.of("R-2", "S-14", "S-100")) {
            LineId line = new LineId("erp", document, "1");
            types.add(new Flat<>(ItemCodec.LINE_ID, line));
            types.add(new Flat<>(ItemCodec.ACCOUNT, kept.accounts.get(line)));
        }
        return types.stream();
    }

    /** An item's history in memory. */
    private static final class Kept implements ItemStore {
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
    }

    private static final class Shelved<K, V> implements ItemStore.Shelf<K, V> {
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
