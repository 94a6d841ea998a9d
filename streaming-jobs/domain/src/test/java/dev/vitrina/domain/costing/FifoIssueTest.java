package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Receipts, issues, the odd kopeck, and what the present cost is. */
class FifoIssueTest {
    @Test
    void oldestLotIsIssuedFirst() {
        ledger("""
                + 10 @ 5.00
                + 10 @ 6.00
                - 4
                - 9
                """).took("6 @ 5.00, 3 @ 6.00").costs("4", "48.00").leaves("7 @ 6.00");
    }

    @Test
    void lastSliceTakesTheOddKopeck() {
        ledger("""
                + 3 = 10.00
                - 1
                - 1
                - 1
                """)
                .costs("2", "3.33")
                .costs("3", "3.34") // 6.67 ÷ 2 = 3.335, half up
                .costs("4", "3.33")
                .leaves("nothing");
    }

    @Test
    void lineValueIsRoundedOnceHalfUp() {
        ledger("+ 3 @ 0.335").costs("1", "-1.01"); // 1.005
    }

    @Test
    void writeOffsLeaveLikeShipmentsAndSurplusesEnterLikeReceipts() {
        ledger("""
                surplus 2 @ 4.00
                + 5 @ 5.00
                write-off 3
                """).took("2 @ 4.00, 1 @ 5.00").leaves("4 @ 5.00");
    }

    @Test
    void receiptWithoutCostEntersAtWhatIssuingItWouldTake() {
        // 2 × 5 + 1 × 6 are there; the fourth unit goes at the last walked layer's 6
        ledger("""
                + 2 @ 5.00
                + 1 @ 6.00
                + 4
                """).costs("3", "-22.00").leaves("2 @ 5.00, 1 @ 6.00, 4 @ 5.50");
    }

    @Test
    void receiptWithoutCostEntersAnEmptyQueueAtTheLastKnownCost() {
        ledger("""
                + 2 @ 5.00
                + 1 @ 6.00
                - 3
                + 2
                """).costs("4", "-12.00");
    }

    @Test
    void nothingIsKnownBeforeTheFirstReceipt() {
        ledger("- 2").costs("1", "0.00").provisional("1", "2 @ 0.00").leaves("-2 @ 0.00");
    }

    @Test
    void lineOfZeroQuantityMovesNothing() {
        ledger("""
                + 0 = 10.00
                - 0
                back 0 = 3.00
                """).costs("1", "0.00").leaves("nothing").wroteNothing();
    }

    @Test
    void thousandthsAreCosted() {
        ledger("""
                + 1.500 @ 10.00
                - 0.333
                """).costs("2", "3.33").leaves("1.167 @ 10.00");
    }

    @Test
    void costOnAnIssueIsIgnored() {
        ledger("""
                + 2 @ 5.00
                - 1 @ 100.00
                """).costs("2", "5.00");
    }

    @Test
    void warehousesHaveQueuesOfTheirOwn() {
        ledger("""
                + 2 @ 5.00 in north
                + 2 @ 7.00 in south
                - 1 in south
                """).costs("3", "7.00").leaves("north", "2 @ 5.00").leaves("south", "1 @ 7.00");
    }
}
