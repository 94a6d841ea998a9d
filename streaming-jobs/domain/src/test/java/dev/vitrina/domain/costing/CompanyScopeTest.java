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

/** Scope company: one queue for all warehouses of an organization. */
class CompanyScopeTest {
    private static final Policies COMPANY = new Policies(
            Scope.COMPANY, Negative.COVER, SaleReturn.ORIGINAL, PurchaseReturn.RECEIPT, LandedCost.RETROACTIVE);
    private static final Policies COMPANY_LAST_COST = new Policies(
            Scope.COMPANY, Negative.LAST_COST, SaleReturn.ORIGINAL, PurchaseReturn.RECEIPT, LandedCost.RETROACTIVE);

    @Test
    void allWarehousesShareOneQueue() {
        ledger(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                - 3 in south
                """).took("2 @ 5.00, 1 @ 7.00").costs("3", "17.00").leaves("1 @ 7.00");
        average(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                - 3 in south
                """).costs("3", "18.00").leaves("1 @ 6.00");
    }

    @Test
    void transfersAreFree() {
        both(
                COMPANY,
                """
                + 2 @ 5.00 in north
                move 2 north > south
                """,
                card -> card.wroteNothing()
                        .leaves("2 @ 5.00")
                        .then("- 1 in south")
                        .costs("3", "5.00")
                        .leaves("1 @ 5.00"));
    }

    @Test
    void transferOfWhatIsNotThereIsFreeToo() {
        both(
                COMPANY,
                """
                + 1 @ 5.00 in north
                move 3 north > south
                - 1 in south
                + 2 @ 8.00 in north
                """,
                card -> card.costs("2", "0.00")
                        .varies("2", "0.00")
                        .costs("3", "5.00")
                        .leaves("2 @ 8.00"));
    }

    @Test
    void stocktakeSetsTheQuantityOfItsOwnWarehouse() {
        // one of two is missing in south; the pool gives its oldest
        ledger(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                count 1 in south
                """).costs("3", "5.00").took("3", "1 @ 5.00").leaves("1 @ 5.00, 2 @ 7.00");
        average(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                count 1 in south
                """).costs("3", "6.00").leaves("3 @ 6.00");
    }

    @Test
    void aDifferenceUpEntersAtThePoolsPresentCost() {
        ledger(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                count 5 in south
                """).costs("3", "-17.00").leaves("2 @ 5.00, 2 @ 7.00, 3 = 17.00"); // 2 × 5.00 + 1 × 7.00
        average(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                count 5 in south
                """).costs("3", "-18.00").leaves("7 @ 6.00");
    }

    @Test
    void aStocktakeKnowsWhatTransfersMoved() {
        both(
                COMPANY,
                """
                + 4 @ 5.00 in north
                move 3 north > south
                count 3 in south
                """,
                card -> card.wroteNothing()
                        .then("count 0 in north")
                        .costs("4", "5.00")
                        .leaves("3 @ 5.00"));
    }

    @Test
    void aWarehouseThatWasCountedIsKnown() {
        both(
                COMPANY,
                """
                + 4 @ 5.00 in north
                count 1 in north
                count 1 in north
                """,
                card -> card.wroteNothing()
                        .costs("2", "15.00")
                        .then("count 3 in north")
                        .costs("4", "-10.00"));
    }

    @Test
    void aLateTransferChangesTheDifferences() {
        both(
                COMPANY,
                """
                + 4 @ 5.00 in north
                count 4 in north on 5
                count 3 in south on 6
                """,
                card -> card.costs("3", "-15.00")
                        .then("late: move 3 north > south on 3")
                        .costs("late", "0.00")
                        .costs("2", "-15.00")
                        .costs("3", "0.00"));
    }

    @Test
    void aDifferenceDownBeyondThePoolIsUncovered() {
        // north has 3, the pool 1: south has sold 2 it never had
        both(
                COMPANY,
                """
                + 3 @ 5.00 in north
                - 2 in south
                count 0 in north
                """,
                card -> card.costs("3", "15.00")
                        .provisional("3", "2 @ 5.00")
                        .leaves("-2 @ 5.00")
                        .owes("2")
                        .then("+ 2 @ 8.00 in south")
                        .costs("3", "21.00")
                        .provisional("3", "nothing")
                        .leaves("nothing"));
    }

    @Test
    void withLastCostTheUncoveredDifferenceKeepsItsCost() {
        both(
                COMPANY_LAST_COST,
                """
                + 3 @ 5.00 in north
                - 2 in south
                count 0 in north
                + 2 @ 8.00 in south
                """,
                card -> card.costs("3", "15.00").varies("3", "6.00").leaves("nothing"));
    }

    @Test
    void aCountBelowZeroSettlesWhatThePoolOwes() {
        both(
                COMPANY,
                """
                + 1 @ 5.00 in north
                - 3 in north
                count 0 in north
                """,
                card -> card.costs("2", "15.00")
                        .provisional("2", "nothing")
                        .costs("3", "-10.00")
                        .leaves("nothing"));
    }

    @Test
    void aUnitCostOnACountRevaluesTheWholePool() {
        both(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                count 2 @ 6.50 in south
                """, card -> card.costs("3", "-2.00"));
        ledger(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                count 2 @ 6.50 in south
                """).leaves("2 @ 6.50, 2 @ 6.50");
    }

    @Test
    void aReturnAnywhereCancelsWhatTheSaleOwes() {
        both(
                COMPANY,
                """
                + 1 @ 5.00 in north
                - 3 in north
                back 2 of 2 in south
                """,
                card -> card.costs("2", "5.00")
                        .costs("3", "0.00")
                        .provisional("2", "nothing")
                        .leaves("nothing"));
    }

    @Test
    void aPurchaseReturnFindsItsReceiptWhereverItCameIn() {
        ledger(COMPANY, """
                + 2 @ 5.00 in north
                + 2 @ 6.00 in south
                send-back 1 of 2 in north
                """).took("1 @ 6.00").leaves("2 @ 5.00, 1 @ 6.00");
    }

    @Test
    void anAmountWithoutReferenceIsAboutThePool() {
        both(COMPANY, """
                + 2 @ 5.00 in north
                adjust = 1.00 in south
                """, card -> card.costs("2", "-1.00").leaves("2 @ 5.50").idleAdjustments(0));
    }

    @Test
    void aDocumentThatMovesToAnotherWarehouseChangesNoCost() {
        both(COMPANY, """
                one: + 2 @ 5.00 in north on 1
                - 1 in south
                one: + 2 @ 5.00 in south
                """, card -> card.costs("2", "5.00").leaves("1 @ 5.00").wrote("""
                        one 2 10.00 edit
                        one -2 -10.00 edit
                        """));
    }

    @Test
    void aLateReceiptAnywhereShiftsIssuesEverywhere() {
        ledger(COMPANY, """
                + 2 @ 6.00 in north on 3
                - 1 in north on 4
                late: + 1 @ 5.00 in south on 1
                """).costs("2", "5.00").leaves("2 @ 6.00");
        average(COMPANY, """
                + 2 @ 6.00 in north on 3
                - 1 in north on 4
                late: + 1 @ 5.00 in south on 1
                """).costs("2", "5.67").leaves("2 = 11.33");
    }
}
