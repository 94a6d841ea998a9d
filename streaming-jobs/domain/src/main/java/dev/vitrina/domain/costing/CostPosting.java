package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.Posting;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Lines with their cost meet closed books. Of a receipt, an issue, a transfer, a stocktake and an adjustment that names a
 * line the difference is posted; where warehouse, kind or reference change, and of a return or an adjustment of what is on
 * hand, the end of what stood and what stands anew.
 */
public record CostPosting() implements Posting<CostLine> {
    @Override
    public Instant moment(CostLine line) {
        return line.moment();
    }

    @Override
    public String organization(CostLine line) {
        return line.organization();
    }

    @Override
    public Object identity(CostLine line) {
        return List.of(line.organization(), line.sku(), line.line());
    }

    @Override
    public boolean isAlike(CostLine before, CostLine after) {
        boolean samePlace = before.kind() == after.kind()
                && before.warehouse().equals(after.warehouse())
                && Objects.equals(before.toWarehouse(), after.toWarehouse());
        boolean same = before.moment().equals(after.moment())
                && before.sequence() == after.sequence()
                && before.quantity() == after.quantity()
                && Objects.equals(before.value(), after.value())
                && Objects.equals(before.unitCost(), after.unitCost())
                && Objects.equals(before.reference(), after.reference());
        return samePlace
                && switch (after.kind()) {
                    case RECEIPT, SURPLUS, SHIPMENT, WRITE_OFF, TRANSFER, STOCKTAKE -> true;
                    case PURCHASE_RETURN -> Objects.equals(before.reference(), after.reference());
                    case COST_ADJUSTMENT ->
                        same || after.reference() != null && after.reference().equals(before.reference());
                    case SALE_RETURN -> same;
                };
    }

    @Override
    public CostLine corrected(CostLine line, Correction<CostLine> correction) {
        return line.corrected(correction);
    }

    @Override
    public CostLine recordedAfter(CostLine line, Instant closedUntil) {
        return line.recordedAfter(closedUntil);
    }
}
