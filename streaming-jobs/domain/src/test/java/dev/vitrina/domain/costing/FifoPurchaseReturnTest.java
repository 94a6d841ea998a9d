package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;
import static dev.vitrina.domain.costing.CostCard.ledger;

import dev.vitrina.domain.costing.Policies.LandedCost;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.costing.Policies.Scope;
import org.junit.jupiter.api.Test;

/** Purchase_return fifo: goods go back to the supplier like any issue. */
class FifoPurchaseReturnTest {
    private static final Policies FIFO_RETURNS = new Policies(
            Scope.WAREHOUSE, Negative.COVER, SaleReturn.ORIGINAL, PurchaseReturn.FIFO, LandedCost.RETROACTIVE);

    @Test
    void theNamedReceiptDoesNotCount() {
        ledger(FIFO_RETURNS, """
                + 2 @ 5.00
                + 2 @ 6.00
                send-back 3 of 2
                """).took("2 @ 5.00, 1 @ 6.00").costs("3", "16.00").leaves("1 @ 6.00");
    }

    @Test
    void byAverageNothingChanges() {
        average(FIFO_RETURNS, """
                + 2 @ 5.00
                + 2 @ 6.00
                send-back 3 of 2
                """).costs("3", "16.50").leaves("1 @ 5.50");
    }

    @Test
    void aDeletedReceiptShiftsTheReturn() {
        ledger(FIFO_RETURNS, """
                + 2 @ 5.00
                + 2 @ 6.00
                send-back 2 of 2
                1 is gone
                """).took("2 @ 6.00").costs("3", "12.00").leaves("nothing");
    }
}
