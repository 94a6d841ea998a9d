package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Units that leave before they come. */
class BelowZeroTest {
    @Test
    void uncoveredUnitsGoAtTheLastKnownCostAndAreMarked() {
        ledger("""
                + 4 @ 5.00
                - 6
                """)
                .costs("2", "30.00")
                .provisional("2", "2 @ 5.00")
                .leaves("-2 @ 5.00")
                .wrote("""
                        2 4 20.00 initial
                        2 2 10.00 initial provisional
                        """);
    }

    @Test
    void aBarcodeTypedAsAQuantityIsWorthTheMostALineCanBe() {
        ledger("""
                + 1 @ 25000.00
                - 1
                - 4607001234
                + 4607001234 @ 0.00
                """).costs("2", "25000.00").costs("3", "0.00").leaves("nothing").wrote("""
                        4 -4607001234 0.00 initial
                        3 -4607001234 -10000000000000.00 settled provisional
                        3 4607001234 0.00 settled
                        """);
    }

    @Test
    void nextReceiptCompletesTheCostOfTheIssue() {
        ledger("""
                + 4 @ 5.00
                - 6
                + 10 @ 7.00
                """)
                .costs("2", "34.00")
                .took("4 @ 5.00, 2 @ 7.00")
                .provisional("2", "nothing")
                .leaves("8 @ 7.00")
                .wrote("""
                        3 -10 -70.00 initial
                        2 -2 -10.00 settled provisional
                        2 2 14.00 settled
                        """);
    }

    @Test
    void oldestShortageIsSettledFirst() {
        ledger("""
                + 1 @ 5.00
                - 3
                - 2
                + 3 @ 6.00
                """)
                .costs("2", "17.00") // 5 + 2 × 6
                .costs("3", "11.00") // 6 + provisional 5
                .provisional("3", "1 @ 5.00")
                .leaves("-1 @ 5.00");
    }

    @Test
    void provisionalValueSplitsLikeASlice() {
        // 10.00 for 3: 2 units taken, 1 owed at 3.33, then 3 owed at 10.00 in all
        ledger("""
                + 3 = 10.00
                - 3
                - 3
                + 1 @ 4.00
                """).provisional("3", "2 = 6.67").costs("3", "10.67").leaves("-2 = -6.67");
    }

    @Test
    void lotThatSettlesSeveralShortagesIsKnownByItsRestBeforeTheLatest() {
        // 10.00 for 3: the first shortage takes 3.33, the rest 6.67 for 2 is known; 3 more at it are 10.005
        ledger("""
                - 1
                - 2
                + 3 = 10.00
                - 3
                """).costs("1", "3.33").costs("2", "6.67").provisional("4", "3 = 10.01");
    }

    @Test
    void issueThatEmptiesTheQueueOwesAtTheLastWalkedLayer() {
        ledger("""
                + 1 @ 5.00
                + 1 @ 8.00
                - 4
                """).costs("3", "29.00").provisional("3", "2 @ 8.00");
    }
}
