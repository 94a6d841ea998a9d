package dev.vitrina.domain.stock;

import static dev.vitrina.domain.stock.WrittenCard.card;

import org.junit.jupiter.api.Test;

/** What documents of a closed period do to stock when they come, change or go after it was closed. Day 5 is the first open one. */
class ClosedStockTest {
    @Test
    void aLateMovementIsPostedAfterTheClosedPeriod() {
        card("""
                R1 day 1 + 10
                S1 day 2 - 3 posted 5
                """).wrote("R1 +10, S1 -3").dated("S1", 5).leaves("7");
    }

    @Test
    void ofAnEditTheDifferenceIsPosted() {
        card("""
                S1 day 2 - 3
                S1 day 2 - 4 posted 5
                """).wrote("S1 -3, S1 -1").dated("S1", 2, 5).leaves("-4");
    }

    @Test
    void aMovementThatGoesIsTakenBack() {
        card("""
                R1 day 1 + 10
                withdraw R1 posted 5
                """).wrote("R1 +10, R1 -10").dated("R1", 1, 5).leaves("0");
    }

    @Test
    void beforeAStocktakeOfTheClosedPeriodNothingMoves() {
        card("""
                C1 day 3 count 8
                R1 day 2 + 5 posted 5
                """).wrote("C1 +8").leaves("8");
    }

    @Test
    void aLateStocktakeIsComparedWithItsOwnDay() {
        card("""
                R1 day 1 + 10
                S1 day 4 - 4
                C1 day 2 count 9 posted 5
                """).wrote("R1 +10, S1 -4, C1 -1").dated("C1", 5).leaves("5");
    }

    @Test
    void aLateStocktakeAnswersForWhatCameLateBeforeIt() {
        card("""
                R1 day 1 + 10
                R2 day 2 + 3 posted 5
                C1 day 3 count 12 posted 5
                """).wrote("R1 +10, R2 +3, R2 -3, C1 +2").leaves("12");
    }

    @Test
    void aStocktakeThatGoesLeavesWhatMoved() {
        card("""
                R1 day 1 + 10
                C1 day 2 count 7
                S1 day 3 - 1
                withdraw C1 posted 5
                """).wrote("R1 +10, C1 -3, S1 -1, C1 +3").dated("C1", 2, 5).leaves("9");
    }

    @Test
    void aStocktakeOfTheOpenPeriodTakesUpWhatIsPosted() {
        card("""
                R1 day 1 + 10
                C1 day 7 count 10
                S1 day 2 - 3 posted 5
                """).wrote("R1 +10, S1 -3, C1 +3").leaves("10");
    }

    @Test
    void aMovementKnownInTimeThatComesLaterChangesWhatALateStocktakeWrites() {
        card("""
                R1 day 1 + 10
                C1 day 3 count 9 posted 5
                S1 day 2 - 2
                """).wrote("R1 +10, C1 -1, S1 -2, C1 +1, C1 +1").leaves("9");
    }
}
