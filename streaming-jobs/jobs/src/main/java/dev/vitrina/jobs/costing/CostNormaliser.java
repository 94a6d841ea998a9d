package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.jobs.changes.Normaliser;
import dev.vitrina.jobs.changes.StockDocumentLine;
import dev.vitrina.jobs.changes.StockDocumentLine.Reference;
import dev.vitrina.schemas.avro.Change;
import java.math.BigDecimal;
import java.util.List;

/** Stock documents → lines with their value in the shop's currency, as costing asks for them. */
final class CostNormaliser implements Normaliser<CostLine> {
    private static final long serialVersionUID = 1;

    @Override
    public List<CostLine> lines(Change change) {
        return StockDocumentLine.of(change).stream().map(CostNormaliser::line).toList();
    }

    private static CostLine line(StockDocumentLine line) {
        LineKind kind = line.kind();
        Reference reference = line.reference();
        return new CostLine(
                line.document().getOrganization(),
                line.line().getSku(),
                kind,
                line.source(),
                line.id(),
                line.line().getLine(),
                line.moment(),
                line.sequence(),
                line.warehouse(),
                kind == LineKind.TRANSFER ? line.toWarehouse() : null,
                line.quantity(),
                statesCost(kind) ? value(line) : null,
                statesCost(kind) ? unitCost(line) : null,
                reference == null ? null : reference.document(),
                reference == null ? null : reference.line(),
                line.document().getOrder(),
                0);
    }

    /** Costs on outgoing lines are ignored. */
    private static boolean statesCost(LineKind kind) {
        return switch (kind) {
            case RECEIPT, SURPLUS, SALE_RETURN, STOCKTAKE, COST_ADJUSTMENT -> true;
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN, TRANSFER -> false;
        };
    }

    /** Minor units: an amount always; quantity × unit cost only for goods coming in at a stated cost; else null. */
    private static Long value(StockDocumentLine line) {
        boolean receipt = line.kind() == LineKind.RECEIPT || line.kind() == LineKind.SURPLUS;
        return receipt || line.line().getAmount() != null ? line.cost() : null;
    }

    private static BigDecimal unitCost(StockDocumentLine line) {
        BigDecimal stated = line.line().getUnitCost();
        return stated == null ? null : stated.multiply(line.rate()).stripTrailingZeros();
    }
}
