package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;

import org.junit.jupiter.api.Test;

/** Counting a pool. */
class AverageStocktakeTest {
    @Test
    void whatIsMissingIsWrittenOffAtTheAverage() {
        average("""
                + 2 @ 5.00
                + 2 @ 6.00
                count 1
                """).costs("3", "16.50").leaves("1 @ 5.50");
    }

    @Test
    void whatIsTooMuchEntersAtTheAverage() {
        // 16.00 × 4 ÷ 3 = 21.333…
        average("""
                + 2 @ 5.00
                + 1 @ 6.00
                count 7
                """).costs("3", "-21.33").leaves("7 = 37.33");
    }

    @Test
    void shortagesAreGoneAfterACount() {
        average("""
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
    void unitCostRevaluesThePool() {
        average("""
                + 2 @ 5.00
                + 1 @ 6.00
                count 3 @ 7.333
                """).costs("3", "-6.00").leaves("3 = 22.00"); // 21.999; was 16.00
    }

    @Test
    void unitCostRevaluesAlsoWhereTheDifferenceIsDown() {
        // 5.50 written off, 16.50 became 3.00
        average("""
                + 2 @ 5.00
                + 2 @ 6.00
                count 3 @ 1.00
                """).costs("3", "19.00").leaves("3 @ 1.00");
    }

    @Test
    void lateMovementChangesTheDifference() {
        average("""
                + 4 @ 5.00
                + 4 @ 6.00
                count 7 on 5
                """)
                .costs("3", "5.50")
                .then("late: - 1 on 3")
                .costs("3", "0.00")
                .costs("late", "5.50")
                .leaves("7 @ 5.50");
    }
}
