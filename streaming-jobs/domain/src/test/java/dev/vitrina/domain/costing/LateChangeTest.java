package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Documents that come late, change or disappear, and what the correcting rows say. */
class LateChangeTest {
    @Test
    void lateReceiptShiftsTheIssuesAfterIt() {
        ledger("""
                + 5 @ 6.00 on 3
                - 2 on 4
                late: + 1 @ 5.00 on 1
                """).costs("2", "11.00").leaves("4 @ 6.00").wrote("""
                        late -1 -5.00 initial
                        2 -2 -12.00 late_document
                        2 2 11.00 late_document
                        """);
    }

    @Test
    void lateReceiptThatChangesNoCostWritesOnlyItself() {
        ledger("""
                + 5 @ 6.00 on 1
                - 2 on 4
                late: + 1 @ 5.00 on 3
                """).wrote("late -1 -5.00 initial\n");
    }

    @Test
    void lateReceiptTakesBackASettlement() {
        ledger("""
                - 2 on 2
                + 5 @ 6.00 on 3
                late: + 2 @ 5.00 on 1
                """).costs("1", "10.00").provisional("1", "nothing").leaves("5 @ 6.00");
    }

    @Test
    void priceEditIsACostChange() {
        ledger("""
                one: + 5 @ 6.00 on 1
                - 2
                one: + 5 @ 7.00
                """).wrote("""
                        one 5 30.00 cost_change
                        one -5 -35.00 cost_change
                        2 -2 -12.00 cost_change
                        2 2 14.00 cost_change
                        """);
    }

    @Test
    void quantityEditIsAnEdit() {
        ledger("""
                one: + 2 @ 6.00 on 1
                - 2
                one: + 3 @ 6.00
                """).wrote("""
                        one 2 12.00 edit
                        one -3 -18.00 edit
                        """).leaves("1 @ 6.00");
    }

    @Test
    void editThatChangesNothingWritesNothing() {
        ledger("""
                one: + 2 @ 6.00 on 1
                - 2
                one: + 2 @ 6.00
                """).wroteNothing();
    }

    @Test
    void deletedReceiptLeavesItsIssuesOwed() {
        ledger("""
                + 2 @ 6.00
                - 2
                1 is gone
                """).costs("1", "0.00").provisional("2", "2 @ 0.00").wrote("""
                        1 2 12.00 delete
                        2 -2 -12.00 delete
                        2 2 0.00 delete provisional
                        """);
    }

    @Test
    void movedDocumentIsPlayedInItsNewPlace() {
        ledger("""
                + 1 @ 5.00
                + 1 @ 6.00
                - 1
                1: + 1 @ 5.00 on 9
                """).costs("3", "6.00").leaves("1 @ 5.00");
    }

    @Test
    void varianceIsCorrectedAsVariance() {
        ledger("""
                + 1 @ 5.00 in north
                move 3 north > south
                three: + 2 @ 8.00 in north on 3
                three: + 2 @ 9.00 in north
                """).varies("2", "8.00").costs("2", "15.00").wrote("""
                        three 2 16.00 cost_change
                        2 0 -6.00 variance
                        three -2 -18.00 cost_change
                        2 0 8.00 variance
                        """);
    }

    @Test
    void returnFollowsItsSale() {
        ledger("""
                one: + 5 @ 6.00 on 1
                - 2
                back 1 of 2 in shop
                one: + 5 @ 8.00
                """).costs("3", "-8.00").leaves("shop", "1 @ 8.00");
    }

    @Test
    void atOneMomentGoodsComeInBeforeTheyGoOut() {
        ledger("""
                a: - 1 on 1
                b: + 1 @ 5.00 on 1
                c: count 0 on 1
                d: back 1 of a on 1
                """)
                .provisional("a", "nothing")
                .costs("a", "5.00")
                .costs("d", "-5.00")
                .costs("c", "5.00");
    }
}
