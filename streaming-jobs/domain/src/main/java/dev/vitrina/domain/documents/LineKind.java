package dev.vitrina.domain.documents;

/** What a stock document's line does to goods and value. */
public enum LineKind {
    RECEIPT,
    SURPLUS,
    SALE_RETURN,
    TRANSFER,
    SHIPMENT,
    WRITE_OFF,
    PURCHASE_RETURN,
    STOCKTAKE,
    COST_ADJUSTMENT;

    /** Goods go out of a warehouse's stock for good; such a line has a cost that a sale return can name. */
    public boolean isIssue() {
        return this == SHIPMENT || this == WRITE_OFF || this == PURCHASE_RETURN;
    }

    /** Goods come in at a stated cost; such a line's cost can be adjusted later. */
    public boolean isReceipt() {
        return this == RECEIPT || this == SURPLUS;
    }

    /** The line's quantity is what it moves. */
    public boolean isMovement() {
        return this != STOCKTAKE && this != COST_ADJUSTMENT;
    }

    /** Place among lines of one moment and sequence; a sale return's depends on whether it names the line it returns. */
    public int rank(boolean withReference) {
        return switch (this) {
            case RECEIPT, SURPLUS -> 0;
            case SALE_RETURN -> withReference ? 3 : 0;
            case TRANSFER -> 1;
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> 2;
            case STOCKTAKE -> 4;
            case COST_ADJUSTMENT -> 5;
        };
    }
}
