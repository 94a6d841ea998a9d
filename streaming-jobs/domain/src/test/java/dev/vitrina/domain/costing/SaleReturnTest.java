package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Goods that customers bring back. */
class SaleReturnTest {
    @Test
    void namedSaleIsReturnedAtItsAverageCost() {
        ledger("""
                + 2 @ 5.00
                + 2 @ 8.00
                - 4
                back 1 of 3
                """).costs("4", "-6.50").leaves("1 @ 6.50");
    }

    @Test
    void laterReturnsShareWhatIsLeft() {
        ledger("""
                + 3 = 10.00
                - 3
                back 1 of 2
                back 1 of 2
                back 1 of 2
                """).costs("3", "-3.33").costs("4", "-3.34").costs("5", "-3.33").leaves("1 @ 3.33, 1 @ 3.34, 1 @ 3.33");
    }

    @Test
    void returnStandsAtTheBackOfTheQueue() {
        ledger("""
                + 2 @ 5.00
                - 1
                + 1 @ 9.00
                back 1 of 2
                - 2
                """).took("1 @ 5.00, 1 @ 9.00").leaves("1 @ 5.00");
    }

    @Test
    void beyondWhatWasSoldTheUnitCostCounts() {
        ledger("""
                + 5 @ 5.00
                - 2
                back 3 of 2 @ 7.00
                """).costs("3", "-17.00").leaves("3 @ 5.00, 2 @ 5.00, 1 @ 7.00");
    }

    @Test
    void beyondWhatWasSoldAnAmountDoesNotCount() {
        // The third unit goes at the present cost of 1: the layer of 5
        ledger("""
                + 5 @ 5.00
                - 2
                back 3 of 2 = 99.00
                """).costs("3", "-15.00");
    }

    @Test
    void returnWithoutReferenceTakesItsAmountElseItsUnitCostElseThePresentCost() {
        ledger("""
                + 5 @ 5.00
                back 2 = 9.00
                back 2 @ 4.00
                back 6
                """).costs("2", "-9.00").costs("3", "-8.00").costs("4", "-29.50"); // 5 × 5.00 + 1 × 4.50
        ledger("back 2 @ 4.00 = 9.00").costs("1", "-9.00");
    }

    @Test
    void returnIsWithoutReferenceUntilTheSaleAppears() {
        ledger("""
                + 5 @ 5.00
                + 5 @ 9.00
                back 1 of sale on 4
                """)
                .costs("3", "-5.00")
                .then("sale: - 6 on 3")
                .costs("sale", "34.00")
                .costs("3", "-5.67") // 34 ÷ 6
                .wrote("""
                        sale 6 34.00 initial
                        3 1 5.00 late_document
                        3 -1 -5.67 late_document
                        """);
    }

    @Test
    void saleAfterItsReturnIsNoReference() {
        ledger("""
                + 5 @ 5.00
                back 1 of sale @ 3.00 on 2
                sale: - 1 on 3
                """).costs("2", "-3.00");
    }

    @Test
    void returnCancelsWhatTheSaleStillOwes() {
        ledger("""
                + 6 @ 5.00
                - 10
                back 5 of 2
                """)
                .costs("2", "30.00") // the 4 provisional units cost nothing any more
                .provisional("2", "nothing")
                .costs("3", "-5.00") // 4 for nothing, 1 of 30.00 ÷ 6
                .leaves("1 @ 5.00")
                .wrote("""
                        2 -4 -20.00 settled provisional
                        2 4 0.00 settled
                        3 -5 -5.00 initial
                        """);
    }

    @Test
    void whatIsNotCancelledSharesTheCostWithoutWhatWas() {
        // 15.00 + 24.00 and 4 × 8.00 provisional: the fifth unit is a sixth of 39.00, not a tenth of 71.00
        ledger("""
                + 3 @ 5.00
                + 3 @ 8.00
                - 10
                back 5 of 3
                """).costs("3", "39.00").costs("4", "-6.50").leaves("1 @ 6.50");
    }

    @Test
    void whatWasCancelledCannotComeBackAgain() {
        // 5 of 10 are back; the other 5 have cost 25.00, the sixth was never sold
        ledger("""
                + 6 @ 5.00
                - 10
                back 5 of 2
                back 6 of 2 @ 9.00
                """).costs("4", "-34.00");
    }

    @Test
    void cancellingAPartLeavesTheRestOwed() {
        ledger("""
                + 6 @ 5.00
                - 10
                back 3 of 2
                + 1 @ 8.00
                """).costs("2", "38.00").costs("3", "0.00").leaves("nothing");
    }

    @Test
    void returnOfASettledSaleSettlesOtherShortages() {
        ledger("""
                + 2 @ 5.00
                - 2
                - 3
                back 1 of 2
                """)
                .costs("3", "15.00")
                .costs("4", "-5.00")
                .provisional("3", "2 @ 5.00")
                .leaves("-2 @ 5.00");
    }

    @Test
    void returnElsewhereFreezesWhatTheSaleOwes() {
        ledger("""
                + 1 @ 5.00
                - 11
                back 4 of 2 in shop
                """)
                .costs("2", "55.00")
                .provisional("2", "6 @ 5.00")
                .costs("3", "-20.00")
                .leaves("shop", "4 @ 5.00")
                .leaves("-4 @ 5.00 frozen, -6 @ 5.00");
    }

    @Test
    void frozenUnitsAreSettledFirstAndTheDifferenceIsVariance() {
        ledger("""
                + 1 @ 5.00
                - 11
                back 4 of 2 in shop
                + 5 @ 7.00
                """)
                .varies("2", "8.00") // 4 × (7 − 5)
                .costs("2", "57.00") // 5 + 4 × 5 + 1 × 7 + 5 × 5
                .costs("3", "-20.00")
                .leaves("-5 @ 5.00")
                .wrote("""
                        4 -5 -35.00 initial
                        2 0 8.00 variance
                        2 -1 -5.00 settled provisional
                        2 1 7.00 settled
                        """);
    }

    @Test
    void saleWhosePriceSettledBeforeTheReturnIsReturnedAtTheCompletedCost() {
        ledger("""
                - 2
                + 2 @ 6.00
                back 1 of 1
                """).costs("1", "12.00").costs("3", "-6.00");
    }

    @Test
    void settlementAfterTheReturnDoesNotReachIt() {
        ledger("""
                + 1 @ 4.00
                - 2
                back 1 of 2 in shop
                + 1 @ 6.00
                """).costs("3", "-4.00").varies("2", "2.00").costs("2", "8.00");
    }

    @Test
    void writeOffsAndPurchaseReturnsCanBeReturnedToo() {
        ledger("""
                + 4 @ 5.00
                write-off 1
                send-back 1 of 1
                back 1 of 2
                back 1 of 3
                """).costs("4", "-5.00").costs("5", "-5.00").leaves("2 @ 5.00, 1 @ 5.00, 1 @ 5.00");
    }

    @Test
    void receiptIsNoSaleToReturn() {
        ledger("""
                + 4 @ 5.00
                back 1 of 1 @ 3.00
                """).costs("2", "-3.00");
    }
}
