package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.ClosedMoves;
import dev.vitrina.domain.stock.Delivered;
import dev.vitrina.domain.stock.MovementTree;
import dev.vitrina.domain.stock.OrderBook;
import dev.vitrina.domain.stock.OrderFact;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Ordered;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.domain.stock.StockCard;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.ChangesFlatTypes;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.state.Flat;
import dev.vitrina.jobs.state.FlatType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the stock job sends and keeps. */
public final class StockFlatTypes {
    private static final Ordered ASKED =
            new Ordered(new OrderId(OrderId.Kind.SALE, "erp", "O-1"), "1", "MUG", "main", "shelf", 5_000);
    private static final Delivered BROUGHT =
            new Delivered(new OrderId(OrderId.Kind.SALE, "erp", "O-1"), null, "MUG", 2_000);

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
        return Stream.of(
                        ChangesFlatTypes.carrying(movement, StockCodecs.MOVEMENTS),
                        ChangesFlatTypes.carrying(
                                corrected(movement, Correction.of(movement, Paper.day(5))), StockCodecs.MOVEMENTS),
                        ChangesFlatTypes.carrying(
                                corrected(movement, Correction.withdrawal(Paper.day(5))), StockCodecs.MOVEMENTS),
                        Stream.of(
                                document("erp", "C-1", movement, BROUGHT, ASKED),
                                document("erp", "C-1"),
                                document("erp", "O-1", ASKED, ASKED),
                                document("shop", "O-1", BROUGHT, BROUGHT, ASKED)),
                        ChangesFlatTypes.<StockFact>carrying(movement, StockCodecs.FACTS),
                        ChangesFlatTypes.<StockFact>carrying(ASKED, StockCodecs.FACTS),
                        ChangesFlatTypes.<StockFact>carrying(BROUGHT, StockCodecs.FACTS),
                        ChangesFlatTypes.<OrderFact>carrying(ASKED, StockCodecs.ORDER_FACTS),
                        Stream.of(
                                new Flat<>(
                                        FlatType.of(OrderBook.class, StockCodecs.ORDER_BOOKS),
                                        new OrderBook(List.of(ASKED), List.of(BROUGHT, BROUGHT))),
                                new Flat<>(
                                        FlatType.of(OrderBook.class, StockCodecs.ORDER_BOOKS),
                                        new OrderBook(List.of(), List.of(BROUGHT))),
                                new Flat<>(
                                        FlatType.of(Pledge.class, StockCodecs.PLEDGES),
                                        new Pledge("main", "MUG", "shelf", Long.MIN_VALUE, 3, Paper.day(4))),
                                new Flat<>(StockOperator.ENTRY, entry),
                                new Flat<>(
                                        StockOperator.LEVELS.getTypeInfo(),
                                        new StockLevel("main", "MUG", "shelf", -1, 2, 3, 4, Paper.day(4))),
                                new Flat<>(
                                        FlatType.of(MovementTree.Entry.class, new StockCodecs.Recent()),
                                        new MovementTree.Entry(place, -5)),
                                new Flat<>(
                                        FlatType.of(MovementTree.Page.class, new StockCodecs.Pages()),
                                        new MovementTree.Page(List.of(
                                                new MovementTree.Slot(place, 7, -5),
                                                new MovementTree.Slot(place, 0, 6)))),
                                new Flat<>(
                                        FlatType.of(KeptCard.class, new StockCodecs.KeptCards()),
                                        new KeptCard(
                                                new StockCard(
                                                        List.of(new StockCard.Count(place, 5_000, -1_000)),
                                                        List.of(
                                                                new StockCard.Posted(
                                                                        place,
                                                                        LineKind.SHIPMENT,
                                                                        new ClosedMoves.Change(
                                                                                Paper.day(5),
                                                                                new ClosedMoves.Saying(
                                                                                        place, -3, false),
                                                                                null),
                                                                        3),
                                                                new StockCard.Posted(
                                                                        place,
                                                                        LineKind.STOCKTAKE,
                                                                        new ClosedMoves.Change(
                                                                                Paper.day(5),
                                                                                null,
                                                                                new ClosedMoves.Saying(place, 4, true)),
                                                                        -1)),
                                                        -3,
                                                        5,
                                                        7,
                                                        9,
                                                        11,
                                                        Paper.day(4)),
                                                200,
                                                new MovementTree(3, 2, 70)))))
                .flatMap(types -> types);
    }

    private static StockMovement corrected(StockMovement movement, Correction<StockMovement> by) {
        return new StockMovement(
                movement.organization(),
                movement.sku(),
                movement.warehouse(),
                movement.kind(),
                movement.position(),
                movement.quantity(),
                by);
    }

    private static Flat<?> document(String source, String id, StockFact... facts) {
        List<Stated<StockFact>> stated = new ArrayList<>();
        for (StockFact fact : facts) {
            stated.add(new Stated<>(fact, true));
            stated.add(new Stated<>(fact, false));
        }
        return ChangesFlatTypes.document("stock_document", source, id, new StockLinesCodec(), stated);
    }
}
