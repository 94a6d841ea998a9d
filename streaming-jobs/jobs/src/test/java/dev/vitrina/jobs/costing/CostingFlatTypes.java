package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.MemoryStore;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.costing.Part;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.costing.Step;
import dev.vitrina.jobs.changes.ChangesFlatTypes;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.state.Flat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;

/** What the costing job sends and keeps. */
public final class CostingFlatTypes {
    private CostingFlatTypes() {}

    public static Stream<Flat<?>> all() {
        List<Flat<?>> types = new ArrayList<>();
        ChangesFlatTypes.carrying(Ledger.receipt("MUG", "R-1", 1, 10, 5_000), ItemCodec.LINES)
                .forEach(types::add);
        types.add(ChangesFlatTypes.document("stock_document", "erp", "D-1", new CostLinesCodec(), Ledger.everyLine()));
        types.add(new Flat<>(
                Types.POJO(ValuedStock.class),
                new ValuedStock("main", "MUG", "shelf", Method.AVERAGE, -1, 2, 3, Paper.day(4))));
        types.add(new Flat<>(
                Types.POJO(OpenStock.class),
                new OpenStock("main", "MUG", null, 1, "erp", "R-1", "1", 2, 3, Paper.day(4))));

        MemoryStore kept = new MemoryStore();
        Answers answers = ItemCosting.apply(kept, Policies.DEFAULTS, Ledger.longHistory());
        types.add(new Flat<>(Types.POJO(CostEntry.class), answers.costs().getFirst()));
        types.add(new Flat<>(Types.POJO(LayerEntry.class), answers.layers().getFirst()));
        types.add(new Flat<>(ItemCodec.HEAD, kept.head()));
        kept.recent().forEach(step -> types.addAll(Flat.packed(Step.class, ItemCodec.STEP, step)));
        LongStream.range(0, kept.head().nextPart())
                .mapToObj(kept.parts()::get)
                .filter(Objects::nonNull)
                .forEach(part -> types.addAll(Flat.packed(Part.class, ItemCodec.PART, part)));
        for (String document : List.of("R-2", "S-14", "S-100")) {
            LineId line = new LineId("erp", document, "1");
            types.addAll(Flat.packed(LineId.class, ItemCodec.LINE_ID, line));
            types.addAll(Flat.packed(
                    LineAccount.class, ItemCodec.ACCOUNT, kept.accounts().get(line)));
        }
        return types.stream();
    }
}
