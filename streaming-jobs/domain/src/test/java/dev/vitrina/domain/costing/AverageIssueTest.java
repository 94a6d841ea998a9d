package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;

import org.junit.jupiter.api.Test;

/** Receipts and issues by the average method: one pool, its value divided by its quantity. */
class AverageIssueTest {
    @Test
    void everyReceiptJoinsThePool() {
        average("""
                + 10 @ 5.00
                + 10 @ 6.00
                - 4
                - 9
                """).costs("3", "22.00").costs("4", "49.50").leaves("7 @ 5.50");
    }

    @Test
    void theAverageMovesWithEveryReceiptAndStaysWithIssues() {
        // 30.00 for 6 and 48.00 for 6 are 78.00 for 12
        average("""
                + 10 @ 5.00
                - 4
                + 6 @ 8.00
                - 2
                """).costs("2", "20.00").costs("4", "13.00").leaves("10 @ 6.50");
    }

    @Test
    void lastTakeTakesTheOddKopeck() {
        average("""
                + 3 = 10.00
                - 1
                - 1
                - 1
                """)
                .costs("2", "3.33")
                .costs("3", "3.34")
                .costs("4", "3.33")
                .leaves("nothing"); // 6.67 ÷ 2 = 3.335, half up
    }

    @Test
    void receiptWithoutCostEntersAtThePoolsUnitCostRoundedOnce() {
        // 16.01 × 4 ÷ 3 = 21.3466…
        average("""
                + 2 = 10.01
                + 1 @ 6.00
                + 4
                """).costs("3", "-21.35").leaves("7 = 37.36");
    }

    @Test
    void receiptWithoutCostEntersAnEmptyPoolAtTheLastKnownCost() {
        average("""
                + 2 @ 5.00
                + 1 @ 8.00
                - 3
                + 2
                """).costs("4", "-12.00").leaves("2 @ 6.00");
    }

    @Test
    void writeOffsLeaveLikeShipmentsAndSurplusesEnterLikeReceipts() {
        average("""
                surplus 2 @ 4.00
                + 2 @ 5.00
                write-off 3
                """).costs("3", "13.50").leaves("1 @ 4.50");
    }

    @Test
    void thousandthsAreCosted() {
        // 22.00 for 2; 0.333 × 11 = 3.663
        average("""
                + 1.500 @ 10.00
                + 0.500 @ 14.00
                - 0.333
                """).costs("3", "3.66").leaves("1.667 = 18.34");
    }

    @Test
    void lineOfZeroQuantityLeavesThePoolAlone() {
        average("""
                + 2 @ 5.00
                + 0 = 10.00
                - 0
                """).wroteNothing().costs("2", "0.00").leaves("2 @ 5.00");
    }

    @Test
    void warehousesHavePoolsOfTheirOwn() {
        average("""
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                - 1 in south
                """).costs("3", "7.00").leaves("north", "2 @ 5.00").leaves("south", "1 @ 7.00");
    }
}
