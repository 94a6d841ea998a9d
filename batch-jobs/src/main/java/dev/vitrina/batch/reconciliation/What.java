package dev.vitrina.batch.reconciliation;

import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is compared. Amounts are minor units, quantities thousandths. */
enum What {
    /** Σ quantity of a line's rows in a warehouse, without variance. */
    LINE_QUANTITY(false, Tables.COST_ENTRIES),
    /** Σ cost of a line's rows in a warehouse, without variance. */
    LINE_COST(true, Tables.COST_ENTRIES),
    /** Σ cost of a line's variance. */
    LINE_VARIANCE(true, Tables.COST_ENTRIES),
    /** Σ cost of the layers that paid for an issue line, or that a returned line brought back. */
    SETTLED_COST(true, Tables.COST_LAYERS),
    /** Σ quantity of a line's stock entries in a warehouse. */
    LINE_STOCK(false, Tables.STOCK_ENTRIES),
    SALES_QUANTITY(false, Tables.SALES_ENTRIES),
    SALES_GROSS(true, Tables.SALES_ENTRIES),
    SALES_DISCOUNT(true, Tables.SALES_ENTRIES),
    SALES_VAT(true, Tables.SALES_ENTRIES),
    SALES_NET(true, Tables.SALES_ENTRIES),
    /** Net in the document's own currency. */
    SALES_DOCUMENT_NET(true, Tables.SALES_ENTRIES),
    ON_HAND(false, Tables.AVAILABLE_STOCK),
    RESERVED(false, Tables.AVAILABLE_STOCK),
    EXPECTED(false, Tables.AVAILABLE_STOCK),
    AVAILABLE(false, Tables.AVAILABLE_STOCK),
    FREE(false, Tables.AVAILABLE_STOCK),
    INVENTORY_QUANTITY(false, Tables.INVENTORY_VALUE),
    INVENTORY_VALUE(true, Tables.INVENTORY_VALUE),
    PROVISIONAL_QUANTITY(false, Tables.INVENTORY_VALUE),
    /** Quantity of one layer of the open queue, by its place and the receipt that it is of. */
    LAYER_QUANTITY(false, Tables.OPEN_LAYERS),
    LAYER_VALUE(true, Tables.OPEN_LAYERS),
    /** Σ of the stock ledger against on hand, whatever is right. */
    STOCK_SUM(false, Tables.STOCK_ENTRIES, Tables.AVAILABLE_STOCK),
    /** Σ of the cost ledger, variance included, against minus the value on hand, whatever is right. */
    COST_SUM(true, Tables.COST_ENTRIES, Tables.INVENTORY_VALUE),
    /** A ledger's rows of a key against its greatest entry. */
    ENTRIES(false);

    private final boolean amount;
    private final List<Table> tables;

    What(boolean amount, Table... tables) {
        this.amount = amount;
        this.tables = List.of(tables);
    }

    /** Whether it is said by these tables, by {@code namespace.name}; none stands for all of them. */
    boolean isOf(Set<String> names) {
        return names.isEmpty() || tables.stream().map(Table::fullName).allMatch(names::contains);
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
