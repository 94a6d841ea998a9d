package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.Block;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Snapshot;
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
                Types.POJO(ValuedStock.class), new ValuedStock("main", "MUG", "shelf", -1, 2, 3, Paper.day(4))));

        Kept kept = new Kept();
        Answers answers = ItemCosting.apply(kept, Ledger.longHistory());
        types.add(new Flat<>(Types.POJO(CostEntry.class), answers.costs().getFirst()));
        types.add(new Flat<>(Types.POJO(LayerEntry.class), answers.layers().getFirst()));
        types.add(new Flat<>(ItemCodec.HEAD, kept.head()));
        kept.blocks.values().forEach(block -> types.add(new Flat<>(ItemCodec.BLOCK, block)));
        kept.snapshots.values().forEach(snapshot -> types.add(new Flat<>(ItemCodec.SNAPSHOT, snapshot)));
        for (String document : List.of("R-2", "S-14", "S-202")) {
            LineId line = new LineId("erp", document, "1");
            types.add(new Flat<>(ItemCodec.LINE_ID, line));
            types.add(new Flat<>(ItemCodec.ACCOUNT, kept.account(line)));
        }
        return types.stream();
    }

    /** An item's history in memory. */
    private static final class Kept implements ItemStore {
        private final Map<Long, Block> blocks = new HashMap<>();
        private final Map<Long, Snapshot> snapshots = new HashMap<>();
        private final Map<LineId, LineAccount> accounts = new HashMap<>();
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
        public Block block(long id) {
            return blocks.get(id);
        }

        @Override
        public void putBlock(long id, Block block) {
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
    }
}
