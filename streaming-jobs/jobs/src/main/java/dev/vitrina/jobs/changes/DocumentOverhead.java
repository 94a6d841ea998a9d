package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Overhead;
import dev.vitrina.domain.documents.Overhead.Basis;
import dev.vitrina.domain.money.Money;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.math.BigDecimal;
import java.util.List;

/** The overhead that a stock document states; only receipts and surpluses bear any. */
public final class DocumentOverhead {
    private static final int MEASURE_SCALE = 6;

    private DocumentOverhead() {}

    /**
     * What falls to each of a document's lines, in their order: minor units of the shop's currency.
     *
     * @param lines all lines of the change
     */
    public static long[] shares(Change change, List<StockDocumentLine> lines) {
        Overhead overhead = of(change);
        return overhead == null
                ? new long[lines.size()]
                : overhead.shares(lines.stream().map(DocumentOverhead::line).toList());
    }

    /**
     * The overhead in the shop's currency; null when there is none to bear.
     *
     * @throws IllegalArgumentException if its basis is unknown to this build or it is more than a line may be worth
     */
    static Overhead of(Change change) {
        StockDocument document = (StockDocument) change.getBody();
        boolean bears =
                document.getType() == StockDocumentType.receipt || document.getType() == StockDocumentType.surplus;
        if (document.getOverhead() == null || !bears) {
            return null;
        }
        Basis by = switch (document.getOverhead().getBy()) {
            case value -> Basis.VALUE;
            case quantity -> Basis.QUANTITY;
            case weight -> Basis.WEIGHT;
            case volume -> Basis.VOLUME;
            case equal -> Basis.EQUAL;
            case unrecognised ->
                throw new IllegalArgumentException("The overhead of document %s of %s needs a basis known to this build"
                        .formatted(change.getId(), change.getSource()));
        };
        return new Overhead(Money.ofAmount(document.getOverhead().getAmount(), StockDocumentLine.rate(change)), by);
    }

    private static Overhead.Line line(StockDocumentLine line) {
        Long cost = line.cost();
        return new Overhead.Line(
                line.quantity(),
                cost == null ? 0 : cost,
                millionths(line.line().getWeight()),
                millionths(line.line().getVolume()));
    }

    private static Long millionths(BigDecimal measure) {
        return measure == null
                ? null
                : measure.setScale(MEASURE_SCALE).unscaledValue().longValueExact();
    }
}
