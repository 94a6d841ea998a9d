package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;
import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Present cost and last known cost: what goods are worth when nobody says so. */
class KnownCostTest {
    @Test
    void byFifoThePresentCostIsWhatIssuingWouldTake() {
        // the fourth and fifth unit go at the last walked layer's 6.00
        ledger("""
                + 2 @ 5.00
                + 1 @ 6.00
                surplus 5
                """).costs("3", "-28.00");
        ledger("""
                + 2 @ 5.00
                + 9 @ 6.00
                surplus 1
                back 3
                count 20
                """).costs("3", "-5.00").costs("4", "-16.00").costs("5", "-28.00"); // 2 × 5.00 + 3 × 6.00
    }

    @Test
    void byAverageThePresentCostIsThePools() {
        // 38.00 for 7
        average("""
                + 4 @ 5.00
                + 3 @ 6.00
                surplus 1
                """).costs("3", "-5.43");
        average("""
                + 4 @ 5.00
                + 3 @ 6.00
                count 10
                """).costs("3", "-16.29"); // 38.00 × 3 ÷ 7 = 16.2857…
    }

    @Test
    void theLastKnownCostIsAQuotientThatIsNotRounded() {
        ledger("""
                + 3 = 10.00
                - 3
                - 3
                """).provisional("3", "3 = 10.00"); // not 3 × 3.33
        average("""
                + 3 = 10.00
                - 3
                - 3
                """).provisional("3", "3 = 10.00"); // not 3 × 3.33
    }

    @Test
    void itIsTheRemaindersJustBeforeTheLatestTake() {
        // 6.67 for 2 were left before the second issue; 3 at it are 10.005
        ledger("""
                + 3 = 10.00
                - 1
                - 2
                - 3
                """).provisional("4", "3 = 10.01");
        average("""
                + 3 = 10.00
                - 1
                - 2
                - 3
                """).provisional("4", "3 = 10.01");
    }

    @Test
    void byFifoItIsTheLayersByAverageThePools() {
        ledger("""
                + 1 @ 5.00
                + 2 @ 5.50
                - 3
                - 2
                """).provisional("4", "2 @ 5.50");
        average("""
                + 1 @ 5.00
                + 2 @ 5.50
                - 3
                - 2
                """).provisional("4", "2 = 10.67"); // 16.00 × 2 ÷ 3
    }

    @Test
    void transfersAndCountsTakeToo() {
        ledger("""
                + 1 @ 5.00
                - 1
                + 1 @ 7.00
                move 1 main > shop
                - 1
                + 2 @ 9.00
                count 0
                - 1
                """).provisional("8", "1 @ 9.00").costs("5", "9.00");
        average("""
                + 1 @ 5.00
                - 1
                + 1 @ 7.00
                move 1 main > shop
                - 1
                + 2 @ 9.00
                count 0
                - 1
                """).provisional("8", "1 @ 9.00").costs("5", "9.00");
    }

    @Test
    void theLotThatSettledLastIsKnown() {
        ledger("""
                + 1 @ 5.00
                - 2
                + 1 @ 8.00
                - 1
                """).costs("2", "13.00").provisional("4", "1 @ 8.00");
        average("""
                + 1 @ 5.00
                - 2
                + 1 @ 8.00
                - 1
                """).costs("2", "13.00").provisional("4", "1 @ 8.00");
    }

    @Test
    void otherReceiptsDoNotChangeIt() {
        // the goods of the third line are never taken from before the queue is short
        ledger("""
                + 1 @ 5.00
                - 3
                + 1
                surplus 1
                """).costs("3", "-5.00").costs("4", "-5.00").costs("2", "15.00");
        average("""
                + 1 @ 5.00
                - 3
                + 1
                surplus 1
                """).costs("3", "-5.00").costs("4", "-5.00").costs("2", "15.00");
    }

    @Test
    void everyWarehouseKnowsItsOwn() {
        ledger("""
                + 1 @ 5.00 in north
                - 1 in north
                - 1 in south
                """).provisional("3", "1 @ 0.00");
        average("""
                + 1 @ 5.00 in north
                - 1 in north
                - 1 in south
                """).provisional("3", "1 @ 0.00");
    }

    @Test
    void nothingIsKnownBeforeTheFirstGoods() {
        ledger("""
                - 1
                surplus 3
                """).costs("1", "0.00").costs("2", "0.00").leaves("2 @ 0.00");
        average("""
                - 1
                surplus 3
                """).costs("1", "0.00").costs("2", "0.00").leaves("2 @ 0.00");
    }
}
