package dev.vitrina.domain.stock;

import static dev.vitrina.domain.stock.WrittenCard.card;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What receipts, shipments and stocktakes do to the stock of one item in one warehouse. */
class StockCardTest {
    @Test
    void movementsAddUp() {
        card("""
                R1 day 1 + 10
                S1 day 2 - 2.5
                S2 day 3 - 4
                """).wrote("R1 +10, S1 -2.5, S2 -4").leaves("3.5");
    }

    @Test
    void moreCanLeaveThanCame() {
        card("""
                S1 day 1 - 3
                R1 day 2 + 1
                """).wrote("S1 -3, R1 +1").leaves("-2");
    }

    @Test
    void aStocktakeWritesTheDifferenceToItsCount() {
        card("""
                R1 day 1 + 10
                C1 day 2 count 8
                """).wrote("R1 +10, C1 -2").leaves("8");
    }

    @Test
    void theFirstStocktakeSetsTheStockOfAnItemThatNeverMoved() {
        card("C1 day 1 count 4").wrote("C1 +4").leaves("4");
    }

    @Test
    void aStocktakeEndsAStockBelowZero() {
        card("""
                S1 day 1 - 3
                C1 day 2 count 0
                """).wrote("S1 -3, C1 +3").leaves("0");
    }

    @Test
    void aStocktakeThatFindsWhatIsThereWritesNoRow() {
        card("""
                R1 day 1 + 10
                C1 day 2 count 10
                """).wrote("R1 +10").leaves("10").applied(2);
    }

    @Test
    void aLateMovementBeforeAStocktakeChangesItsDifferenceAndNotTheStock() {
        card("""
                R1 day 1 + 10
                C1 day 3 count 8
                S1 day 2 - 1
                """).wrote("R1 +10, C1 -2, S1 -1, C1 +2, C1 -1").leaves("8");
    }

    @Test
    void aLateMovementTouchesOnlyTheNextStocktake() {
        card("""
                R1 day 1 + 10
                C1 day 3 count 8
                C2 day 5 count 7
                S1 day 2 - 1
                """).wrote("R1 +10, C1 -2, C2 -1, S1 -1, C1 +2, C1 -1").leaves("7");
    }

    @Test
    void aLateMovementThatExplainsTheWholeDifferenceLeavesNoNewOne() {
        card("""
                R1 day 1 + 10
                C1 day 3 count 8
                S1 day 2 - 2
                """).wrote("R1 +10, C1 -2, S1 -2, C1 +2").leaves("8");
    }

    @Test
    void aBackDatedStocktakeIsCountedAgainstTheMovementsBeforeIt() {
        card("""
                R1 day 1 + 10
                S1 day 3 - 4
                C1 day 2 count 9
                """).wrote("R1 +10, S1 -4, C1 -1").leaves("5");
    }

    @Test
    void aStocktakeBetweenTwoMovesTheDifferenceOfTheNext() {
        // without C1 the count on day 4 lacks 3; with it 1 is gone by day 2 and 2 more by day 4
        card("""
                R1 day 1 + 10
                C2 day 4 count 7
                C1 day 2 count 9
                """).wrote("R1 +10, C2 -3, C1 -1, C2 +3, C2 -2").leaves("7");
    }

    @Test
    void aCancelledStocktakeGivesItsDifferenceBackToTheNext() {
        card("""
                R1 day 1 + 10
                C1 day 2 count 9
                C2 day 4 count 7
                cancel C1
                """).wrote("R1 +10, C1 -1, C2 -2, C1 +1, C2 +2, C2 -3").leaves("7");
    }

    @Test
    void theLastStocktakeCancelledLeavesTheMovementsAlone() {
        card("""
                R1 day 1 + 10
                C1 day 2 count 9
                S1 day 3 - 4
                cancel C1
                """).wrote("R1 +10, C1 -1, S1 -4, C1 +1").leaves("6");
    }

    @Test
    void aCancelledMovementIsTakenBackOnItsOwnLine() {
        card("""
                R1 day 1 + 10
                S1 day 2 - 4
                cancel S1
                """).wrote("R1 +10, S1 -4, S1 +4").leaves("10").applied(3);
    }

