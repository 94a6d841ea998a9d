package dev.vitrina.jobs.sales;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.sales.SalesEntry;
import dev.vitrina.domain.sales.SalesLine;
import dev.vitrina.jobs.changes.ChangesFlatTypes;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.state.Flat;
import dev.vitrina.jobs.state.FlatType;
import java.util.List;
import java.util.stream.Stream;

/** What the sales job sends and keeps. */
public final class SalesFlatTypes {
    private SalesFlatTypes() {}

    public static Stream<Flat<?>> all() {
        SalesLine line = new SalesLine(
                "main",
                "erp",
                "S-1",
                "1",
                LineKind.SALE_RETURN,
                null,
                "MUG",
                "shelf",
                null,
                "site",
                -2_000,
                new LineRevenue(-2400, -240, -360, -1800),
                "EUR",
                -1800,
                Paper.day(3));
        return Stream.of(
                        ChangesFlatTypes.carrying(line, new SalesLineCodec()),
                        ChangesFlatTypes.carrying(
                                line.corrected(Correction.of(line, Paper.day(5))), new SalesLineCodec()),
                        ChangesFlatTypes.carrying(
                                line.corrected(Correction.withdrawal(Paper.day(5))), new SalesLineCodec()),
                        Stream.of(
                                ChangesFlatTypes.document(
                                        "stock_document",
                                        "erp",
                                        "S-1",
                                        SalesTopology.LINES,
                                        List.of(new Stated<>(line, false))),
                                new Flat<>(
                                        FlatType.of(SalesEntry.class, new SalesEntryCodec()),
                                        new SalesEntry(1L << 40, -1, line, Paper.day(3), Paper.day(4)))))
                .flatMap(types -> types);
    }
}
