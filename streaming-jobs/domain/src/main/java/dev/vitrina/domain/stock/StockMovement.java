package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.util.Objects;

/**
 * What one document line does to the stock of one item in one warehouse; a transfer's line is two movements.
 *
 * @param organization whose goods they are
 * @param sku which goods
 * @param warehouse where
 * @param kind the line's kind
 * @param position the line's place in the item's history
 * @param quantity thousandths: signed, positive came in; for a stocktake the count itself
 */
public record StockMovement(
        String organization, String sku, String warehouse, LineKind kind, Position position, long quantity)
        implements StockFact {
    public StockMovement {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(warehouse, "warehouse");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(position, "position");
    }

    /** Whether this is a stocktake, which sets the stock instead of moving it. */
    public boolean isCount() {
        return kind == LineKind.STOCKTAKE;
    }
}
