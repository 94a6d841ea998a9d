package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;

import org.junit.jupiter.api.Test;

/** Units that leave a pool before they come. */
class AverageBelowZeroTest {
    @Test
    void uncoveredUnitsGoAtThePoolsLastUnitCost() {
        average("""
                + 4 @ 5.00
                + 4 @ 6.00
                - 10
                """).costs("3", "55.00").provisional("3", "2 @ 5.50").leaves("-2 @ 5.50");
    }

    @Test
    void nextReceiptCompletesTheCostOfTheIssue() {
        average("""
                + 4 @ 5.00
                + 4 @ 6.00
                - 10
                + 10 @ 7.00
                """)
                .costs("3", "58.00")
                .provisional("3", "nothing")
                .leaves("8 @ 7.00")
                .wrote("""
                4 -10 -70.00 initial
                3 -2 -11.00 settled provisional
                3 2 14.00 settled
                """);
    }

    @Test
    void oldestShortageIsSettledFirst() {
        average("""
                + 1 @ 5.00
                - 3
                - 2
                + 3 @ 6.00
                """)
                .costs("2", "17.00")
                .costs("3", "11.00")
                .provisional("3", "1 @ 5.00")
                .leaves("-1 @ 5.00");
    }

    @Test
    void lotThatSettlesSeveralShortagesIsKnownByItsRestBeforeTheLatest() {
        // the first shortage takes 3.33 of 10.00, the rest 6.67 for 2 is known; 3 more at it are 10.005
        average("""
                - 1
                - 2
                + 3 = 10.00
                - 3
                """).costs("1", "3.33").costs("2", "6.67").provisional("4", "3 = 10.01");
    }

    @Test
    void whatALotHasLeftAfterSettlingIsThePool() {
        average("""
                + 1 @ 5.00
                - 3
                + 4 @ 8.00
                + 2 @ 10.00
                - 1
                """).costs("2", "21.00").costs("5", "9.00").leaves("3 @ 9.00");
    }

    @Test
    void theLatestTakeIsKnownNotTheLatestReceipt() {
        // 13.00 for 2; then 6.50 and 10.50 make 17.00 for 2, which the third issue takes
        average("""
                + 1 @ 5.00
                + 1 @ 8.00
                - 1
                + 1 @ 10.50
                - 2
                - 1
                """).costs("3", "6.50").costs("5", "17.00").provisional("6", "1 @ 8.50");
    }

    @Test
    void provisionalValueSplitsLikeASlice() {
        average("""
                + 3 = 10.00
                - 3
                - 3
                + 1 @ 4.00
                """).costs("3", "10.67").provisional("3", "2 = 6.67").leaves("-2 = -6.67");
    }
}
