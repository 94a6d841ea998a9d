package dev.vitrina.jobs.stock;

import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Normaliser;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.changes.StockDocumentLine;
import dev.vitrina.schemas.avro.Change;
import java.util.List;
import java.util.stream.Stream;

/** Stock documents → signed movements by item and warehouse. */
final class StockNormaliser implements Normaliser<Stated<StockMovement>> {
    private static final long serialVersionUID = 1;
    private static final StockUnbundling UNBUNDLING = new StockUnbundling();

    @Override
    public List<Stated<StockMovement>> lines(Change change) {
        return StockDocumentLine.of(change).stream()
                .flatMap(line -> movements(line).flatMap(movement -> Stated.of(movement, line.bundle(), UNBUNDLING)))
                .toList();
    }

    private static Stream<StockMovement> movements(StockDocumentLine line) {
        return switch (line.kind()) {
            case RECEIPT, SURPLUS, SALE_RETURN, STOCKTAKE ->
                Stream.of(movement(line, line.warehouse(), line.quantity()));
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> Stream.of(movement(line, line.warehouse(), -line.quantity()));
            case TRANSFER -> transfer(line);
            case COST_ADJUSTMENT -> Stream.empty();
        };
    }

    private static Stream<StockMovement> transfer(StockDocumentLine line) {
        return line.warehouse().equals(line.toWarehouse())
                ? Stream.empty()
                : Stream.of(
                        movement(line, line.warehouse(), -line.quantity()),
                        movement(line, line.toWarehouse(), line.quantity()));
    }

    private static StockMovement movement(StockDocumentLine line, String warehouse, long quantity) {
        return new StockMovement(
                line.document().getOrganization(),
                line.line().getSku(),
                warehouse,
                line.kind(),
                line.position(),
                quantity);
    }
}
