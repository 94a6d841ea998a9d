package dev.vitrina.batch.reconciliation;

import org.junit.jupiter.api.Test;

/** What lines are worth, and who gets the odd cent. */
class ValuesTest {

    @Test
    void oldestGoodsLeaveFirst() {
        Card.of("""
                R1 receipt  10 @5
                R2 receipt  10 @6
                S1 shipment  4
                S2 shipment  9
                """)
                .fifo("R1 costs -50.00", "S1 costs 20.00", "S2 costs 48.00", "main holds 7 for 42.00")
                // 110 × 4 ÷ 20 = 22; 88 × 9 ÷ 16 = 49.50
                .average("S1 costs 22.00", "S2 costs 49.50", "main holds 7 for 38.50");
    }

    @Test
    void theLastSliceTakesTheRemainder() {
        Card.of("""
                R1 receipt  3 =10.00
                S1 shipment 1
                S2 shipment 1
                S3 shipment 1
                """).both("S1 costs 3.33", "S2 costs 3.34", "S3 costs 3.33", "main holds 0 for 0.00");
    }

    @Test
    void anAmountWinsOverAUnitCostAndBothAreConvertedOnce() {
        Card.of("""
                R1 receipt 3 @9.99 =10.01 rate:1.5
                R2 receipt 3 @1.115       rate:1.5
                """).both("R1 costs -15.02", "R2 costs -5.02", "main holds 6 for 20.04");
    }

    @Test
    void halfACentIsRoundedAwayFromZero() {
        Card.of("""
                R1 receipt  2 =-0.05
                S1 shipment 1
                """).both("S1 costs -0.03", "main holds 1 for -0.02");
    }

    @Test
    void aReceiptThatStatesNoCostEntersAtPresentCost() {
        Card.of("""
                R1 receipt 10 @5
                R2 surplus 10 @6
                R3 receipt 15
                """)
                // 10 × 5 + 5 × 6
                .fifo("R3 costs -80.00")
                // 110 × 15 ÷ 20
                .average("R3 costs -82.50");
    }

    @Test
    void presentCostBeyondWhatIsThereGoesOnAtTheLastLayer() {
        Card.of("""
                R1 receipt 10 @5
                R2 receipt 10 @6
                R3 receipt 25
                """).fifo("R3 costs -140.00").average("R3 costs -137.50");
    }

    @Test
    void presentCostOfAnEmptyQueueIsTheLastKnown() {
        Card.of("""
                R1 receipt  3 =10.00
                S1 shipment 3
                R2 surplus  2
                """).both("R2 costs -6.67", "main holds 2 for 6.67");
        Card.of("R1 surplus 2").both("R1 costs 0.00", "main holds 2 for 0.00");
    }

    @Test
    void aLineOfZeroQuantityMovesNothing() {
        Card.of("""
                R1 receipt  10 @5
                R2 receipt   0 =7.00
                S1 shipment  0
                A1 cost_adjustment =3.00 <R2
                """).both("R2 costs 0.00", "S1 costs 0.00", "A1 costs 0.00", "main holds 10 for 50.00");
    }

    @Test
    void costOnAnOutgoingLineIsIgnored() {
        Card.of("""
                R1 receipt   10 @5
                W1 write_off  2 @9
                """).both("W1 costs 10.00");
    }

    @Test
    void quantitiesBeyondSixtyFourBitsTimesValueAreExact() {
        Card.of("""
                R1 receipt  9000000000 =9999999999999.99
                S1 shipment 3000000000
                """).both("S1 costs 3333333333333.33", "main holds 6000000000 for 6666666666666.66");
    }
}
