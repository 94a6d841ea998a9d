package dev.vitrina.batch.reconciliation;

import java.util.Locale;

/** What is compared. Amounts are minor units, quantities thousandths. */
enum What {
    /** Σ quantity of a line's rows in a warehouse, without variance. */
    LINE_QUANTITY(false),
    /** Σ cost of a line's rows in a warehouse, without variance. */
    LINE_COST(true),
    /** Σ cost of a line's variance. */
    LINE_VARIANCE(true),
    /** Σ cost of the layers that paid for an issue line, or that a returned line brought back. */
    SETTLED_COST(true),
    /** Σ quantity of a line's stock entries in a warehouse. */
    LINE_STOCK(false),
    SALES_QUANTITY(false),
    SALES_GROSS(true),
    SALES_DISCOUNT(true),
    SALES_VAT(true),
    SALES_NET(true),
    /** Net in the document's own currency. */
    SALES_DOCUMENT_NET(true),
    ON_HAND(false),
    RESERVED(false),
    EXPECTED(false),
    AVAILABLE(false),
    FREE(false),
    INVENTORY_QUANTITY(false),
    INVENTORY_VALUE(true),
    PROVISIONAL_QUANTITY(false),
    /** Quantity of one layer of the open queue, by its place and the receipt that it is of. */
    LAYER_QUANTITY(false),
    LAYER_VALUE(true),
    /** Σ of the stock ledger against on hand, whatever is right. */
    STOCK_SUM(false),
    /** Σ of the cost ledger, variance included, against minus the value on hand, whatever is right. */
    COST_SUM(true),
    /** A ledger's rows of a key against its greatest entry. */
    ENTRIES(false);

    private final boolean amount;

    What(boolean amount) {
        this.amount = amount;
    }

    /** As in tables. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Decimals of its figures. */
    int scale() {
        return amount ? 2 : 3;
    }
}
