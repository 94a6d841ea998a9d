package dev.vitrina.batch.reconciliation;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counts. */
class StocktakeTest {
    private static final Map<String, String> COMPANY = Map.of("costing.scope", "company");

    @Test
    void moreThanThereWasEntersAtPresentCost() {
        Card.of("""
                R1 receipt   10 @5
                R2 receipt   10 @6
                C1 stocktake 25
                """)
                .fifo("C1 costs -25.00", "main holds 25 for 135.00")
                .average("C1 costs -27.50", "main holds 25 for 137.50");
    }

    @Test
    void lessIsWrittenOff() {
        Card.of("""
                R1 receipt   10 @5
                R2 receipt   10 @6
                C1 stocktake  8
                """)
                .fifo("C1 costs 62.00", "main holds 8 for 48.00")
                .average("C1 costs 66.00", "main holds 8 for 44.00");
    }

    @Test
    void aCountOfNothingEmptiesTheWarehouse() {
        Card.of("""
                R1 receipt   10 @5
                C1 stocktake  0
                """).both("C1 costs 50.00", "main holds 0 for 0.00");
    }

    @Test
    void shortagesAreMadeUpFor() {
        Card.of("""
                R1 receipt   1 @5
                S1 shipment  6
                C1 stocktake 3
                """)
                // eight more at the last known cost, five of them are the sale's
                .both("S1 costs 30.00", "S1 awaits 0.00", "C1 costs -40.00", "main holds 3 for 15.00", "main owes 0");
    }

    @Test
    void aUnitCostRevaluesTheWholeQueueAnAmountDoesNot() {
        Card.of("""
                R1 receipt   10 @5
                C1 stocktake 10 @4
                """).both("C1 costs 10.00", "main holds 10 for 40.00");
        Card.of("""
                R1 receipt   10 @5
                C1 stocktake  8 @4
                """).both("C1 costs 18.00", "main holds 8 for 32.00");
        Card.of("""
                R1 receipt   10 @5
                C1 stocktake 12 @4
                """).both("C1 costs 2.00", "main holds 12 for 48.00");
        Card.of("""
                R1 receipt   10 @5
                C1 stocktake 12 =99.00
                """).both("C1 costs -10.00");
    }

    @Test
    void aLateMovementChangesTheDifferenceNotTheCount() {
        Card.of("""
                R1 receipt   10 @5 08:00
                C1 stocktake 12    09:00
                S1 shipment   3    08:30
                """).both("C1 costs -25.00", "main holds 12 for 60.00");
    }

    @Test
    void countsFollowEachOther() {
        Card.of("""
                R1 receipt   10 @5
                C1 stocktake  8
                C2 stocktake  9
                """).both("C1 costs 10.00", "C2 costs -5.00", "main holds 9 for 45.00");
    }

    @Test
    void inACompanyTheCountIsOfAWarehouseAndTheValueOfThePool() {
        Card.of(COMPANY, """
                R1 receipt   10 @5
                S1 shipment   4 in:south
                C1 stocktake  1 in:south
                """).both("C1 costs -25.00", "company holds 11 for 55.00");
    }

    @Test
    void whatThePoolDoesNotHaveIsOwed() {
        Card.of(COMPANY, """
                R1 receipt   10 @5
                S1 shipment   8 in:south
                C1 stocktake  3
                """)
                .both("C1 costs 35.00", "C1 awaits 25.00", "company holds -5 for -25.00", "company owes 5");
    }
}
