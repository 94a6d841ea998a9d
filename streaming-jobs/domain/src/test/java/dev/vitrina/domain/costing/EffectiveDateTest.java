package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.both;
import static dev.vitrina.domain.costing.CostCard.ledger;

import dev.vitrina.domain.costing.Policies.LandedCost;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.costing.Policies.Scope;
import org.junit.jupiter.api.Test;

/** From when a row counts: the line's own moment, but for variance the moment of what settled it. */
class EffectiveDateTest {
    private static final Policies PROSPECTIVE = new Policies(
            Scope.WAREHOUSE, Negative.COVER, SaleReturn.ORIGINAL, PurchaseReturn.RECEIPT, LandedCost.PROSPECTIVE);

    @Test
    void aSettlementCountsFromTheIssuesOwnDay() {
        both("""
                - 2 on 2
                + 2 @ 6.00 on 5
                """, card -> card.dated("""
                        2 initial on 5
                        1 settled on 2
                        """));
    }

    @Test
    void varianceCountsFromTheDayOfTheLotThatSettled() {
        both("""
                + 1 @ 5.00 in north on 1
                move 3 north > south on 2
                + 2 @ 8.00 in north on 7
                """, card -> card.dated("""
                        3 initial on 7
                        2 variance on 7
                        """));
    }

    @Test
    void aCorrectionCountsFromTheDayOfTheLineItCorrects() {
        ledger("""
                + 5 @ 6.00 on 3
                - 2 on 4
                late: + 2 @ 5.00 on 1
                """).dated("""
                        late initial on 1
                        2 late_document on 4
                        """);
    }

    @Test
    void anAdjustmentCountsFromItsReceiptsDay() {
        both("""
                + 5 @ 6.00 on 1
                - 2 on 4
                adjust of 1 = 5.00 on 9
                """, card -> card.dated("""
                        1 cost_change on 1
                        2 cost_change on 4
                        """));
    }

    @Test
    void aProspectiveAdjustmentCountsFromItsOwnDay() {
        both(PROSPECTIVE, """
                + 5 @ 6.00 on 1
                - 2 on 4
                adjust of 1 = 5.00 on 9
                """, card -> card.dated("""
                        1 cost_change on 9
                        1 variance on 9
                        """));
    }
}
