package dev.vitrina.jobs.stock;

import dev.vitrina.domain.stock.MovementTree;
import dev.vitrina.domain.stock.MovementTree.Entry;
import dev.vitrina.domain.stock.MovementTree.Page;
import dev.vitrina.jobs.state.FlatType;
import dev.vitrina.jobs.state.Kept;
import dev.vitrina.jobs.state.Packed;
import dev.vitrina.jobs.state.PackedList;
import dev.vitrina.jobs.state.Packing;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The card of the key that is Flink's current one. A movement is added to the recent ones without reading any. */
final class CardStore implements MovementTree.Pages {
    static final ValueStateDescriptor<KeptCard> CARD =
            new ValueStateDescriptor<>("card", FlatType.of(KeptCard.class, new StockCodecs.KeptCards()));

    private static final StockCodecs.Pages PAGE = new StockCodecs.Pages();

    private final ValueState<KeptCard> card;
    private final PackedList<Entry> recent;
    private final MapState<Long, Packed<Page>> pages;
    private final Packing<Page> packing = new Packing<>(PAGE);

    CardStore(KeyedStateStore state) {
        card = state.getState(CARD);
        recent = new PackedList<>(state, "recent", new StockCodecs.Recent());
        pages = state.getMapState(new MapStateDescriptor<>("pages", Types.LONG, Packing.type(PAGE)));
    }

    KeptCard card() {
        KeptCard kept = Kept.ask(card::value);
        return kept == null ? KeptCard.EMPTY : kept;
    }

    void keep(KeptCard kept) {
        Kept.tell(() -> card.update(kept));
    }

    List<Entry> recent() {
        return recent.all();
    }

    void addRecent(List<Entry> added) {
        recent.add(added);
    }

    void clearRecent() {
        recent.clear();
    }

    @Override
    public Page get(long number) {
        return packing.open(Kept.ask(() -> pages.get(number)));
    }

    @Override
    public void put(long number, Page page) {
        Kept.tell(() -> pages.put(number, packing.pack(page)));
    }

    @Override
    public void remove(long number) {
        Kept.tell(() -> pages.remove(number));
    }
}
