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

/** Sale_return current: sold goods come back at the present cost of the stock. */
class CurrentReturnTest {
    private static final Policies CURRENT = new Policies(
            Scope.WAREHOUSE, Negative.COVER, SaleReturn.CURRENT, PurchaseReturn.RECEIPT, LandedCost.RETROACTIVE);

    @Test
    void theSalesOwnCostDoesNotCount() {
        ledger(CURRENT, """
                + 1 @ 5.00
                - 1
                + 2 @ 9.00
                back 1 of 2
                """).costs("4", "-9.00").leaves("2 @ 9.00, 1 @ 9.00");
        average(CURRENT, """
                + 2 @ 5.00
                - 1
                + 1 @ 9.00
                back 1 of 2
                """).costs("4", "-7.00").leaves("3 @ 7.00");
    }

    @Test
    void byFifoThePresentCostIsTheOldestGoods() {
        // the returned goods stand at the back, at what issuing two now would take
        ledger(CURRENT, """
                + 3 @ 5.00
                - 2
                + 2 @ 9.00
                back 2 of 2
                """).costs("4", "-14.00").leaves("1 @ 5.00, 2 @ 9.00, 2 @ 7.00");
    }

    @Test
    void withNothingOnHandTheLastKnownCostCounts() {
        ledger(CURRENT, """
                + 1 @ 5.00
                + 1 @ 8.00
                - 2
                back 1 of 3
                """).costs("4", "-8.00").leaves("1 @ 8.00");
        average(CURRENT, """
                + 1 @ 5.00
                + 1 @ 8.00
                - 2
                back 1 of 3
                """).costs("4", "-6.50").leaves("1 @ 6.50");
    }

    @Test
    void whatTheSaleOwesIsCancelledFirst() {
        // 15.00 + 24.00 + 4 × 8.00 provisional; the fifth unit comes at the last known 8.00, not at 39.00 ÷ 6
        ledger(CURRENT, """
                + 3 @ 5.00
                + 3 @ 8.00
                - 10
                back 5 of 3
                """)
                .costs("3", "39.00")
                .provisional("3", "nothing")
                .costs("4", "-8.00")
                .leaves("1 @ 8.00");
    }

    @Test
    void elsewhereWhatTheSaleOwesFreezesAndTheGoodsComeAtThatQueuesCost() {
        both(
                CURRENT,
                """
                + 1 @ 5.00
                - 2
                + 1 @ 7.00 in shop
                back 1 of 2 in shop
                """,
                card -> card.costs("2", "10.00")
                        .costs("4", "-7.00")
                        .provisional("2", "nothing")
                        .leaves("-1 @ 5.00 frozen"));
        ledger(CURRENT, """
                + 1 @ 5.00
                - 2
                + 1 @ 7.00 in shop
                back 1 of 2 in shop
                """).leaves("shop", "1 @ 7.00, 1 @ 7.00");
    }

    @Test
    void beyondWhatWasSoldAllIsAsAlways() {
        both(CURRENT, """
                + 2 @ 5.00
                - 2
                + 4 @ 9.00
                back 3 of 2 @ 7.00
                """, card -> card.costs("4", "-25.00")); // 2 × 9.00 + 7.00
    }

    @Test
    void howMuchCanComeBackIsAsAlways() {
        // three were sold and two are back; the fourth line returns one that was sold and one that was not
        both(CURRENT, """
                + 3 @ 5.00
                - 3
                back 2 of 2
                back 2 of 2 @ 1.00
                """, card -> card.costs("3", "-10.00").costs("4", "-6.00"));
    }

    @Test
    void withoutReferenceAllIsAsAlways() {
        both(CURRENT, """
                + 2 @ 5.00
                back 1 @ 3.00
                back 1 = 2.00
                """, card -> card.costs("2", "-3.00").costs("3", "-2.00"));
    }

    @Test
    void aLateReceiptChangesWhatTheReturnCosts() {
        ledger(CURRENT, """
                + 1 @ 5.00 on 1
                - 1 on 2
                + 2 @ 9.00 on 4
                back 1 of 2 on 5
                """)
                .costs("4", "-9.00")
                .then("late: + 1 @ 6.00 on 3")
                .costs("4", "-6.00")
                .wrote("""
                        late -1 -6.00 initial
                        4 1 9.00 late_document
                        4 -1 -6.00 late_document
                        """);
        average(CURRENT, """
                + 1 @ 5.00 on 1
                - 1 on 2
                + 2 @ 9.00 on 4
                back 1 of 2 on 5
                """).costs("4", "-9.00").then("late: + 1 @ 6.00 on 3").costs("4", "-8.00"); // 24.00 ÷ 3
    }
}
