package dev.vitrina.batch.reconciliation;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Units that leave although they are not there. */
class BelowZeroTest {

    @Test
    void uncoveredUnitsCarryTheLastKnownCost() {
        Card.of("""
                R1 receipt  10 @5
                S1 shipment 12
                """).both("S1 costs 60.00", "S1 awaits 10.00", "main holds -2 for -10.00", "main owes 2");
    }

    @Test
    void theNextIncomingGoodsSettleThem() {
        Card.of("""
                R1 receipt  10 @5
                S1 shipment 12
                R2 receipt  10 @6
                """)
                .both("S1 costs 62.00", "S1 awaits 0.00", "S1 varies 0.00", "main holds 8 for 48.00", "main owes 0");
    }

    @Test
    void goodsThatWereNeverThereCostNothingUntilTheyCome() {
        Card.of("""
                S1 shipment 3
                R1 receipt  2 @7
                """).both("S1 costs 14.00", "S1 awaits 0.00", "main holds -1 for 0.00", "main owes 1");
    }

    @Test
    void theOldestShortageIsSettledFirst() {
        Card.of("""
                S1 shipment 3
                S2 shipment 4
                R1 receipt  5 =10.01
                """)
                // 10.01 × 3 ÷ 5 = 6.006, the rest is 4.00
                .both("S1 costs 6.01", "S2 costs 4.00", "main owes 2");
    }

    @Test
    void afterALotSettledSeveralItsRestBeforeTheLatestIsTheLastKnownCost() {
        Card.of("""
                S1 shipment   3
                S2 shipment   4
                R1 receipt    5 =0.07
                S3 shipment 100
                """)
                // 0.07 × 3 ÷ 5 = 0.042; the rest is 2 for 0.03, so 100 are 1.50
                .both("S1 costs 0.04", "S2 costs 0.03", "S3 costs 1.50", "S3 awaits 1.50");
    }

    @Test
    void theLastKnownCostIsThatBeforeTheLatestTakeUnrounded() {
        Card.of("""
                R1 receipt   3 =10.00
                S1 shipment  1
                S2 shipment  3
                """)
                // S1 3.33; S2 takes 2 for 6.67 and reckons 6.67 ÷ 2 = 3.335 for one more
                .both("S1 costs 3.33", "S2 costs 10.01", "S2 awaits 3.34", "main holds -1 for -3.34");
    }

    @Test
    void provisionalValuesSplitLikeSlices() {
        Card.of("""
                R1 receipt  3 =10.00
                S1 shipment 3
                S2 shipment 2
                R2 receipt  1 @4
                """)
                // S2 reckons 6.67; half of it, 3.34, becomes 4.00
                .both("S2 costs 7.33", "S2 awaits 3.33", "main holds -1 for -3.33");
    }

    @Test
    void otherReceiptsDoNotChangeTheLastKnownCost() {
        Card.of("""
                R1 receipt  10 @5
                S1 shipment  5
                R2 receipt   5 @9
                S2 shipment  5
                C1 stocktake 0
                S3 shipment  1
                """)
                .fifo("S2 costs 25.00", "C1 costs 45.00", "S3 costs 9.00")
                // pool 10 for 70
                .average("S2 costs 35.00", "C1 costs 35.00", "S3 costs 7.00");
    }

    @Test
    void keptAtTheLastKnownCostTheDifferenceIsVariance() {
        Map<String, String> lastCost = Map.of("costing.negative", "last_cost");
        Card.of(lastCost, """
                R1 receipt  2 @5
                S1 shipment 5
                """).both("S1 costs 25.00", "S1 awaits 0.00", "main holds -3 for -15.00", "main owes 3");
        Card.of(lastCost, """
                R1 receipt   2 @5
                S1 shipment  5
                R2 receipt  10 @6
                """).both("S1 costs 25.00", "S1 varies 3.00", "main holds 7 for 42.00", "main owes 0");
    }
}
