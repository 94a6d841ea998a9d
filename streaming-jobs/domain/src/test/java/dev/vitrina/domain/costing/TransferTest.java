package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Goods between warehouses. */
class TransferTest {
    @Test
    void slicesMoveWithTheirValues() {
        ledger("""
                + 2 @ 5.00 in north
                + 2 @ 6.00 in north
                + 1 @ 9.00 in south
                move 3 north > south
                """)
                .costs("4", "16.00")
                .leaves("north", "1 @ 6.00")
                .leaves("south", "1 @ 9.00, 2 @ 5.00, 1 @ 6.00")
                .wrote("""
                        4 3 16.00 initial
                        4 -3 -16.00 initial
                        """);
    }

    @Test
    void goodsKeepTheReceiptThatBroughtThemIn() {
        ledger("""
                + 2 @ 5.00 in north
                move 2 north > south
                move 2 south > east
                - 1 in east
                """).took("1 @ 5.00").leaves("east", "1 @ 5.00");
    }

    @Test
    void insideOneWarehouseNothingMoves() {
        ledger("""
                + 2 @ 5.00 in north
                move 1 north > north
                """).costs("2", "0.00").leaves("north", "2 @ 5.00").wroteNothing();
    }

    @Test
    void transferSettlesWhatTheTargetOwes() {
        ledger("""
                + 2 @ 5.00 in north
                - 1 in south
                move 2 north > south
                """).costs("2", "5.00").leaves("south", "1 @ 5.00");
    }

    @Test
    void missingStockMovesAtItsProvisionalValue() {
        ledger("""
                + 1 @ 5.00 in north
                move 3 north > south
                """).costs("2", "15.00").leaves("north", "-2 @ 5.00 frozen").leaves("south", "1 @ 5.00, 2 @ 5.00");
    }

    @Test
    void laterDifferenceIsVarianceOfTheTransfer() {
        ledger("""
                + 1 @ 5.00 in north
                move 3 north > south
                + 2 @ 8.00 in north
                """)
                .costs("2", "15.00")
                .varies("2", "6.00")
                .leaves("north", "nothing")
                .leaves("south", "1 @ 5.00, 2 @ 5.00")
                .wrote("""
                        3 -2 -16.00 initial
                        2 0 6.00 variance
                        """);
    }

    @Test
    void goodsFromBelowZeroHaveNoReceipt() {
        ledger("""
                + 1 @ 5.00 in north
                - 1 in north
                move 2 north > south
                - 1 in south
                """).costs("4", "5.00").took("1 @ 5.00");
    }

    @Test
    void aTransferIsNoReceiptToSendBack() {
        ledger("""
                + 1 @ 5.00 in north
                - 1 in north
                + 1 @ 9.00 in south
                move 2 north > south
                send-back 1 of 4 in south
                """).took("1 @ 9.00");
    }
}
