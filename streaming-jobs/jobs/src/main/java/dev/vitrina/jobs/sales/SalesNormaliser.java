package dev.vitrina.jobs.sales;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.sales.SalesLine;
import dev.vitrina.jobs.changes.Normaliser;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.changes.StockDocumentLine;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.StockDocument;
import java.math.BigDecimal;
import java.util.List;

/** Shipments and sale returns → lines valued at their price; a return's line is the negative of a shipment's. */
final class SalesNormaliser implements Normaliser<Stated<SalesLine>> {
    private static final long serialVersionUID = 1;

    @Override
    public List<Stated<SalesLine>> lines(Change change) {
        return StockDocumentLine.of(change).stream()
                .filter(line -> line.kind() == LineKind.SHIPMENT || line.kind() == LineKind.SALE_RETURN)
                .map(line -> new Stated<>(line(line), false))
                .toList();
    }

    private static SalesLine line(StockDocumentLine line) {
        boolean sold = line.kind() == LineKind.SHIPMENT;
        StockDocument document = line.document();
        LineRevenue revenue = line.revenue(line.rate());
        LineRevenue inDocumentCurrency = line.revenue(BigDecimal.ONE);
        return new SalesLine(
                document.getOrganization(),
                line.source(),
                line.id(),
                line.line().getLine(),
                line.kind(),
                document.getOrder(),
                line.line().getSku(),
                line.warehouse(),
                document.getCounterparty(),
                document.getChannel(),
                sold ? line.quantity() : -line.quantity(),
                sold ? revenue : revenue.negated(),
                document.getCurrency() == null ? "" : document.getCurrency(),
                sold ? inDocumentCurrency.net() : -inDocumentCurrency.net(),
                line.moment());
    }
}
