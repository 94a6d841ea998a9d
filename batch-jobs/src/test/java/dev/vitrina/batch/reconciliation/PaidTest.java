package dev.vitrina.batch.reconciliation;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the layers ledger adds up to, line by line: the settled cost of goods that left for good. */
class PaidTest {

    @Test
    void whatIsOwedIsNotPaidYet() {
        String owing = """
                R1 receipt  2 @5
                S1 shipment 5
                """;
        Card.of(owing).both("S1 costs 25.00", "S1 pays 10.00", "R1 pays 0.00");
        Card.of(owing + "R2 receipt 3 @6").both("S1 pays 28.00");
        Card.of(Map.of("costing.negative", "last_cost"), owing).both("S1 pays 25.00");
        Card.of(owing + "B1 sale_return 3 <S1 in:south").both("S1 pays 25.00", "B1 pays -15.00");
    }

    @Test
    void transfersAndAdjustmentsPayForNothing() {
        Card.of("""
                R1 receipt  2 @5
                T1 transfer 3 to:south
                A1 cost_adjustment =1.00 in:south
                """).both("T1 pays 0.00", "A1 pays 0.00");
    }

    @Test
    void ofACountOnlyWhatItWritesOff() {
        Card.of("""
                R1 receipt   10 @5
                C1 stocktake  8 @4
                C2 stocktake  9 @3
                C3 stocktake  9 @2
                """)
                .both(
                        "C1 costs 18.00",
                        "C1 pays 10.00",
                        "C2 costs 5.00",
                        "C2 pays 0.00",
                        "C3 costs 9.00",
                        "C3 pays 0.00");
    }
}
