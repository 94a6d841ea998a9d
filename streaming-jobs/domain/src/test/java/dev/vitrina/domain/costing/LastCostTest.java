package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.both;
import static dev.vitrina.domain.costing.CostCard.ledger;

import dev.vitrina.domain.costing.Policies.LandedCost;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.costing.Policies.Scope;
import org.junit.jupiter.api.Test;

/** Negative last_cost: units below zero keep the last known cost. */
class LastCostTest {
    private static final Policies LAST_COST = new Policies(
            Scope.WAREHOUSE, Negative.LAST_COST, SaleReturn.ORIGINAL, PurchaseReturn.RECEIPT, LandedCost.RETROACTIVE);

    @Test
    void theDifferenceIsVarianceOfTheUncoveredLine() {
        both(
                LAST_COST,
                """
                + 4 @ 5.00
                - 6
                """,
                card -> card.costs("2", "30.00")
                        .provisional("2", "nothing")
                        .leaves("-2 @ 5.00 frozen")
                        .owes("2")
                        .then("+ 10 @ 7.00")
                        .costs("2", "30.00")
                        .varies("2", "4.00")
                        .owes("0")
                        .leaves("8 @ 7.00")
                        .wrote("""
                        3 -10 -70.00 initial
                        2 0 4.00 variance
                        """));
    }

    @Test
    void whatWasCheaperIsVarianceToo() {
        both(
                LAST_COST,
                """
                + 1 @ 5.00
                - 3
                + 1 @ 4.00
                + 1 @ 4.50
                """,
                card -> card.costs("2", "15.00").varies("2", "-1.50").leaves("nothing"));
    }

    @Test
    void noLayerPaidForTheUnitsBelowZero() {
        ledger(LAST_COST, """
                + 4 @ 5.00
                - 6
                + 10 @ 7.00
                """).took("2", "4 @ 5.00, 2 @ 5.00");
    }

    @Test
    void nothingKnownIsNothingPaid() {
        both(
                LAST_COST,
                """
                - 2
                + 2 @ 6.00
                """,
                card -> card.costs("1", "0.00").varies("1", "12.00").leaves("nothing"));
    }

    @Test
    void theReturnOfASaleBelowZeroComesAtTheSalesCostAndSettlesIt() {
        // 50.00 for 10: nothing is provisional that could be cancelled; 4 of the 5 settle the sale's own units
        both(
                LAST_COST,
                """
                + 6 @ 5.00
                - 10
                back 5 of 2
                """,
                card -> card.costs("2", "50.00")
                        .costs("3", "-25.00")
                        .varies("2", "0.00")
                        .leaves("1 @ 5.00"));
    }

    @Test
    void aReturnElsewhereLeavesTheSaleAsItIs() {
        both(
                LAST_COST,
                """
                + 1 @ 5.00
                - 3
                back 2 of 2 in shop
                + 2 @ 9.00
                """,
                card -> card.costs("2", "15.00")
                        .costs("3", "-10.00")
                        .varies("2", "8.00")
                        .leaves("nothing")
                        .leaves("shop", "2 @ 5.00"));
    }

    @Test
    void aLateReceiptCoversWhatWasOwed() {
        both(
                LAST_COST,
                """
                - 2 on 2
                + 2 @ 6.00 on 3
                """,
                card -> card.varies("1", "12.00")
                        .then("late: + 2 @ 5.00 on 1")
                        .costs("1", "10.00")
                        .varies("1", "0.00")
                        .leaves("2 @ 6.00")
                        .wrote("""
                        late -2 -10.00 initial
                        1 -2 0.00 late_document
                        1 2 10.00 late_document
                        1 0 -12.00 variance
                        """));
    }

    @Test
    void aDeletedSettlementLeavesTheUnitsOwed() {
        both(
                LAST_COST,
                """
                + 1 @ 5.00
                - 3
                + 2 @ 8.00
                3 is gone
                """,
                card -> card.costs("2", "15.00").varies("2", "0.00").owes("2").leaves("-2 @ 5.00 frozen"));
    }

    @Test
    void transfersOfMissingStockAreAsAlways() {
        both(
                LAST_COST,
                """
                + 1 @ 5.00 in north
                move 3 north > south
                + 2 @ 8.00 in north
                """,
                card -> card.costs("2", "15.00").varies("2", "6.00").leaves("north", "nothing"));
    }
}
