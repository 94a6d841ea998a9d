package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;

import org.junit.jupiter.api.Test;

/** Goods that come back or go back, by the average method. */
class AverageReturnTest {
    @Test
    void namedSaleIsReturnedAtItsOwnCostNotAtThePresentAverage() {
        average("""
                + 2 @ 5.00
                - 1
                + 1 @ 9.00
                back 1 of 2
                """).costs("4", "-5.00").leaves("3 = 19.00");
    }

    @Test
    void laterReturnsShareWhatIsLeft() {
        average("""
                + 3 = 10.00
                - 3
                back 1 of 2
                back 1 of 2
                back 1 of 2
                """).costs("3", "-3.33").costs("4", "-3.34").costs("5", "-3.33").leaves("3 = 10.00");
    }

    @Test
    void beyondWhatWasSoldThePoolsUnitCostCounts() {
        // 24.00 for 4 are there before the return
        average("""
                + 4 @ 5.00
                - 2
                + 2 @ 7.00
                back 3 of 2
                """).costs("4", "-16.00").leaves("7 = 40.00");
    }

    @Test
    void returnWithoutReferenceTakesItsAmountElseItsUnitCostElseThePresentCost() {
        average("""
                + 5 @ 5.00
                back 2 = 9.00
                back 2 @ 4.00
                back 6
                """)
                .costs("2", "-9.00")
                .costs("3", "-8.00")
                .costs("4", "-28.00")
                .leaves("15 = 70.00"); // 42.00 × 6 ÷ 9
    }

    @Test
    void returnCancelsWhatTheSaleStillOwes() {
        average("""
                + 6 @ 5.00
                - 10
                back 5 of 2
                """)
                .costs("2", "30.00")
                .provisional("2", "nothing")
                .costs("3", "-5.00")
                .leaves("1 @ 5.00");
    }

    @Test
    void returnElsewhereFreezesWhatTheSaleOwes() {
        average("""
                + 1 @ 5.00
                - 11
                back 4 of 2 in shop
                """)
                .costs("2", "55.00")
                .costs("3", "-20.00")
                .leaves("shop", "4 @ 5.00")
                .leaves("-4 @ 5.00 frozen, -6 @ 5.00");
    }

    @Test
    void frozenUnitsAreSettledFirstAndTheDifferenceIsVariance() {
        average("""
                + 1 @ 5.00
                - 11
                back 4 of 2 in shop
                + 5 @ 7.00
                """)
                .varies("2", "8.00")
                .costs("2", "57.00")
                .costs("3", "-20.00")
                .leaves("-5 @ 5.00");
    }

    @Test
    void goodsGoBackToTheSupplierAtThePresentAverageWhateverReceiptIsNamed() {
        average("""
                + 2 @ 5.00
                + 2 @ 7.00
                send-back 1 of 1
                """).costs("3", "6.00").leaves("3 @ 6.00");
    }

    @Test
    void whatCannotGoBackIsOwed() {
        average("""
                + 1 @ 5.00
                send-back 3 of 1
                + 2 @ 6.00
                """).costs("2", "17.00").leaves("nothing");
    }

    @Test
    void writeOffsAndPurchaseReturnsCanBeReturnedToo() {
        // the pool is 16.00 for 2 when the second unit goes
        average("""
                + 2 @ 5.00
                write-off 1
                + 1 @ 11.00
                send-back 1
                back 1 of 2
                back 1 of 4
                """).costs("4", "8.00").costs("5", "-5.00").costs("6", "-8.00").leaves("3 @ 7.00");
    }
}
