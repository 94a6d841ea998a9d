package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;

import org.junit.jupiter.api.Test;

/** Goods between the pools of two warehouses. */
class AverageTransferTest {
    @Test
    void goodsMoveAtTheAverageAndJoinTheOtherPool() {
        average("""
                + 2 @ 5.00 in north
                + 2 @ 6.00 in north
                + 1 @ 9.00 in south
                move 3 north > south
                """)
                .costs("4", "16.50")
                .leaves("north", "1 @ 5.50")
                .leaves("south", "4 = 25.50")
                .wrote("""
                4 3 16.50 initial
                4 -3 -16.50 initial
                """);
    }

    @Test
    void theOddKopeckStaysWithTheLastUnit() {
        average("""
                + 3 = 10.00 in north
                move 1 north > south
                move 1 north > south
                """)
                .costs("2", "3.33")
                .costs("3", "3.34")
                .leaves("north", "1 @ 3.33")
                .leaves("south", "2 = 6.67");
    }

    @Test
    void transferSettlesWhatTheTargetOwes() {
        average("""
                + 2 @ 5.00 in north
                - 1 in south
                move 2 north > south
                """).costs("2", "5.00").leaves("south", "1 @ 5.00");
    }

    @Test
    void missingStockMovesAtItsProvisionalValueAndTheDifferenceIsVariance() {
        average("""
                + 1 @ 5.00 in north
                move 3 north > south
                """)
                .costs("2", "15.00")
                .leaves("north", "-2 @ 5.00 frozen")
                .leaves("south", "3 @ 5.00")
                .then("+ 2 @ 8.00 in north")
                .costs("2", "15.00")
                .varies("2", "6.00")
                .leaves("north", "nothing")
                .leaves("south", "3 @ 5.00");
    }

    @Test
    void insideOneWarehouseNothingMoves() {
        average("""
                + 2 @ 5.00 in north
                move 1 north > north
                """).wroteNothing().leaves("north", "2 @ 5.00");
    }
}
