package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Goods that go back to the supplier. */
class PurchaseReturnTest {
    @Test
    void namedReceiptGoesFirst() {
        ledger("""
                + 2 @ 5.00
                + 2 @ 6.00
                + 2 @ 7.00
                send-back 3 of 2
                """).took("2 @ 6.00, 1 @ 5.00").leaves("1 @ 5.00, 2 @ 7.00");
    }

    @Test
    void withoutReferenceTheOldestGoesFirst() {
        ledger("""
                + 2 @ 5.00
                + 2 @ 6.00
                send-back 3
                """).took("2 @ 5.00, 1 @ 6.00");
    }

    @Test
    void namedGoodsThatCameByTransferGoToo() {
        ledger("""
                + 2 @ 5.00 in north
                + 2 @ 6.00 in south
                move 2 north > south
                send-back 1 of 1 in south
                """).took("1 @ 5.00").leaves("south", "2 @ 6.00, 1 @ 5.00");
    }

    @Test
    void layersElsewhereAreNotTouched() {
        ledger("""
                + 2 @ 5.00 in north
                + 2 @ 6.00 in south
                send-back 1 of 1 in south
                """).took("1 @ 6.00").leaves("north", "2 @ 5.00");
    }

    @Test
    void aReturnedSaleIsALineThatBroughtGoodsIn() {
        ledger("""
                + 2 @ 5.00
                - 1
                back 1 of 2
                send-back 1 of 3
                """).took("1 @ 5.00").leaves("1 @ 5.00");
    }

    @Test
    void whatIsNotThereIsOwed() {
        ledger("""
                + 1 @ 5.00
                send-back 3 of 1
                + 2 @ 6.00
                """).costs("2", "17.00").leaves("nothing");
    }

    @Test
    void takingFromTheNamedReceiptIsTheLatestTake() {
        ledger("""
                + 2 @ 5.00
                + 1 @ 6.00
                send-back 1 of 2
                2 is gone
                """).costs("3", "5.00");
        ledger("""
                + 1 @ 6.00
                + 1 @ 5.00
                - 1
                send-back 2 of 2
                """).costs("4", "10.00").provisional("4", "1 @ 5.00");
    }
}
