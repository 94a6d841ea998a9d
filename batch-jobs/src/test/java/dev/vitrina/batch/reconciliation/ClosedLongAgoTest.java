package dev.vitrina.batch.reconciliation;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What may still be asked of closed lines. Where books are closed through January 2026, 1 February is the first day that is open,
 * and 400 days before it are 28 December 2024, 0:00: what is of the 27th is too long ago.
 */
class ClosedLongAgoTest {
    /** All ten that were sold cost 5.00, what is there since costs 8.00. */
    private static final String SOLD_AT_FIVE = """
            R1 receipt   10 @5.00 on:2024-12-01
            S1 shipment  10 on:2025-01-02 12:00
            R2 receipt   10 @8.00 on:2025-06-01
            """;

    @Test
    void aReturnOfAForgottenSaleCountsAsWithoutReference() {
        Card.of(SOLD_AT_FIVE + """
                C1 closing through:2026-01-31
                B1 sale_return 2 <S1 on:2026-02-06 12:00
                """).both("B1 costs -10.00");
        Card.of(SOLD_AT_FIVE + """
                C1 closing through:2026-01-31
                B1 sale_return 2 <S1 on:2026-02-06 12:01
                """).both("B1 costs -16.00");
        Card.of(SOLD_AT_FIVE + """
                C1 closing through:2026-01-31
                B1 sale_return 2 =13.00 <S1 on:2026-02-06 12:01
                """).both("B1 costs -13.00");
    }

    @Test
    void howLongIsAPolicy() {
        String text = SOLD_AT_FIVE + """
                C1 closing through:2026-01-31
                B1 sale_return 2 <S1 on:2026-02-06 12:01
                """;
        Card.of(Map.of("closing.kept-days", "401"), text).both("B1 costs -10.00");
        Card.of(Map.of("closing.kept-days", "30"), text).both("B1 costs -16.00");
    }

    @Test
    void aReturnThatWasKnownBeforeTheClosingFindsItsSale() {
        Card.of(SOLD_AT_FIVE + """
                B1 sale_return 2 <S1 on:2026-02-20
                C1 closing through:2026-01-31
                """).both("B1 costs -10.00");
        Card.of(SOLD_AT_FIVE + """
                C1 closing through:2024-12-31
                B1 sale_return 2 <S1 on:2026-02-20
                C2 closing through:2026-01-31
                """).both("B1 costs -10.00");
    }

    @Test
    void aForgottenSaleKeepsWhatItOwes() {
        Card.of("""
                R1 receipt     1 @5.00 on:2024-12-01
                S1 shipment    3 on:2024-12-02
                C1 closing     through:2026-01-31
                B1 sale_return 2 @6.00 <S1 on:2026-02-06
                """)
                .both(
                        // both units settle what it owes
                        "B1 costs -12.00", "S1 costs 17.00", "S1 awaits 0.00", "main holds 0 for 0.00");
    }

    @Test
    void aPostedReturnForgetsAsWell() {
        String sold = """
                R1 receipt  10 @5.00 on:2024-12-01
                S1 shipment 10 on:2024-12-%s
                R2 receipt  10 @8.00 on:2025-06-01
                C1 closing  through:2026-01-31
                B1 sale_return 2 <S1 on:2025-07-01
                """;
        Card.of(sold.formatted("28")).both("B1 costs -10.00", "B1 varies 0.00");
        Card.of(sold.formatted("27")).both("B1 costs -16.00", "B1 varies 0.00");
    }

    @Test
    void aPostedReturnForgetsAlsoWhereAStocktakeHasCountedSince() {
        String counted = """
                R1 receipt  10 @5.00 on:2024-12-01
                S1 shipment 10 on:2024-12-%s
                R2 receipt  10 @8.00 on:2025-06-01
                K1 stocktake 10 on:2025-08-01
                C1 closing  through:2026-01-31
                B1 sale_return 2 <S1 on:2025-07-01
                """;
        Card.of(counted.formatted("28")).both("B1 costs -10.00", "B1 varies 10.00");
        Card.of(counted.formatted("27")).both("B1 costs -16.00", "B1 varies 16.00");
    }

