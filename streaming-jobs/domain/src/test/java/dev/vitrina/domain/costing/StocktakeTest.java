package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Counting what is there. */
class StocktakeTest {
    @Test
    void whatIsMissingIsWrittenOff() {
        ledger("""
                + 2 @ 5.00
                + 2 @ 6.00
                count 1
                """).costs("3", "16.00").took("3", "2 @ 5.00, 1 @ 6.00").leaves("1 @ 6.00");
    }

    @Test
    void whatIsTooMuchEntersAtPresentCost() {
        ledger("""
                + 2 @ 5.00
                + 2 @ 6.00
                count 7
                """).costs("3", "-16.00").leaves("2 @ 5.00, 2 @ 6.00, 3 = 16.00");
    }

    @Test
    void countThatAgreesWritesNothing() {
        ledger("""
                + 2 @ 5.00
                count 2
                """).wroteNothing().leaves("2 @ 5.00");
    }

    @Test
    void shortagesAreGoneAfterACount() {
        ledger("""
                + 1 @ 5.00
                - 3
                count 4
                """)
                .costs("2", "15.00")
                .provisional("2", "nothing")
                .costs("3", "-30.00")
                .leaves("4 @ 5.00");
    }

    @Test
    void countOfZeroEmptiesTheWarehouse() {
        ledger("""
                + 2 @ 5.00
                count 0
                """).costs("2", "10.00").leaves("nothing");
    }

    @Test
    void unitCostRevaluesWhatWasCounted() {
        ledger("""
                + 2 @ 5.00
                + 1 @ 6.00
                count 3 @ 7.333
                """).costs("3", "-6.00").leaves("2 = 14.67, 1 @ 7.33"); // 22.00 in all, was 16.00
    }

    @Test
    void unitCostRevaluesAlsoWhereTheDifferenceIsDown() {
        ledger("""
                + 2 @ 5.00
                + 2 @ 6.00
                count 3 @ 1.00
                """).costs("3", "19.00").leaves("1 @ 1.00, 2 @ 1.00"); // 5.00 written off, 17.00 became 3.00
    }

    @Test
    void amountOnACountIsIgnored() {
        ledger("""
                + 2 @ 5.00
                count 3 = 99.00
                """).costs("2", "-5.00");
    }

    @Test
    void lateMovementChangesTheDifference() {
        ledger("""
                + 4 @ 5.00
                count 3 on 5
                """)
                .costs("2", "5.00")
                .then("late: - 1 on 3")
                .costs("2", "0.00")
                .costs("late", "5.00")
                .leaves("3 @ 5.00")
                .wrote("""
                        late 1 5.00 initial
                        2 -1 -5.00 late_document
                        """);
    }
}
