package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;
import static dev.vitrina.domain.costing.CostCard.both;
import static dev.vitrina.domain.costing.CostCard.ledger;

import dev.vitrina.domain.costing.Policies.LandedCost;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.costing.Policies.Scope;
import org.junit.jupiter.api.Test;

/** What becomes of documents of a closed period that come, change or go when it is closed. Day 5 is the first open one. */
class ClosingTest {
    private static final Policies COMPANY = new Policies(
            Scope.COMPANY, Negative.COVER, SaleReturn.ORIGINAL, PurchaseReturn.RECEIPT, LandedCost.RETROACTIVE);

    // ---- receipts --------------------------------------------------------------------------------------------------

    @Test
    void aLateReceiptEntersAfterTheClosedPeriod() {
        both(
                """
                + 5 @ 6.00 on 2
                - 2 on 3
                closed through 4
                late: + 1 @ 5.00 on 1
                """,
                card -> card.costs("2", "12.00")
                        .wrote("late -1 -5.00 initial\n")
                        .dated("late initial on 5\n"));
    }

    @Test
    void whatWasSoldSinceIsCostedAnewFromThereOn() {
        ledger("""
                + 1 @ 6.00 on 2
                closed through 4
                + 5 @ 8.00 on 6
                - 2 on 7
                late: + 1 @ 5.00 on 1
                """).took("1 @ 6.00, 1 @ 5.00").leaves("5 @ 8.00");
    }

    @Test
    void aPriceEditFallsToWhatIsLeftAndTheRestIsVariance() {
        both(
                """
                one: + 10 @ 5.00 on 1
                - 4 on 2
                closed through 4
                one: + 10 @ 6.00
                """,
                card -> card.costs("one", "-60.00")
                        .costs("2", "20.00")
                        .varies("one", "4.00")
                        .leaves("6 @ 6.00")
                        .dated("one cost_change on 5\none variance on 5\n"));
    }

    @Test
    void ofALargerReceiptTheRestEntersAtItsUnitCost() {
        ledger("""
                one: + 10 @ 5.00 on 1
                + 1 @ 9.00 on 6
                closed through 4
                one: + 12 @ 5.00
                """).costs("one", "-60.00").leaves("10 @ 5.00, 2 @ 5.00, 1 @ 9.00");
    }

    @Test
    void ofASmallerReceiptItsOwnGoodsLeaveFirst() {
        ledger("""
                + 3 @ 4.00 on 1
                one: + 10 @ 5.00 on 1
                closed through 4
                one: + 8 @ 5.00
                """).costs("one", "-40.00").varies("one", "0.00").leaves("3 @ 4.00, 8 @ 5.00");
    }

    @Test
    void aReceiptThatGoesTakesOtherGoodsAlongWhereItsOwnAreSold() {
        ledger("""
                one: + 2 @ 5.00 on 1
                - 2 on 2
                + 3 @ 7.00 on 3
                closed through 4
                one is gone
                """)
                .costs("one", "0.00")
                .costs("2", "10.00")
                .varies("one", "4.00")
                .leaves("1 @ 7.00");
    }

    @Test
    void anInvoiceThatComesLateGivesAReceiptItsCost() {
        ledger("""
                + 1 @ 5.00 on 1
                one: + 4 on 2
                - 1 on 3
                closed through 4
                one: + 4 @ 6.00
                """).costs("one", "-24.00").varies("one", "0.00").leaves("4 @ 6.00");
    }

    @Test
    void aReceiptMovedOutOfTheClosedPeriodLeavesItAndEntersAnew() {
        ledger("""
                one: + 2 @ 5.00 on 1
                + 1 @ 6.00 on 6
                closed through 4
                one: + 2 @ 5.00 on 8
                """).costs("one", "-10.00").leaves("1 @ 6.00, 2 @ 5.00").dated("one edit on 5\none edit on 8\n");
    }

    // ---- issues ----------------------------------------------------------------------------------------------------

    @Test
    void aLateSaleTakesWhatIsThereAfterTheClosedPeriod() {
        ledger("""
                + 2 @ 5.00 on 1
                - 1 on 3
                + 2 @ 6.00 on 3
                closed through 4
                late: - 2 on 2
                """).costs("2", "5.00").costs("late", "11.00").leaves("1 @ 6.00").dated("late initial on 5\n");
    }

    @Test
    void ofASmallerSaleGoodsComeBackAtItsOwnCost() {
        both("""
                + 10 @ 5.00 on 1
                sale: - 4 on 2
                + 4 @ 9.00 on 6
                closed through 4
                sale: - 1
                """, card -> card.costs("sale", "5.00").varies("sale", "0.00").dated("sale edit on 5\n"));
    }

    @Test
    void aReturnFindsWhatTheCorrectionLeftOfItsSale() {
        ledger("""
                + 2 @ 5.00 on 1
                sale: - 2 on 2
                closed through 4
                sale: - 1
                back 2 of sale @ 8.00 on 6
                """).costs("5", "-13.00").leaves("1 @ 5.00, 1 @ 5.00, 1 @ 8.00");
    }

    @Test
    void whatASaleOfTheClosedPeriodOwesIsSettledAfterIt() {
        ledger("""
                + 1 @ 5.00 on 1
                - 3 on 2
                closed through 4
                + 4 @ 7.00 on 6
                """).costs("2", "19.00").provisional("2", "nothing").dated("""
                        4 initial on 6
                        2 settled on 5
                        """);
    }

