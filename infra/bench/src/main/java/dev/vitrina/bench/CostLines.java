package dev.vitrina.bench;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;

/** Document lines as a shop's are: documents numbered, a moment a minute, one warehouse, an order for each sale. */
final class CostLines {
    static final String ORGANIZATION = "shop";
    static final String SOURCE = "erp";
    static final String LINE = "1";

    private static final Instant START = Instant.parse("2024-01-01T08:00:00Z");
    private static final int MINUTE = 60;

    private CostLines() {}

    /** The moment of the line with a number. */
    static Instant moment(long number) {
        return START.plusSeconds(number * MINUTE);
    }

    static CostLine receipt(String sku, long number, long thousandths, long value) {
        return line(LineKind.RECEIPT, sku, "GR-" + number, moment(number), thousandths, value, null);
    }

    static CostLine sale(String sku, long number, long thousandths) {
        return line(LineKind.SHIPMENT, sku, "SH-" + number, moment(number), thousandths, null, "SO-" + number);
    }

    /** The same line with another value of its goods. */
    static CostLine at(CostLine receipt, long value) {
        return line(
                receipt.kind(), receipt.sku(), receipt.document(), receipt.moment(), receipt.quantity(), value, null);
    }

    private static CostLine line(
            LineKind kind, String sku, String document, Instant moment, long thousandths, Long value, String order) {
        return new CostLine(
                ORGANIZATION,
                sku,
                kind,
                SOURCE,
                document,
                LINE,
                moment,
                0,
                "main",
                null,
                thousandths,
                value,
                null,
                null,
                null,
                order,
                0);
    }

    static LineChange<CostLine> asserted(CostLine line, Cause cause) {
        return new LineChange<>(true, line, cause, line.moment());
    }

    static LineChange<CostLine> retracted(CostLine line) {
        return new LineChange<>(false, line, Cause.EDIT, line.moment());
    }
}
