package dev.vitrina.batch.reconciliation;

import org.junit.jupiter.api.Test;

/** In which order an item's lines count. */
class OrderOfLinesTest {

    @Test
    void theMomentCountsNotTheArrival() {
        Card.of("""
                R2 receipt  10 @6 08:30
                S1 shipment 12    09:00
                R1 receipt  10 @5 08:00
                """).fifo("S1 costs 62.00", "main holds 8 for 48.00");
    }

    @Test
    void atOneMomentGoodsComeBeforeTheyAreMovedBeforeTheyLeave() {
        Card.of("""
                A shipment 4 in:south 08:00
                B transfer 4 to:south 08:00
                C receipt  4 @5       08:00
                """).both("A costs 20.00", "A awaits 0.00", "B costs 20.00", "south holds 0 for 0.00");
    }

    @Test
    void theSequenceStandsAboveTheKind() {
        Card.of("""
                S1 shipment 4    08:00 seq:1
                R1 receipt  4 @5 08:00 seq:2
                """).both("S1 costs 20.00", "main holds 0 for 0.00");
        Card.of("""
                R0 receipt  4 @3 07:00
                S1 shipment 4    08:00 seq:1
                R1 receipt  4 @5 08:00 seq:2
                """).average("S1 costs 12.00", "main holds 4 for 20.00");
    }

    @Test
    void aReturnThatNamesNoSaleStandsAmongReceiptsOneThatNamesItBehindSales() {
        Card.of("""
                R1 receipt     10 @5
                S1 shipment     5    09:00
                B1 sale_return  5 @1 09:00
                """).average("S1 costs 18.33", "B1 costs -5.00");
        Card.of("""
                R1 receipt     10 @5
                S1 shipment     5      09:00
                B1 sale_return  5 <S1  09:00
                """).average("S1 costs 25.00", "B1 costs -25.00");
    }

    @Test
    void aReturnStandsBehindSalesEvenIfTheSaleItNamesIsMissing() {
        Card.of("""
                R1 receipt     10 @5
                S1 shipment     5        09:00
                B1 sale_return  5 @1 <S9 09:00
                """).average("S1 costs 25.00", "B1 costs -5.00");
    }

    @Test
    void aStocktakeStandsBehindAllGoodsAndAnAdjustmentBehindIt() {
        Card.of("""
                A1 cost_adjustment =1.00 08:00
                C1 stocktake 3           08:00
                S1 shipment  5           08:00
                R1 receipt  10 @5        08:00
                """).both("C1 costs 10.00", "A1 costs -1.00", "main holds 3 for 16.00");
    }

    @Test
    void documentsOfOneKindGoByTheirBytes() {
        Card.of("""
                R2  receipt  1 @2 08:00
                R10 receipt  1 @1 08:00
                S1  shipment 1    09:00
                """).fifo("S1 costs 1.00", "main holds 1 for 2.00");
    }
}