    @Test
    void aSaleThatGoesCancelsWhatItOwes() {
        ledger("""
                + 1 @ 5.00 on 1
                sale: - 3 on 2
                closed through 4
                sale is gone
                """).costs("sale", "0.00").owes("0").leaves("1 @ 5.00");
    }

    // ---- transfers -------------------------------------------------------------------------------------------------

    @Test
    void ofASmallerTransferGoodsGoBack() {
        ledger("""
                + 5 @ 5.00 on 1
                move: move 4 main > shop on 2
                closed through 4
                move: move 1 main > shop
                """).costs("move", "5.00").leaves("1 @ 5.00, 3 @ 5.00").leaves("shop", "1 @ 5.00");
    }

    // ---- stocktakes ------------------------------------------------------------------------------------------------

    @Test
    void aLateCountIsComparedWithItsOwnDay() {
        both("""
                + 10 @ 5.00 on 1
                - 4 on 3
                closed through 4
                late: count 9 on 2
                """, card -> card.costs("late", "5.00").leaves("5 @ 5.00").dated("late initial on 5\n"));
    }

    @Test
    void aMovementBeforeACountOfTheClosedPeriodMovesNothing() {
        both("""
                + 10 @ 5.00 on 1
                count 9 on 3
                closed through 4
                late: + 5 @ 6.00 on 2
                """, card -> card.costs("late", "-30.00").varies("late", "30.00").leaves("9 @ 5.00"));
    }

    @Test
    void aSaleThatGoesBeforeACountIsVariance() {
        both("""
                + 10 @ 5.00 on 1
                sale: - 2 on 2
                count 7 on 3
                closed through 4
                sale is gone
                """, card -> card.costs("sale", "0.00").varies("sale", "10.00").leaves("7 @ 5.00"));
    }

    @Test
    void aCountThatChangesMovesTheDifference() {
        both("""
                + 10 @ 5.00 on 1
                count: count 9 on 3
                closed through 4
                - 1 on 6
                count: count 7
                """, card -> card.costs("count", "15.00").leaves("6 @ 5.00"));
    }

    @Test
    void aTransferMovesTheOneWarehouseThatWasNotCountedSince() {
        ledger("""
                + 5 @ 5.00 on 1
                count 5 on 3
                closed through 4
                late: move 2 main > shop on 2
                """).varies("late", "-10.00").leaves("5 @ 5.00").leaves("shop", "2 @ 5.00");
    }

    // ---- adjustments -----------------------------------------------------------------------------------------------

    @Test
    void anAdjustmentOfAReceiptOfTheClosedPeriodReachesWhatIsLeft() {
        both(
                """
                + 10 @ 5.00 on 1
                - 4 on 2
                closed through 4
                adjust of 1 = 5.00 on 6
                """,
                card -> card.costs("1", "-55.00")
                        .costs("2", "20.00")
                        .varies("1", "2.00")
                        .leaves("6 @ 5.50")
                        .dated("1 cost_change on 6\n1 variance on 6\n"));
    }

    @Test
    void anAdjustmentOfTheClosedPeriodItselfActsAfterIt() {
        both("""
                + 10 @ 5.00 on 1
                - 4 on 2
                closed through 4
                - 1 on 6
                late: adjust of 1 = 5.00 on 3
                """, card -> card.varies("1", "2.00").costs("4", "5.50").leaves("5 @ 5.50"));
    }

    @Test
    void anAdjustmentKnownInTimeStaysAPartOfItsReceipt() {
        both(
                """
                + 10 @ 5.00 on 1
                - 4 on 2
                adjust: adjust of 1 = 5.00 on 3
                closed through 4
                adjust: adjust of 1 = 15.00
                """,
                card -> card.costs("1", "-65.00")
                        .costs("2", "22.00")
                        .varies("1", "4.00")
                        .leaves("6 @ 6.50"));
    }

    // ---- closings --------------------------------------------------------------------------------------------------

    @Test
    void aSecondClosingPostsAfterIt() {
        ledger("""
                one: + 2 @ 5.00 on 1
                closed through 4
                one: + 3 @ 5.00
                closed through 9
                one: + 4 @ 5.00
                """)
                .costs("one", "-20.00")
                .leaves("2 @ 5.00, 1 @ 5.00, 1 @ 5.00")
                .dated("one edit on 10\n");
    }

    @Test
    void whatIsEditedWithinOneOpenPeriodIsOneDifference() {
        ledger("""
                one: + 2 @ 5.00 on 1
                closed through 4
                one: + 9 @ 8.00
                one: + 3 @ 5.00
                """).costs("one", "-15.00").varies("one", "0.00").leaves("2 @ 5.00, 1 @ 5.00");
    }

    @Test
    void oneQueueOfACompanyIsCorrectedToo() {
        both(
                COMPANY,
                """
                one: + 4 @ 5.00 in north on 1
                - 2 in south on 2
                count 4 in north on 3
                closed through 4
                one: + 4 @ 6.00 in north
                """,
                card -> card.costs("one", "-24.00")
                        .costs("2", "10.00")
                        .varies("one", "2.00")
                        .leaves("2 @ 6.00"));
    }

    @Test
    void byTheAverageMethodGoodsGoAtThePoolsCost() {
        average("""
                one: + 2 @ 5.00 on 1
                + 2 @ 7.00 on 2
                closed through 4
                one: + 1 @ 5.00
                """).costs("one", "-5.00").varies("one", "1.00").leaves("3 @ 6.00");
    }
}
