package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.time.Duration;
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
 * @param correction how the movement is posted after its period was closed; null for one in its own place
 */
public record StockMovement(
        String organization,
        String sku,
        String warehouse,
        LineKind kind,
        Position position,
        long quantity,
        Correction<StockMovement> correction)
        implements StockFact {
    /** A movement in its own place. */
    public StockMovement(
            String organization, String sku, String warehouse, LineKind kind, Position position, long quantity) {
        this(organization, sku, warehouse, kind, position, quantity, null);
    }

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

    /** The same with a correction. */
    StockMovement corrected(Correction<StockMovement> by) {
        return new StockMovement(organization, sku, warehouse, kind, position, quantity, by);
    }

    /** Where it stands among the entries: its own place, or that of its correction. */
    Position place() {
        return correction == null
                ? position
                : Position.posted(
                        correction.at(),
                        correction.withdrawn(),
                        kind,
                        false,
                        position.source(),
                        position.document(),
                        position.line());
    }

    /**
     * The change that a movement of a closed period is; it must be one.
     *
     * @param closedKept for how long closed lines are kept
     */
    ClosedMoves.Change change(Duration closedKept) {
        StockMovement before = correction.withdrawn() ? this : correction.before();
        return ClosedMoves.Change.of(
                correction.at(),
                before == null ? null : before.saying(),
                correction.withdrawn() ? null : saying(),
                closedKept);
    }

    private ClosedMoves.Saying saying() {
        return new ClosedMoves.Saying(position, quantity, isCount());
    }
}
