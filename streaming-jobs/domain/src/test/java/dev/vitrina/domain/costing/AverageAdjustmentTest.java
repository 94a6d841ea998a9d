package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;

import org.junit.jupiter.api.Test;

/** Costs that become known after the goods, by the average method. */
class AverageAdjustmentTest {
    @Test
    void namedReceiptIsRestatedFromItsOwnDate() {
        average("""
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
    void allGoodsOfThePoolShareIt() {
        // 110.00 for 20 become 130.00
        average("""
                + 10 @ 5.00
                + 10 @ 6.00
                - 4
                adjust of 2 = 20.00
                """).costs("3", "26.00").leaves("16 @ 6.50");
    }

    @Test
    void issuesBeforeTheReceiptKeepTheirCost() {
        average("""
                + 10 @ 5.00
                - 4
                + 4 @ 5.00
                adjust of 3 = 5.00
                - 2
                """).costs("2", "20.00").costs("5", "11.00").leaves("8 @ 5.50");
    }

    @Test
    void amountWithoutReferenceIsAddedToThePool() {
        average("""
                + 1 @ 5.00
                + 2 @ 6.00
                adjust = 1.00
                """).costs("3", "-1.00").leaves("3 @ 6.00");
    }

    @Test
    void unitCostWithoutReferenceRevaluesThePool() {
        average("""
                + 1 @ 5.00
                + 2 @ 6.00
                adjust @ 3.333
                """).costs("3", "7.00").leaves("3 = 10.00"); // 9.999; was 17.00
    }

    @Test
    void withNothingOnHandTheAdjustmentHasNoEffect() {
        average("""
                - 1
                adjust = 1.00
                """).idleAdjustments(1).wroteNothing();
    }

    @Test
    void deletedAdjustmentIsTakenBack() {
        average("""
                + 10 @ 5.00
                - 4
                adjust of 1 = 5.00
                3 is gone
                """).costs("1", "-50.00").costs("2", "20.00").leaves("6 @ 5.00");
    }
}