    @Test
    void whatIsLeftBeginsWithTheFirstPostingThatIsRemembered() {
        // closed on 1 July 2025, the sale moves to north; what it had been in main is forgotten by then
        Card.of("""
                R1 receipt  10 @5.00 on:2024-01-01
                R2 receipt   6 @7.00 on:2024-01-01 in:north
                S1 shipment 10 on:2024-01-02
                R3 receipt  10 @8.00 on:2024-02-01
                R4 receipt  10 @9.00 on:2024-02-01 in:north
                C1 closing  through:2025-06-30
                S1 shipment  6 on:2024-01-02 in:north
                B1 sale_return 1 <S1 on:2025-07-15 in:north
                C2 closing  through:2026-01-31
                B2 sale_return 7 <S1 on:2026-02-10 in:north
                """)
                .fifo(
                        // 50.00 − 10 × 8.00 + 6 × 7.00
                        "S1 costs 12.00",
                        "B1 costs -7.00",
                        // five at 7.00, two at 9.00
                        "B2 costs -53.00");
    }

    @Test
    void correctionsLinkALineAndALaterOneAloneIsNoBeginning() {
        String card = """
                R1 receipt  20 @5.00 on:2024-01-01
                S1 shipment 10 on:2024-01-02
                C1 closing  through:%s
                S1 shipment 12 on:2024-01-02
                S2 shipment  8 on:2025-04-01
                R2 receipt  10 @8.00 on:2025-04-02
                C2 closing  through:2025-12-31
                B1 sale_return 2 <S1 on:2026-01-10
                """;
        // 2 January 2024, 1 January 2025, 10 January 2026: no gap is too long
        Card.of(card.formatted("2024-12-31")).both("S1 costs 60.00", "B1 costs -10.00");
        // 2 January 2024, 1 March 2025: this is
        Card.of(card.formatted("2025-02-28")).both("S1 costs 60.00", "B1 costs -16.00");
    }

    @Test
    void nothingIsLeftOfAForgottenSale() {
        String less = """
                R1 receipt  10 @5.00 on:2024-12-01
                S1 shipment 10 on:2024-12-%1$s
                R2 receipt  10 @8.00 on:2025-06-01
                C1 closing  through:2026-01-31
                S1 shipment  7 on:2024-12-%1$s
                """;
        Card.of(less.formatted("28")).both("S1 costs 35.00");
        Card.of(less.formatted("27")).both("S1 costs 26.00", "S1 varies 0.00");
    }

    @Test
    void whatAStocktakeHasCountedSinceAForgottenSaleHasNoValue() {
        String less = """
                R1 receipt  10 @5.00 on:2024-12-01
                S1 shipment 10 on:2024-12-%1$s
                K1 stocktake 0 on:2025-01-10
                C1 closing  through:2026-01-31
                S1 shipment  7 on:2024-12-%1$s
                """;
        Card.of(less.formatted("28")).both("S1 costs 35.00", "S1 varies 15.00");
        Card.of(less.formatted("27")).both("S1 costs 50.00", "S1 varies 0.00");
    }

    @Test
    void ofAForgottenReceiptStoodWhatItStatedWithItsOverhead() {
        String gone = """
                R1 receipt  10 @5.00 overhead:2.00 on:2024-12-%s
                A1 cost_adjustment =10.00 <R1 on:2025-01-10
                C1 closing  through:2026-01-31
                R1 gone
                """;
        Card.of(gone.formatted("28")).both("R1 costs 0.00", "R1 varies 0.00");
        // 62.00 go out, of which 52.00 are its own
        Card.of(gone.formatted("27")).both("R1 costs -10.00", "R1 varies 10.00", "main holds 0 for 0.00");
    }

    @Test
    void adjustmentsOfAForgottenReceiptCountNeitherBeforeNorAfter() {
        Card.of("""
                R1 receipt  10 @5.00 on:2024-12-27
                A1 cost_adjustment =10.00 <R1 on:2025-01-10
                C1 closing  through:2026-01-31
                R1 receipt  10 @5.50 on:2024-12-27
                """).both("R1 costs -65.00", "R1 varies 0.00", "main holds 10 for 65.00");
    }

