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

/** Landed_cost prospective: an adjustment reaches only what is left of its receipt. */
class ProspectiveCostTest {
    private static final Policies PROSPECTIVE = new Policies(
            Scope.WAREHOUSE, Negative.COVER, SaleReturn.ORIGINAL, PurchaseReturn.RECEIPT, LandedCost.PROSPECTIVE);
    private static final Policies COMPANY_PROSPECTIVE = new Policies(
            Scope.COMPANY, Negative.COVER, SaleReturn.ORIGINAL, PurchaseReturn.RECEIPT, LandedCost.PROSPECTIVE);

    @Test
    void whatHasLeftKeepsItsCostAndItsShareIsVariance() {
        ledger(PROSPECTIVE, """
                + 10 @ 5.00
                - 4
                adjust of 1 = 5.00
                """)
                .costs("1", "-55.00")
                .costs("2", "20.00")
                .costs("3", "0.00")
                .varies("1", "2.00")
                .leaves("6 @ 5.50")
                .wrote("""
                        1 0 -3.00 cost_change
                        1 0 -2.00 cost_change
                        1 0 2.00 variance
                        """);
    }

    @Test
    void laterIssuesTakeTheNewCost() {
        both(
                PROSPECTIVE,
                """
                + 10 @ 5.00
                - 4
                adjust of 1 = 5.00
                - 2
                """,
                card -> card.costs("2", "20.00").costs("4", "11.00").leaves("4 @ 5.50"));
    }

    @Test
    void whenAllHasLeftAllIsVariance() {
        both(
                PROSPECTIVE,
                """
                + 2 @ 5.00
                - 2
                adjust of 1 = 5.00
                - 1
                """,
                card -> card.costs("1", "-15.00")
                        .varies("1", "5.00")
                        .costs("2", "10.00")
                        .provisional("4", "1 @ 5.00")
                        .idleAdjustments(0));
    }

    @Test
    void anAdjustmentDownLeavesAVarianceDown() {
        both(
                PROSPECTIVE,
                """
                + 10 @ 5.00
                - 4
                adjust of 1 = -5.00
                """,
                card -> card.costs("1", "-45.00").varies("1", "-2.00").leaves("6 @ 4.50"));
    }

    @Test
    void layersThatMovedAreReachedInEveryQueue() {
        // 7 of 10 are left: 3 in north, 4 in south
        ledger(PROSPECTIVE, """
                + 10 @ 5.00 in north
                move 4 north > south
                - 3 in north
                adjust of 1 = 10.00
                """)
                .leaves("north", "3 @ 6.00")
                .leaves("south", "4 @ 6.00")
                .varies("1", "3.00")
                .costs("1", "-60.00");
    }

    @Test
    void theShareIsSpreadInTheOrderOfTheWarehousesTheLastTakesTheRemainder() {
        // south has two layers of the receipt: 1.00 × 1 ÷ 3 in north, then 0.67 × 1 ÷ 2, then the rest
        ledger(PROSPECTIVE, """
                + 3 @ 5.00 in north
                move 1 north > south
                move 1 north > south
                adjust of 1 = 1.00
                """)
                .leaves("north", "1 @ 5.33")
                .leaves("south", "1 @ 5.34, 1 @ 5.33")
                .varies("1", "0.00");
    }

    @Test
    void otherLayersAreLeftAlone() {
        // the returned unit is a layer of its own
        ledger(PROSPECTIVE, """
                + 2 @ 5.00
                - 1
                + 1 @ 9.00
                back 1 of 2
                adjust of 1 = 2.00
                """).leaves("1 @ 6.00, 1 @ 9.00, 1 @ 5.00").varies("1", "1.00");
    }

    @Test
    void byAverageWhatIsLeftIsAtMostTheReceiptsQuantity() {
        // 16 are in the pool, 10 of them count as the receipt's: all of it
        average(PROSPECTIVE, """
                + 10 @ 5.00
                + 10 @ 7.00
                - 4
                adjust of 1 = 8.00
                """).costs("3", "24.00").leaves("16 @ 6.50").varies("1", "0.00");
        average(PROSPECTIVE, """
                + 10 @ 5.00
                + 10 @ 7.00
                - 12
                adjust of 1 = 5.00
                """).costs("3", "72.00").leaves("8 @ 6.50").varies("1", "1.00");
    }

    @Test
    void byAverageOnlyTheReceiptsOwnWarehouseIsReached() {
        average(PROSPECTIVE, """
                + 10 @ 5.00 in north
                move 4 north > south
                adjust of 1 = 10.00
                """)
                .leaves("north", "6 @ 6.00")
                .leaves("south", "4 @ 5.00")
                .varies("1", "4.00");
    }

    @Test
    void byAverageAPoolBelowZeroHasNothingLeft() {
        average(PROSPECTIVE, """
                + 1 @ 5.00
                - 3
                adjust of 1 = 2.00
                """).varies("1", "2.00").costs("2", "15.00").leaves("-2 @ 5.00");
    }

