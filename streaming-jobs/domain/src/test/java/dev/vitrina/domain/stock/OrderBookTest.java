package dev.vitrina.domain.stock;

import static dev.vitrina.domain.stock.WrittenOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.DocumentChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is still outstanding of an order, whatever is delivered for it and whenever. */
class OrderBookTest {
    @Test
    void anOpenOrderReservesItsLines() {
        order("O asks 1: 5 MUG, 2: 3 CUP").waits("3 CUP at shelf, 5 MUG at shelf");
    }

    @Test
    void aShipmentReducesTheLinesOfItsGoods() {
        order("""
                O asks 1: 5 MUG, 2: 3 CUP
                S1 brings 2 MUG
                """).pledged("-2 MUG at shelf").waits("3 CUP at shelf, 3 MUG at shelf");
    }

    @Test
    void aShipmentMayComeBeforeItsOrder() {
        order("""
                S1 brings 2 MUG
                O asks 1: 5 MUG
                """).pledged("3 MUG at shelf").waits("3 MUG at shelf");
    }

    @Test
    void moreThanWasAskedForReducesNothingElse() {
        order("""
                O asks 1: 5 MUG, 2: 3 CUP
                S1 brings 9 MUG
                """).waits("3 CUP at shelf");
    }

    @Test
    void otherGoodsReduceNothing() {
        order("""
                O asks 1: 5 MUG
                S1 brings 5 CUP
                """).pledged("").waits("5 MUG at shelf");
    }

    @Test
    void whicheverWarehouseShipsTheReserveIsTheOrdersOwn() {
        order("""
                O asks 1: 5 MUG at shop
                S1 brings 2 MUG
                """).waits("3 MUG at shop");
    }

    @Test
    void aDeliveryThatNamesALineReducesThatLine() {
        order("""
                O asks 1: 5 MUG, 2: 3 MUG
                S1 brings 4 MUG of 2
                """).waits("5 MUG at shelf");
    }

    @Test
    void aDeliveryOfOtherGoodsThanTheLineItNamesReducesNothing() {
        order("""
                O asks 1: 5 MUG, 2: 3 CUP
                S1 brings 3 CUP of 1
                """).waits("3 CUP at shelf, 5 MUG at shelf");
    }

    @Test
    void aDeliveryForALineThatIsNotThereReducesNothing() {
        order("""
                O asks 1: 5 MUG
                S1 brings 3 MUG of 7
                """).waits("5 MUG at shelf");
    }

    @Test
    void aLineThatComesLaterFindsItsDelivery() {
        order("""
                O asks 1: 5 MUG
                S1 brings 3 MUG of 7
                O asks 1: 5 MUG, 7: 4 MUG
                """).pledged("1 MUG at shelf").waits("6 MUG at shelf");
    }

    @Test
    void whatNamesNoLineGoesToWhatNamedDeliveriesLeave() {
        // whichever comes first: 3 of line 2 by name, then 4 of the 5 and the 1 that are left
        order("""
                O asks 1: 5 MUG, 2: 4 MUG
                S1 brings 4 MUG
                S2 brings 3 MUG of 2
                """).waits("2 MUG at shelf");
        order("""
                S2 brings 3 MUG of 2
                O asks 1: 5 MUG, 2: 4 MUG
                S1 brings 4 MUG
                """).waits("2 MUG at shelf");
    }

    @Test
    void whatIsTooMuchForANamedLineIsNotTakenFromAnother() {
        order("""
                O asks 1: 5 MUG, 2: 4 MUG
                S1 brings 6 MUG of 2
                S2 brings 1 MUG
                """).waits("4 MUG at shelf");
    }

    @Test
    void anEditedShipmentCountsAsItIsNow() {
        order("""
                O asks 1: 5 MUG
                S1 brings 2 MUG
                S1 brings 4 MUG
                """).pledged("-2 MUG at shelf").waits("1 MUG at shelf");
    }

    @Test
    void aShipmentThatIsGoneGivesItsReserveBack() {
        order("""
                O asks 1: 5 MUG
                S1 brings 2 MUG
                S1 goes
                """).pledged("2 MUG at shelf").waits("5 MUG at shelf");
    }

    @Test
    void aClosedOrderReservesNothing() {
        order("""
                O asks 1: 5 MUG
                S1 brings 2 MUG
                O closes
                """).pledged("-3 MUG at shelf").waits("");
    }

    @Test
    void anOrderThatIsOpenAgainLacksWhatWasShippedBefore() {
        order("""
                O asks 1: 5 MUG
                O closes
                S1 brings 2 MUG
                O asks 1: 5 MUG
                """).waits("3 MUG at shelf");
    }

    @Test
    void anOrderThatMovesToAnotherWarehouseTakesItsReserveAlong() {
        order("""
                O asks 1: 5 MUG
                S1 brings 2 MUG
                O asks 1: 5 MUG at shop
                """).pledged("-3 MUG at shelf, 3 MUG at shop").waits("3 MUG at shop");
    }

    @Test
    void partsOfABundleAreWaitedForOneByOne() {
        // a set is 1 BOX and 2 MUG; one mug was sent on its own
        order("""
                O asks 1: 3 BOX, 1: 6 MUG, 2: 1 MUG
                S1 brings 1 BOX of 1, 2 MUG of 1
                S2 brings 1 MUG
                """).waits("2 BOX at shelf, 4 MUG at shelf");
    }

    @Test
    void whereSomethingWaitsAPledgeIsGivenEvenIfItAddsNothing() {
        order("""
                O asks 1: 5 MUG
                S1 brings 5 MUG
                S2 brings 1 MUG
                """).pledged("0 MUG at shelf");
        order("""
                S1 brings 5 MUG
                O asks 1: 5 MUG
                """).pledged("0 MUG at shelf");
        order("S1 brings 5 MUG").pledged("");
    }

    @Test
    void nothingIsLeftOfAnOrderWhoseDocumentsAreGone() {
        assertThat(order("""
                        O asks 1: 5 MUG
                        S1 brings 2 MUG
                        S1 goes
                        O closes
                        """).book().isEmpty()).isTrue();
    }

    @Test
    void whatAPurchaseOrderWaitsForIsExpected() {
        OrderId order = new OrderId(OrderId.Kind.PURCHASE, "erp", "P-1");
        Instant recordedAt = Instant.parse("2026-01-05T12:00:00Z");
        OrderBook.Outcome asked = OrderBook.EMPTY.apply(new DocumentChange<>(
                List.of(), List.of(new Ordered(order, "1", "MUG", "main", "shelf", 5000)), Cause.NEW, recordedAt));
        OrderBook.Outcome brought = asked.book()
                .apply(new DocumentChange<>(
                        List.of(), List.of(new Delivered(order, null, "MUG", 2000)), Cause.NEW, recordedAt));

        assertThat(asked.pledges()).containsExactly(new Pledge("main", "MUG", "shelf", 0, 5000, recordedAt));
        assertThat(brought.pledges()).containsExactly(new Pledge("main", "MUG", "shelf", 0, -2000, recordedAt));
    }

    @Test
    void aRetractionOfWhatWasNeverSaidIsABrokenPromise() {
        Delivered line = WrittenOrder.delivered(null, "MUG", 1);

        assertThatThrownBy(() -> OrderBook.EMPTY.apply(
                        new DocumentChange<>(List.of(line), List.of(), Cause.DELETE, Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Retracted, but never asserted: Delivered[");
    }
}
