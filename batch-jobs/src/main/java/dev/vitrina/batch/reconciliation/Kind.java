package dev.vitrina.batch.reconciliation;

/** What a line of a stock document does. The rank is its place among lines of one moment and sequence. */
enum Kind {
    RECEIPT("receipt", 0),
    SURPLUS("surplus", 0),
    /** A sale return that names no sale. */
    FREE_RETURN("sale_return", 0),
    TRANSFER("transfer", 1),
    SHIPMENT("shipment", 2),
    WRITE_OFF("write_off", 2),
    PURCHASE_RETURN("purchase_return", 2),
    /** A sale return that names a sale, whether there is one or not. */
    SALE_RETURN("sale_return", 3),
    STOCKTAKE("stocktake", 4),
    COST_ADJUSTMENT("cost_adjustment", 5);

    private final String type;
    private final int rank;

    Kind(String type, int rank) {
        this.type = type;
        this.rank = rank;
    }

    /** Null for a type that is not known. */
    static Kind of(String type, String ref) {
        if (type.equals(SALE_RETURN.type)) {
            return ref == null ? FREE_RETURN : SALE_RETURN;
        }
        for (Kind kind : values()) {
            if (kind.type.equals(type)) {
                return kind;
            }
        }
        return null;
    }

    /** The document's type. */
    String type() {
        return type;
    }

    int rank() {
        return rank;
    }

    boolean isReceipt() {
        return this == RECEIPT || this == SURPLUS;
    }

    boolean isReturn() {
        return this == FREE_RETURN || this == SALE_RETURN;
    }

    boolean movesGoods() {
        return rank < STOCKTAKE.rank;
    }

    boolean isOutgoing() {
        return rank == 2;
    }
}
