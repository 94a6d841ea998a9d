package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;

import org.junit.jupiter.api.Test;

/** Documents that come late, change or disappear, by the average method. */
class AverageLateChangeTest {
    @Test
    void lateReceiptMovesTheAverageFromItsDateOn() {
        average("""
                + 4 @ 6.00 on 3
                - 2 on 4
                late: + 4 @ 5.00 on 1
                """).costs("2", "11.00").leaves("6 @ 5.50").wrote("""
                        late -4 -20.00 initial
                        2 -2 -12.00 late_document
                        2 2 11.00 late_document
                        """);
    }

    @Test
    void issuesBeforeItKeepTheirCost() {
        average("""
                + 4 @ 6.00 on 1
                - 2 on 2
                - 1 on 5
                late: + 2 @ 9.00 on 3
                """).costs("2", "12.00").costs("3", "7.50").leaves("3 @ 7.50");
    }

    @Test
    void behindAnEmptyPoolNothingChanges() {
        average("""
                one: + 4 @ 6.00 on 1
                - 4
                + 4 @ 7.00
                - 1
                one: + 4 @ 8.00
                """).costs("2", "32.00").costs("4", "7.00").wrote("""
                        one 4 24.00 cost_change
                        one -4 -32.00 cost_change
                        2 -4 -24.00 cost_change
                        2 4 32.00 cost_change
                        """);
    }

    @Test
    void lateIssueTakesItsShareAndLeavesTheAverage() {
        average("""
                + 4 @ 5.00 on 1
                - 2 on 5
                late: - 1 on 3
                """).costs("2", "10.00").costs("late", "5.00").wrote("""
                        late 1 5.00 initial
                        """);
    }

    @Test
    void lateReceiptTakesBackASettlement() {
        average("""
                - 2 on 2
                + 5 @ 6.00 on 3
                late: + 2 @ 5.00 on 1
                """).costs("1", "10.00").provisional("1", "nothing").leaves("5 @ 6.00");
    }

    @Test
    void deletedReceiptLeavesThePoolAsIfItHadNeverBeen() {
        average("""
                + 4 @ 5.00
                + 4 @ 6.00
                - 2
                2 is gone
                """).costs("2", "0.00").costs("3", "10.00").leaves("2 @ 5.00").wrote("""
                        2 4 24.00 delete
                        3 -2 -11.00 delete
                        3 2 10.00 delete
                        """);
    }

    @Test
    void movedReceiptCountsFromItsNewDate() {
        average("""
                + 4 @ 5.00 on 1
                two: + 4 @ 6.00 on 2
                - 2 on 3
                two: + 4 @ 6.00 on 4
                """).costs("3", "10.00").leaves("6 = 34.00");
    }

    @Test
    void returnFollowsItsSaleIntoAnotherWarehouse() {
        average("""
                one: + 5 @ 6.00 on 1
                - 2
                back 1 of 2 in shop
                one: + 5 @ 8.00
                """).costs("3", "-8.00").leaves("shop", "1 @ 8.00");
    }

    @Test
    void transferCarriesTheChangeOn() {
        average("""
                one: + 4 @ 5.00 in north on 1
                move 2 north > south
                - 1 in south
                one: + 4 @ 7.00 in north
                """).costs("2", "14.00").costs("3", "7.00").leaves("south", "1 @ 7.00");
    }
}