    @Test
    void ofAForgottenReceiptWithoutACostStoodThePresentCost() {
        String invoiced = """
                R1 receipt  10 @5.00 on:2024-12-01
                R2 receipt  10 on:2024-12-%1$s
                S1 shipment 20 on:2025-01-20
                R3 receipt  10 @8.00 on:2025-06-01
                C1 closing  through:2026-01-31
                R2 receipt  10 =65.00 on:2024-12-%1$s
                """;
        Card.of(invoiced.formatted("28")).fifo("R2 costs -65.00", "R2 varies 15.00");
        // 65.00 where 80.00 are taken to have stood: −50.00 + 15.00
        Card.of(invoiced.formatted("27")).fifo("R2 costs -35.00", "R2 varies -15.00");
    }

    @Test
    void aReceiptThatComesNewIsNotForgotten() {
        Card.of("""
                R0 receipt   1 @5.00 on:2024-12-01
                A1 cost_adjustment =10.00 <R1 on:2025-01-10
                C1 closing  through:2026-01-31
                R1 receipt  10 @5.00 on:2024-12-27
                """).both("R1 costs -60.00");
    }

    @Test
    void aForgottenReturnGoesAtPresentCostAndGivesNothingBack() {
        String returned = """
                R1 receipt     10 @5.00 on:2024-12-01
                S1 shipment    10 on:2024-12-20
                B1 sale_return  2 <S1 on:2024-12-%s
                S2 shipment     2 on:2025-02-01
                R2 receipt     10 @8.00 on:2025-06-01
                B2 sale_return  9 <S1 on:2026-02-10
                C1 closing     through:2026-01-31
                B1 gone
                """;
        Card.of(returned.formatted("28")).both("B1 costs 0.00", "B1 varies 6.00", "B2 costs -45.00");
        // eight are left at 5.00, one comes at 8.00
        Card.of(returned.formatted("27")).both("B1 costs 6.00", "B1 varies 0.00", "B2 costs -48.00");
    }

    @Test
    void aForgottenReturnGoesWholeAlsoWhereAStocktakeHasCountedSince() {
        String returned = """
                R1 receipt     10 @5.00 on:2024-12-01
                S1 shipment    10 on:2024-12-20
                B1 sale_return  2 <S1 on:2024-12-%s
                S2 shipment     2 on:2025-02-01
                R2 receipt     10 @8.00 on:2025-06-01
                K1 stocktake   10 on:2025-08-01
                C1 closing     through:2026-01-31
                B1 gone
                """;
        Card.of(returned.formatted("28")).both("B1 costs 0.00", "B1 varies -10.00", "main holds 10 for 80.00");
        Card.of(returned.formatted("27")).both("B1 costs 6.00", "B1 varies -16.00", "main holds 10 for 80.00");
    }

    @Test
    void aForgottenAdjustmentOfWhatWasOnHandGoesAtItsAmount() {
        String onNothing = """
                A1 cost_adjustment =10.00 on:2024-12-%s
                R1 receipt  10 @5.00 on:2025-01-10
                C1 closing  through:2026-01-31
                A1 gone
                """;
        Card.of(onNothing.formatted("28")).both("A1 costs 0.00", "main holds 10 for 50.00");
        Card.of(onNothing.formatted("27")).both("A1 costs 10.00", "main holds 10 for 40.00");
    }

    @Test
    void aForgottenRevaluationStays() {
        String revalued = """
                R1 receipt  10 @5.00 on:2024-12-01
                A1 cost_adjustment @6.00 on:2024-12-%s
                C1 closing  through:2026-01-31
                A1 gone
                """;
        Card.of(revalued.formatted("28")).both("A1 costs 0.00", "main holds 10 for 50.00");
        Card.of(revalued.formatted("27")).both("A1 costs -10.00", "main holds 10 for 60.00");
    }

    @Test
    void onlyRememberedPostingsOfALineCount() {
        // the receipt goes at 90.00 when its 50.00 are forgotten; what comes back and goes again are 60.00
        Card.of("""
                R0 receipt   1 @5.00 on:2023-12-31
                R1 receipt  10 on:2024-01-01
                S1 shipment 11 on:2024-02-01
                R2 receipt  10 @9.00 on:2024-03-01
                C1 closing  through:2025-06-30
                R1 gone
                R3 receipt  10 @9.00 on:2025-07-02
                C2 closing  through:2025-09-30
                R1 receipt  10 =60.00 on:2024-01-01
                C3 closing  through:2026-01-31
                R1 gone
                """)
                .fifo("R1 costs 40.00", "R1 varies 0.00", "main holds 10 for 90.00")
                .average("R1 costs 40.00", "R1 varies 15.00", "main holds 10 for 75.00");
    }

