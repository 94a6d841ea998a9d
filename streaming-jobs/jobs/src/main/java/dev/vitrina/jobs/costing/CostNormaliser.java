package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.jobs.changes.DocumentOverhead;
import dev.vitrina.jobs.changes.Normaliser;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.changes.StockDocumentLine;
import dev.vitrina.jobs.changes.StockDocumentLine.Reference;
import dev.vitrina.schemas.avro.Change;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Stock documents → lines with their value and their share of the overhead in the shop's currency. */
final class CostNormaliser implements Normaliser<Stated<CostLine>> {
    private static final long serialVersionUID = 1;
    private static final CostUnbundling UNBUNDLING = new CostUnbundling();

    @Override
    public List<Stated<CostLine>> lines(Change change) {
        List<StockDocumentLine> lines = StockDocumentLine.of(change);
        long[] overhead = DocumentOverhead.shares(change, lines);
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(i ->
                        Stated.of(line(lines.get(i), overhead[i]), lines.get(i).bundle(), UNBUNDLING))
                .toList();
    }

    private static CostLine line(StockDocumentLine line, long overhead) {
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
                overhead);
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
