package dev.vitrina.batch.reconciliation;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goods that move between warehouses. */
class TransferTest {

    @Test
    void slicesMoveWithTheirValues() {
        Card.of("""
                R1 receipt  10 @5
                R2 receipt  10 @6
                T1 transfer 12 to:south
                S1 shipment 11 in:south
                """)
                .fifo("T1 costs 62.00", "main holds 8 for 48.00", "S1 costs 56.00", "south holds 1 for 6.00")
                .average("T1 costs 66.00", "main holds 8 for 44.00", "S1 costs 60.50", "south holds 1 for 5.50");
    }

    @Test
    void theyQueueAtTheTransfersTime() {
        Card.of("""
                R1 receipt  5 @5
                R2 receipt  5 @7 in:south
                T1 transfer 5 to:south
                S1 shipment 6 in:south
                """)
                .fifo("S1 costs 40.00", "south holds 4 for 20.00")
                .average("S1 costs 36.00", "south holds 4 for 24.00");
    }

    @Test
    void theyCoverWhatTheTargetOwes() {
        Card.of("""
                S1 shipment  2 in:south
                R1 receipt  10 @5
                T1 transfer  3 to:south
                """).both("S1 costs 10.00", "south holds 1 for 5.00", "main holds 7 for 35.00");
    }

    @Test
    void missingStockMovesAtItsProvisionalValueAndTheDifferenceIsVariance() {
        String missing = """
                R1 receipt  2 @5
                T1 transfer 5 to:south
                S1 shipment 5 in:south
                """;
        Card.of(missing)
                .both("T1 costs 25.00", "T1 awaits 0.00", "main holds -3 for -15.00", "main owes 3", "S1 costs 25.00");
        Card.of(missing + "R2 receipt 4 @6")
                .both("T1 costs 25.00", "T1 varies 3.00", "main holds 1 for 6.00", "S1 costs 25.00");
    }

    @Test
    void insideOneWarehouseNothingHappens() {
        Card.of("""
                R1 receipt  10 @5
                T1 transfer  4 to:main
                """).both("T1 costs 0.00", "main holds 10 for 50.00");
    }

    @Test
    void aCycleEndsWhereItBegan() {
        Card.of("""
                R1 receipt  3 =10.00
                T1 transfer 1 to:south
                T2 transfer 1 in:south to:west
                T3 transfer 1 in:west  to:main
                S1 shipment 3
                """).both("T3 costs 3.33", "S1 costs 10.00", "south holds 0 for 0.00", "west holds 0 for 0.00");
    }

    @Test
    void aCompanyWithOneQueueSellsFromAnywhere() {
        Card.of(Map.of("costing.scope", "company"), """
                R1 receipt  10 @5
                R2 receipt  10 @6 in:south
                T1 transfer  3 to:south
                S1 shipment 12 in:south
                """)
                .fifo("T1 costs 0.00", "S1 costs 62.00", "company holds 8 for 48.00")
                .average("T1 costs 0.00", "S1 costs 66.00", "company holds 8 for 44.00");
    }
}