    @Test
    void anAdjustmentOfAForgottenReceiptReachesLayersThatAreLeft() {
        String adjusted = """
                R1 receipt  10 @5.00 on:2025-01-%s
                S1 shipment  4 on:2025-02-01
                C1 closing  through:2026-01-31
                A1 cost_adjustment =10.00 <R1 on:2026-02-10
                """;
        Card.of(adjusted.formatted("07")).both("R1 costs -60.00", "R1 varies 4.00", "main holds 6 for 36.00");
        Card.of(adjusted.formatted("06"))
                .fifo("R1 costs -60.00", "R1 varies 4.00", "main holds 6 for 36.00")
                .average("R1 costs -50.00", "R1 varies 0.00", "main holds 6 for 30.00");
    }

    @Test
    void anAdjustmentOfAForgottenReceiptOfWhichNothingIsLeftHasNoEffect() {
        String adjusted = """
                R1 receipt  10 @5.00 on:2025-01-%s
                S1 shipment 10 on:2025-02-01
                C1 closing  through:2026-01-31
                A1 cost_adjustment =10.00 <R1 on:2026-02-10
                """;
        Card.of(adjusted.formatted("07")).both("R1 costs -60.00", "R1 varies 10.00");
        Card.of(adjusted.formatted("06")).both("R1 costs -50.00", "R1 varies 0.00");
    }

    @Test
    void aProspectiveAdjustmentThatKnewNoClosingFindsItsReceipt() {
        Map<String, String> prospective = Map.of("costing.landed-cost", "prospective");
        Card.of(prospective, """
                R1 receipt  10 @5.00 on:2024-01-01
                S1 shipment 10 on:2024-02-01
                A1 cost_adjustment =10.00 <R1 on:2026-02-10
                """).both("R1 costs -60.00", "R1 varies 10.00");
        // but not one that was corrected after a long silence, since a correction is no beginning
        Card.of(prospective, """
                R1 receipt  10 @5.00 on:2024-01-01
                S1 shipment 10 on:2024-02-01
                A1 cost_adjustment =10.00 <R1 on:2026-02-10
                C1 closing  through:2025-12-31
                R1 receipt  10 @6.00 on:2024-01-01
                """).both("R1 costs -60.00", "R1 varies 10.00");
    }

    @Test
    void aChangeOfAStocktakeOfLongAgoMovesNothing() {
        String counted = """
                R1 receipt  10 @5.00 on:2024-12-01
                K1 stocktake 9 on:2024-12-%1$s
                C1 closing  through:2026-01-31
                K1 stocktake 7 on:2024-12-%1$s
                """;
        Card.of(counted.formatted("28")).both("K1 costs 15.00", "main holds 7 for 35.00");
        Card.of(counted.formatted("27")).both("K1 costs 5.00", "main holds 9 for 45.00");
        Card.of("""
                R1 receipt  10 @5.00 on:2024-12-01
                K1 stocktake 9 on:2025-12-28
                C1 closing  through:2026-01-31
                K1 stocktake 7 on:2024-12-27
                """).both("K1 costs 5.00", "main holds 9 for 45.00");
    }

    @Test
    void aStocktakeOfLongAgoThatWouldChangeStandsForOthers() {
        // two receipts come late from before the count, the second of them after another closing
        String gone = """
                R1 receipt  10 @5.00 on:2024-12-01
                K1 stocktake 9 on:2024-12-%1$s
                C1 closing  through:2026-01-31
                K1 gone
                R2 receipt   2 @5.00 on:2024-12-02
                C2 closing  through:2026-02-28
                R3 receipt   3 @5.00 on:2024-12-03
                """;
        // what the first has brought falls to the count that goes
        Card.of(gone.formatted("28")).both("R2 varies 10.00", "R3 varies 0.00", "main holds 15 for 75.00");
        Card.of(gone.formatted("27")).both("R2 varies 10.00", "R3 varies 15.00", "main holds 9 for 45.00");
    }
}