    @Test
    void anAdjustmentBeforeItsReceiptCountsFromTheReceiptsDate() {
        both(
                PROSPECTIVE,
                """
                one: adjust of two = 5.00 on 1
                two: + 10 @ 5.00 on 2
                - 4 on 3
                """,
                card -> card.costs("two", "-55.00")
                        .costs("3", "22.00")
                        .varies("two", "0.00")
                        .leaves("6 @ 5.50"));
    }

    @Test
    void aReceiptThatComesLaterIsFound() {
        both(
                PROSPECTIVE,
                """
                adjust of late = 5.00 on 5
                - 4 on 3
                """,
                card -> card.idleAdjustments(1)
                        .then("late: + 10 @ 5.00 on 1")
                        .idleAdjustments(0)
                        .costs("late", "-55.00")
                        .costs("2", "20.00")
                        .varies("late", "2.00")
                        .leaves("6 @ 5.50"));
    }

    @Test
    void aReceiptThatGoesTakesItsAdjustmentAlong() {
        both(
                PROSPECTIVE,
                """
                one: + 10 @ 5.00 on 1
                - 4
                adjust of one = 5.00
                one is gone
                """,
                card -> card.costs("one", "0.00")
                        .varies("one", "0.00")
                        .idleAdjustments(1)
                        .costs("2", "0.00")
                        .leaves("-4 @ 0.00"));
    }

    @Test
    void aReceiptThatMovesBehindItsAdjustmentIsRestated() {
        both(
                PROSPECTIVE,
                """
                one: + 10 @ 5.00 on 1
                adjust of one = 5.00 on 3
                one: + 10 @ 5.00 on 4
                - 4 on 5
                """,
                card -> card.costs("one", "-55.00")
                        .costs("4", "22.00")
                        .varies("one", "0.00")
                        .leaves("6 @ 5.50"));
    }

    @Test
    void aLateIssueTurnsItsShareIntoVariance() {
        both(
                PROSPECTIVE,
                """
                + 10 @ 5.00 on 1
                adjust of 1 = 5.00 on 5
                """,
                card -> card.varies("1", "0.00")
                        .then("late: - 4 on 3")
                        .costs("late", "20.00")
                        .varies("1", "2.00")
                        .leaves("6 @ 5.50"));
    }

    @Test
    void aDeletedAdjustmentIsTakenBack() {
        both(
                PROSPECTIVE,
                """
                + 10 @ 5.00
                - 4
                adjust of 1 = 5.00
                - 2
                3 is gone
                """,
                card -> card.costs("1", "-50.00")
                        .varies("1", "0.00")
                        .costs("4", "10.00")
                        .leaves("4 @ 5.00"));
    }

    @Test
    void aPriceEditOfTheReceiptRestatesAllTheSame() {
        both(
                PROSPECTIVE,
                """
                one: + 10 @ 5.00 on 1
                - 4
                adjust of one = 5.00
                one: + 10 @ 6.00
                """,
                card -> card.costs("2", "24.00")
                        .costs("one", "-65.00")
                        .varies("one", "2.00")
                        .leaves("6 @ 6.50"));
    }

    @Test
    void withoutReferenceAllIsAsAlways() {
        both(PROSPECTIVE, """
                + 2 @ 5.00
                adjust = 1.00
                """, card -> card.costs("2", "-1.00").leaves("2 @ 5.50"));
    }

    @Test
    void inACompanysOneQueueThePlaceDoesNotMatter() {
        both(
                COMPANY_PROSPECTIVE,
                """
                + 10 @ 5.00 in north
                move 4 north > south
                - 5 in south
                adjust of 1 = 10.00 in south
                """,
                card -> card.leaves("5 @ 6.00").varies("1", "5.00").costs("1", "-60.00"));
    }

    /** Counts that agree: a history so long that a change is not played to its end. */
    private static final String QUIET_TIME = "count %s\n";

    @Test
    void aReceiptsOtherQuantityReachesAnAdjustmentFarAway() {
        // 5 of 10 are left, later 5 of 12: the count between has made the stock the same
        both(
                PROSPECTIVE,
                "one: + 10 @ 5.00 on 1\n" + QUIET_TIME.formatted("5").repeat(200),
                card -> card.then("adjust of one = 10.00 on 999")
                        .varies("one", "5.00")
                        .then("one: + 12 @ 5.00")
                        .varies("one", "5.83")
                        .costs("one", "-70.00")
                        .leaves("5 = 29.17"));
    }

    @Test
    void aReceiptThatComesOrGoesReachesAnAdjustmentFarAway() {
        both(
                PROSPECTIVE,
                "count 0 on 2\n+ 1 @ 7.00 on 3\n- 1 on 4\n"
                        + QUIET_TIME.formatted("0").repeat(200),
                card -> card.then("adjust of late = 10.00 on 999")
                        .idleAdjustments(1)
                        .then("late: + 10 @ 5.00 on 1")
                        .idleAdjustments(0)
                        .costs("late", "-60.00")
                        .varies("late", "10.00")
                        .then("late is gone")
                        .idleAdjustments(1)
                        .costs("late", "0.00")
                        .varies("late", "0.00"));
    }
}
