package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;
import static dev.vitrina.domain.costing.CostCard.both;
import static dev.vitrina.domain.costing.CostCard.ledger;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed lines may be asked for 400 of a card's days. It makes no difference whether their history has folded. */
class ForgottenLinesTest {
    private static final Policies POLICIES = Policies.DEFAULTS.keepingClosed(Duration.ofSeconds(400));
    private static final String CLOSED = "closed through 4";
    private static final String FOLDED = CLOSED + "\nfolded through 4";
    private static final String LATE_CLOSED = "closed through 500";
    private static final String LATE_FOLDED = LATE_CLOSED + "\nfolded through 500";

    @ParameterizedTest
    @ValueSource(strings = {CLOSED, FOLDED})
    void aReturnFindsAClosedSaleFor400Days(String closed) {
        String history = """
                + 4 @ 5.00 on 1
                sale: - 4 on 2
                %s
                later: + 10 @ 8.00 on 10
                """.formatted(closed);
        both(POLICIES, history, card -> card.then("back: back 1 of sale on 402").costs("back", "-5.00"));
        both(POLICIES, history, card -> card.then("back: back 1 of sale on 403").costs("back", "-8.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CLOSED, FOLDED})
    void whereNothingWasClosedWhenItCameAReturnFindsItsSaleHoweverOld(String closed) {
        ledger(POLICIES, """
                + 4 @ 5.00 on 1
                sale: - 4 on 2
                later: + 10 @ 8.00 on 10
                known: back 1 of sale on 403
                %s
                new: back 3 of sale on 404
                """.formatted(closed)).costs("known", "-5.00").costs("new", "-24.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {LATE_CLOSED, LATE_FOLDED})
    void ofASmallerSaleOfLongAgoGoodsComeBackAtPresentCost(String closed) {
        both(POLICIES, """
                + 4 @ 5.00 on 1
                sale: - 4 on 2
                + 10 @ 8.00 on 10
                %s
                sale: - 3
                """.formatted(closed), card -> card.costs("sale", "12.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LATE_CLOSED, LATE_FOLDED})
    void ofAReceiptOfLongAgoItsOwnWordsAreBelieved(String closed) {
        both(POLICIES, """
                + 1 @ 5.00 on 1
                stated: + 4 @ 7.00 on 2
                adjust of stated = 2.00 on 3
                - 5 on 3
                %s
                stated: + 4 @ 6.00
                """.formatted(closed), card -> card.varies("stated", "-4.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LATE_CLOSED, LATE_FOLDED})
    void aReceiptOfLongAgoThatSaysNothingWasWorthWhatGoodsAreNow(String closed) {
        ledger(POLICIES, """
                + 1 @ 5.00 on 1
                one: + 4 on 2
                - 5 on 3
                + 5 @ 8.00 on 4
                %s
                one: + 4 @ 6.00
                """.formatted(closed)).varies("one", "-8.00").leaves("5 @ 8.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {CLOSED, FOLDED})
    void anAdjustmentFindsTheLayersOfAReceiptHoweverOld(String closed) {
        ledger(POLICIES, """
                + 10 @ 5.00 on 1
                - 4 on 2
                %s
                adjust of 1 = 5.00 on 402
                """.formatted(closed)).varies("1", "2.00").leaves("6 @ 5.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {LATE_CLOSED, LATE_FOLDED})
    void anAdjustmentIsAboutWhatAReceiptWasSinceItWasLastCorrected(String closed) {
        ledger(POLICIES, """
                one: + 10 @ 5.00 on 1
                - 10 on 2
                %s
                one: + 15 @ 5.00
                adjust of one = 15.00 on 510
                """.formatted(closed)).varies("one", "10.00").leaves("5 @ 6.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {CLOSED, FOLDED})
    void whereThereAreNoLayersItFindsTheReceiptFor400Days(String closed) {
        average(POLICIES, """
                + 10 @ 5.00 on 1
                - 4 on 2
                %s
                adjust of 1 = 5.00 on 401
                adjust of 1 = 5.00 on 402
                """.formatted(closed)).varies("1", "2.00").leaves("6 @ 5.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {CLOSED, FOLDED})
    void anAdjustmentOfAReceiptThatIsSoldAndForgottenHasNoEffect(String closed) {
        both(
                POLICIES,
                """
                + 4 @ 5.00 on 1
                - 4 on 2
                %s
                - 0 on 10
                adjust of 1 = 5.00 on 402
                """.formatted(closed),
                card -> card.varies("1", "0.00").wroteNothing().idleAdjustments(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {LATE_CLOSED, LATE_FOLDED})
    void aStocktakeOfLongAgoStands(String closed) {
        both(POLICIES, """
                + 10 @ 5.00 on 1
                count: count 9 on 3
                %s
                count: count 8
                """.formatted(closed), card -> card.leaves("9 @ 5.00").costs("count", "5.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LATE_CLOSED, LATE_FOLDED})
    void aMovementBeforeAStocktakeOfLongAgoMovesNothing(String closed) {
        both(
                POLICIES,
                """
                + 10 @ 5.00 on 1
                count 9 on 3
                - 1 on 4
                %s
                before: + 5 @ 6.00 on 2
                behind: + 5 @ 6.00 on 5
                """.formatted(closed),
                card -> card.varies("before", "30.00").costs("behind", "-30.00"));
    }
}
