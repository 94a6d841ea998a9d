package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.both;
import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** A line's share of what its document cost beside the goods. */
class OverheadTest {
    @Test
    void theShareIsPartOfWhatTheGoodsCost() {
        both("""
                + 10 @ 5.00 plus 5.00
                - 2
                """, card -> card.costs("1", "-55.00").costs("2", "11.00").leaves("8 @ 5.50"));
    }

    @Test
    void aLineWithoutCostEntersAtPresentCostPlusItsShare() {
        both("""
                + 1 @ 5.00
                + 2 plus 1.00
                """, card -> card.costs("2", "-11.00"));
    }

    @Test
    void surplusesShareToo() {
        both("""
                surplus 2 @ 5.00 plus 1.00
                """, card -> card.costs("1", "-11.00").leaves("2 @ 5.50"));
    }

    @Test
    void twoLinesOfOneDocumentHaveASharesEach() {
        ledger("""
                R: + 1 @ 5.00 plus 0.33 on 1; + 2 @ 6.00 plus 0.67 on 1
                - 2
                """).costs("R", "-5.33").costs("R/2", "-12.67").took("1 @ 5.33, 1 @ 6.34"); // 12.67 ÷ 2 = 6.335
    }

    @Test
    void aNeighboursShareThatChangesIsAChangeOfCost() {
        both("""
                one: + 10 @ 5.00 plus 5.00 on 1
                - 4
                one: + 10 @ 5.00 plus 3.00
                """, card -> card.costs("2", "21.20").wrote("""
                        one 10 55.00 cost_change
                        one -10 -53.00 cost_change
                        2 -4 -22.00 cost_change
                        2 4 21.20 cost_change
                        """));
    }

    @Test
    void whatTheDocumentCostMayMakeGoodsCheaper() {
        both("""
                + 10 @ 5.00 plus -5.00
                - 2
                """, card -> card.costs("1", "-45.00").costs("2", "9.00"));
    }

    @Test
    void unitsBelowZeroAreSettledAtCostAndShare() {
        both("""
                - 2
                + 4 @ 5.00 plus 4.00
                """, card -> card.costs("1", "12.00").leaves("2 @ 6.00"));
    }

    @Test
    void adjustmentsComeOnTop() {
        both("""
                + 10 @ 5.00 plus 5.00
                adjust of 1 = 5.00
                """, card -> card.costs("1", "-60.00"));
    }

    @Test
    void otherLinesHaveNone() {
        both("""
                + 4 @ 5.00
                - 1 plus 3.00
                back 1 @ 4.00 plus 3.00
                count 5 plus 3.00
                """, card -> card.costs("2", "5.00").costs("3", "-4.00"));
    }
}
