package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.StockCard;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.ChangesFlatTypes;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.state.Flat;
import dev.vitrina.jobs.state.FlatType;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;

/** What the stock job sends and keeps. */
public final class StockFlatTypes {
    private StockFlatTypes() {}

    public static Stream<Flat<?>> all() {
        Position place = Position.of(LineKind.STOCKTAKE, false, Paper.day(3).plusNanos(5), -4, "erp", "C-1", "2");
        StockMovement movement = new StockMovement("main", "MUG", "shelf", LineKind.STOCKTAKE, place, -2_500);
        StockEntry entry = new StockEntry(
                7,
                "erp",
                "C-1",
                "2",
                LineKind.STOCKTAKE,
                "main",
                "MUG",
                "shelf",
                Long.MIN_VALUE,
                Paper.day(3),
                Paper.day(4));
        return Stream.concat(
                ChangesFlatTypes.carrying(movement, new StockCodecs.Movements()),
                Stream.of(
                        new Flat<>(Types.POJO(StockEntry.class), entry),
                        new Flat<>(
                                Types.POJO(StockLevel.class),
                                new StockLevel("main", "MUG", "shelf", -1, 2, 3, 4, Paper.day(4))),
                        new Flat<>(FlatType.of(Position.class, new StockCodecs.Positions()), place),
                        new Flat<>(
                                FlatType.of(StockCard.class, new StockCodecs.Cards()),
                                new StockCard(
                                        List.of(new StockCard.Count(place, 5_000, -1_000)), -3, 9, 11, Paper.day(4)))));
    }
}