    @Test
    void aMovementEditedAcrossAStocktakeIsNoLongerBeforeIt() {
        card("""
                R1 day 1 + 10
                S1 day 2 - 4
                C1 day 3 count 6
                cancel S1
                S1 day 4 - 4
                """).wrote("R1 +10, S1 -4, S1 +4, C1 -4, S1 -4").leaves("2");
    }

    @Test
    void rowsNameTheirOwnLineAndTheItemTheyAreOf() {
        StockMovement movement = WrittenCard.movement(LineKind.STOCKTAKE, "C1", 3, 4000);
        Instant recordedAt = Instant.parse("2026-01-09T00:00:00Z");

        StockCard.Outcome outcome = StockCard.EMPTY.apply(
                new LineChange<>(true, movement, Cause.NEW, recordedAt), (after, before) -> 0, ClosedPeriods.KEPT);

        assertThat(outcome.entries())
                .containsExactly(new StockEntry(
                        1,
                        "erp",
                        "C1",
                        "1",
                        LineKind.STOCKTAKE,
                        "main",
                        "MUG",
                        "shelf",
                        4000,
                        Instant.parse("2026-01-04T12:00:00Z"),
                        recordedAt));
        assertThat(outcome.card().level("main", "MUG", "shelf", 0))
                .isEqualTo(new StockLevel("main", "MUG", "shelf", 4000, 0, 0, 1, recordedAt));
    }

    @Test
    void recordedAtNeverGoesBack() {
        Instant later = Instant.parse("2026-01-09T00:00:00Z");
        StockMovement receipt = WrittenCard.movement(LineKind.RECEIPT, "R1", 1, 4000);
        StockMovement shipment = WrittenCard.movement(LineKind.SHIPMENT, "S1", 2, -1000);

        StockCard before = StockCard.EMPTY
                .apply(new LineChange<>(true, receipt, Cause.NEW, later), (from, to) -> 0, ClosedPeriods.KEPT)
                .card();
        StockCard.Outcome outcome = before.apply(
                new LineChange<>(true, shipment, Cause.NEW, later.minusSeconds(60)),
                (from, to) -> 0,
                ClosedPeriods.KEPT);

        assertThat(outcome.card().recordedAt()).isEqualTo(later);
        assertThat(outcome.entries()).extracting(StockEntry::recordedAt).containsExactly(later);
    }

    @Test
    void promisesAddUpAndLeaveTheLedgerAlone() {
        Instant later = Instant.parse("2026-01-09T00:00:00Z");
        StockCard card = StockCard.EMPTY
                .apply(new Pledge("main", "MUG", "shelf", 4000, 0, later))
                .apply(new Pledge("main", "MUG", "shelf", -1000, 3000, later.minusSeconds(60)));

        assertThat(card.level("main", "MUG", "shelf", 0))
                .isEqualTo(new StockLevel("main", "MUG", "shelf", 0, 3000, 3000, 2, later));
        assertThat(card.entries()).isZero();
    }

    @Test
    void aMovementKeepsThePromises() {
        StockMovement receipt = WrittenCard.movement(LineKind.RECEIPT, "R1", 1, 4000);
        StockCard card = StockCard.EMPTY
                .apply(new Pledge("main", "MUG", "shelf", 4000, 3000, Instant.EPOCH))
                .apply(new LineChange<>(true, receipt, Cause.NEW, Instant.EPOCH), (from, to) -> 0, ClosedPeriods.KEPT)
                .card();

        assertThat(card.level("main", "MUG", "shelf", 0))
                .isEqualTo(new StockLevel("main", "MUG", "shelf", 4000, 4000, 3000, 2, Instant.EPOCH));
    }

    @Test
    void versionsAreCountedFromWhereTheyAreToldTo() {
        StockCard card = StockCard.EMPTY.apply(new Pledge("main", "MUG", "shelf", 1, 0, Instant.EPOCH));

        assertThat(card.level("main", "MUG", "shelf", 5000).version()).isEqualTo(5001);
    }

    @Test
    void availableIsWhatIsThereLessWhatIsPromisedPlusWhatIsComing() {
        StockLevel level = new StockLevel("main", "MUG", "shelf", 10_000, 4_000, 3_000, 1, Instant.EPOCH);

        assertThat(level.available()).isEqualTo(9_000);
        assertThat(level.free()).isEqualTo(6_000);
    }
}
