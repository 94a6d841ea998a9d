package dev.vitrina.batch.reconciliation;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goods that go back to a supplier. */
class PurchaseReturnTest {
    private static final String TWO_RECEIPTS = """
            R1 receipt  10 @5
            R2 receipt  10 @6
            """;

    @Test
    void goodsLeaveTheReceiptThatIsNamed() {
        Card.of(TWO_RECEIPTS + """
                P1 purchase_return 4 <R2
                S1 shipment       12
                """)
                .fifo("P1 costs 24.00", "S1 costs 62.00", "main holds 4 for 24.00")
                .average("P1 costs 22.00", "S1 costs 66.00", "main holds 4 for 22.00");
    }

    @Test
    void whatTheReceiptNoLongerHasLeavesFirstInFirstOut() {
        Card.of(TWO_RECEIPTS + "P1 purchase_return 12 <R2").fifo("P1 costs 70.00", "main holds 8 for 40.00");
        Card.of(TWO_RECEIPTS + "P1 purchase_return 12").fifo("P1 costs 62.00");
        Card.of(TWO_RECEIPTS + "P1 purchase_return 12 <R9").fifo("P1 costs 62.00");
    }

    @Test
    void theReceiptIsKnownAfterATransfer() {
        Card.of(TWO_RECEIPTS + """
                T1 transfer        15 to:south
                P1 purchase_return  5 <R2 in:south
                """).fifo("P1 costs 30.00", "south holds 10 for 50.00");
    }

    @Test
    void onlyLayersInItsOwnWarehouseCount() {
        Card.of(TWO_RECEIPTS + """
                T1 transfer        10 to:south
                P1 purchase_return  2 <R1
                """).fifo("P1 costs 12.00");
    }

    @Test
    void anyLineThatBroughtGoodsInMayBeNamed() {
        Card.of(TWO_RECEIPTS + """
                B1 sale_return     2 @9
                C1 stocktake      23
                P1 purchase_return 2 <B1
                P2 purchase_return 1 <C1
                """)
                // the count found one more at present cost
                .fifo("P1 costs 18.00", "P2 costs 5.00", "main holds 20 for 110.00");
    }

    @Test
    void beyondWhatIsThereItIsOwed() {
        Card.of(TWO_RECEIPTS + "P1 purchase_return 21 <R2").fifo("P1 costs 115.00", "P1 awaits 5.00");
    }

    @Test
    void theReferenceIsIgnoredIfTheShopSaysSo() {
        Card.of(Map.of("costing.purchase-return", "fifo"), TWO_RECEIPTS + "P1 purchase_return 4 <R2")
                .fifo("P1 costs 20.00");
    }
}
