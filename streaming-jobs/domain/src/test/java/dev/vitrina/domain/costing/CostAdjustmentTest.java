package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Costs that become known after the goods. */
class CostAdjustmentTest {
    @Test
    void namedReceiptIsRestatedFromItsOwnDate() {
        ledger("""
                + 10 @ 5.00
                - 4
                adjust of 1 = 5.00
                """)
                .costs("1", "-55.00")
                .costs("2", "22.00")
                .costs("3", "0.00")
                .leaves("6 @ 5.50")
                .wrote("""
                        1 10 50.00 cost_change
                        1 -10 -55.00 cost_change
                        2 -4 -20.00 cost_change
                        2 4 22.00 cost_change
                        """);
    }

    @Test
    void adjustmentsAddUpAndMayBeNegative() {
        ledger("""
                + 10 @ 5.00
                adjust of 1 = 5.00
                adjust of 1 = -20.00
                """).costs("1", "-35.00");
    }

    @Test
    void adjustmentMayStandBeforeItsReceipt() {
        ledger("""
                adjust of 2 = 5.00 on 1
                """)
                .idleAdjustments(1)
                .then("+ 10 @ 5.00 on 2")
                .idleAdjustments(0)
                .costs("2", "-55.00");
    }

    @Test
    void adjustmentOfWhatIsNoReceiptHasNoEffect() {
        ledger("""
                + 10 @ 5.00
                - 4
                adjust of 2 = 5.00
                adjust of 99 = 5.00
                """).costs("2", "20.00").idleAdjustments(2);
    }

    @Test
    void deletedAdjustmentIsTakenBack() {
        ledger("""
                + 10 @ 5.00
                - 4
                adjust of 1 = 5.00
                3 is gone
                """).costs("1", "-50.00").costs("2", "20.00").wrote("""
                        1 10 55.00 delete
                        1 -10 -50.00 delete
                        2 -4 -22.00 delete
                        2 4 20.00 delete
                        """);
    }

    @Test
    void adjustmentSurvivesAnEditOfItsReceipt() {
        ledger("""
                one: + 10 @ 5.00 on 1
                adjust of one = 5.00
                one: + 10 @ 6.00
                """).costs("one", "-65.00");
    }

    @Test
    void receiptWithoutCostIsAdjustedOnTopOfThePresentCost() {
        ledger("""
                + 1 @ 5.00
                + 2
                adjust of 2 = 1.00
                """).costs("2", "-11.00");
    }

    @Test
    void amountWithoutReferenceIsSpreadOverTheGoodsOnHand() {
        ledger("""
                + 1 @ 5.00
                + 2 @ 6.00
                adjust = 1.00
                """).costs("3", "-1.00").leaves("1 @ 5.33, 2 = 12.67").idleAdjustments(0);
    }

    @Test
    void unitCostWithoutReferenceRevaluesTheGoodsOnHand() {
        ledger("""
                + 1 @ 5.00
                + 2 @ 6.00
                adjust @ 3.333
                """).costs("3", "7.00").leaves("1 @ 3.33, 2 = 6.67"); // 10.00 in all, was 17.00
    }

    @Test
    void withNothingOnHandTheAdjustmentHasNoEffect() {
        ledger("""
                - 1
                adjust = 1.00
                """)
                .idleAdjustments(1)
                .wroteNothing()
                .then("late: + 1 @ 5.00 on 1")
                .idleAdjustments(1);
    }

    @Test
    void revaluingDoesNotChangeTheLastKnownCost() {
        ledger("""
                + 1 @ 5.00
                adjust = 1.00
                """).leaves("1 @ 6.00");
        ledger("""
                + 2 @ 5.00
                - 1
                adjust = 1.00
                count 0
                - 1
                """).costs("4", "6.00").provisional("5", "1 @ 6.00");
    }
}
