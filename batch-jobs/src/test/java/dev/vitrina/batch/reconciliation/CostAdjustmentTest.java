package dev.vitrina.batch.reconciliation;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Costs that become known later. */
class CostAdjustmentTest {
    private static final Map<String, String> PROSPECTIVE = Map.of("costing.landed-cost", "prospective");

    private static final String HALF_SOLD = """
            R1 receipt  10 @5
            S1 shipment  4
            A1 cost_adjustment =10.00 <R1
            """;

    @Test
    void theReceiptHasCostMoreFromTheBeginning() {
        Card.of(HALF_SOLD).both("R1 costs -60.00", "S1 costs 24.00", "A1 costs 0.00", "main holds 6 for 36.00");
    }

    @Test
    void adjustmentsAddUpAndMayStandAnywhere() {
        Card.of("""
                A1 cost_adjustment =10.00 <R1
                R1 receipt  10 @5
                S1 shipment  4
                A2 cost_adjustment =-5.00 <R1 rate:2
                """).both("R1 costs -50.00", "S1 costs 20.00");
    }

    @Test
    void aReceiptWithoutCostIsAdjustedOnTopOfThePresentCost() {
        Card.of("""
                R1 receipt 1 @5
                R2 receipt 2
                A1 cost_adjustment =3.00 <R2
                """).both("R2 costs -13.00");
    }

    @Test
    void whatNamesNoReceiptHasNoEffect() {
        Card.of("""
                R1 receipt  10 @5
                S1 shipment  4
                A1 cost_adjustment =10.00 <R9
                A2 cost_adjustment =10.00 <S1
                """).both("S1 costs 20.00", "A1 costs 0.00", "A2 costs 0.00", "main holds 6 for 30.00");
    }

    @Test
    void withoutAReferenceAnAmountIsSpreadOverWhatIsThere() {
        Card.of("""
                R1 receipt 1 @1
                R2 receipt 1 @1
                R3 receipt 1 @1
                A1 cost_adjustment =1.00
                S1 shipment 1
                S2 shipment 1
                S3 shipment 1
                """)
                // 1.00 ÷ 3 = 0.33; 0.67 ÷ 2 = 0.34; the rest
                .both("A1 costs -1.00", "S1 costs 1.33", "S2 costs 1.34", "S3 costs 1.33");
    }

    @Test
    void withoutAReferenceAUnitCostRevaluesAllThatIsThereInPlace() {
        Card.of("""
                R1 receipt 3 @1
                R2 receipt 3 @2
                A1 cost_adjustment @1.115
                S1 shipment 3
                """)
                // 6 × 1.115 = 6.69; 6.69 × 3 ÷ 6 = 3.345
                .both("A1 costs 2.31", "S1 costs 3.35", "main holds 3 for 3.34");
    }

    @Test
    void ofNothingThereIsNothingToRevalue() {
        Card.of("""
                S1 shipment 1
                A1 cost_adjustment =1.00
                A2 cost_adjustment @7
                """).both("A1 costs 0.00", "A2 costs 0.00", "main holds -1 for 0.00");
    }

    @Test
    void onlyWhatIsLeftIfTheShopSaysSo() {
        Card.of(PROSPECTIVE, HALF_SOLD)
                .both("R1 costs -60.00", "R1 varies 4.00", "S1 costs 20.00", "main holds 6 for 36.00");
    }

    @Test
    void whatIsLeftLiesInAnyWarehouse() {
        Card.of(PROSPECTIVE, """
                R1 receipt  10 @1
                T1 transfer  3 to:north
                S1 shipment  2
                A1 cost_adjustment =1.00 <R1
                """)
                .fifo("R1 costs -11.00", "R1 varies 0.20", "main holds 5 for 5.50", "north holds 3 for 3.30")
                // of a pool only that of the receipt's own warehouse
                .average("R1 costs -11.00", "R1 varies 0.50", "main holds 5 for 5.50", "north holds 3 for 3.00");
    }

    @Test
    void itIsSpreadLayerByLayer() {
        Card.of(PROSPECTIVE, """
                R1 receipt  3 @1
                R2 receipt  1 @9
                T1 transfer 1 to:a
                T2 transfer 1 to:a
                A1 cost_adjustment =1.00 <R1
                """)
                // a has two layers: 0.33, then 0.67 ÷ 2 = 0.34; main has the last
                .fifo("a holds 2 for 2.67", "main holds 2 for 10.33", "R1 varies 0.00");
    }

    @Test
    void aPoolHasAtMostWhatWasReceived() {
        Card.of(PROSPECTIVE, """
                R0 receipt  10 @1
                R1 receipt   2 @1
                A1 cost_adjustment =1.00 <R1
                """).average("R1 varies 0.00", "main holds 12 for 13.00");
    }

    @Test
    void whenNothingIsLeftAllIsVariance() {
        Card.of(PROSPECTIVE, """
                R1 receipt  10 @5
                S1 shipment 10
                A1 cost_adjustment =10.00 <R1
                """).both("R1 costs -60.00", "R1 varies 10.00", "S1 costs 50.00", "main holds 0 for 0.00");
    }

    @Test
    void anAdjustmentBeforeItsReceiptCountsFromTheBeginning() {
        Card.of(PROSPECTIVE, """
                A1 cost_adjustment =10.00 <R1
                R1 receipt  10 @5
                S1 shipment  4
                """).both("R1 costs -60.00", "R1 varies 0.00", "S1 costs 24.00");
    }
}
