package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.OrderStatus;
import dev.vitrina.schemas.avro.PurchaseOrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of orders that are open, with what they take from the head. */
class OrderDocumentLineTest {
    @ParameterizedTest
    @EnumSource(names = {"placed", "confirmed", "shipped"})
    void anOrderHoldsReservesWhilePlacedConfirmedOrShipped(OrderStatus status) {
        assertThat(OrderDocumentLine.ofOrder(Orders.order("O-1", 1, status, "1: 5 MUG", "2: 3 CUP 0.5")))
                .containsExactly(
                        new OrderDocumentLine(
                                new OrderId(OrderId.Kind.SALE, "erp", "O-1"), "1", "MUG", "main", "shelf", 5000),
                        new OrderDocumentLine(
                                new OrderId(OrderId.Kind.SALE, "erp", "O-1"), "2", "CUP", "main", "shelf", 500));
    }

    @ParameterizedTest
    @EnumSource(names = {"delivered", "cancelled", "unrecognised"})
    void anyOtherOrderHoldsNone(OrderStatus status) {
        assertThat(OrderDocumentLine.ofOrder(Orders.order("O-1", 1, status, "1: 5 MUG")))
                .isEmpty();
    }

    @Test
    void aPurchaseOrderIsExpectedWhileItIsOpen() {
        assertThat(OrderDocumentLine.ofPurchaseOrder(Orders.purchase("P-1", 1, PurchaseOrderStatus.open, "1: 5 MUG")))
                .containsExactly(new OrderDocumentLine(
                        new OrderId(OrderId.Kind.PURCHASE, "erp", "P-1"), "1", "MUG", "main", "shelf", 5000));
    }

    @ParameterizedTest
    @EnumSource(names = {"closed", "cancelled", "unrecognised"})
    void anyOtherPurchaseOrderIsNot(PurchaseOrderStatus status) {
        assertThat(OrderDocumentLine.ofPurchaseOrder(Orders.purchase("P-1", 1, status, "1: 5 MUG")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10000000000.001"})
    void anImpossibleQuantityIsRefusedWhateverTheStatus(String quantity) {
        Change order = Orders.order("O-1", 1, OrderStatus.cancelled, "1: " + quantity + " MUG");
        Change purchase = Orders.purchase("P-1", 1, PurchaseOrderStatus.open, "1: " + quantity + " MUG");

        assertThatThrownBy(() -> OrderDocumentLine.ofOrder(order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Quantity must be from 0 to 10000000000: " + quantity + " in line '1' of order O-1 of erp");
        assertThatThrownBy(() -> OrderDocumentLine.ofPurchaseOrder(purchase))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of order P-1 of erp");
    }

    @Test
    void aLineIdThatStandsTwiceIsRefused() {
        assertThatThrownBy(() ->
                        OrderDocumentLine.ofOrder(Orders.order("O-1", 1, OrderStatus.placed, "1: 5 MUG", "1: 3 CUP")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line '1' stands twice in order O-1 of erp");
    }

    @Test
    void aNameLongerThanStateShouldCarryIsRefused() {
        assertThatThrownBy(() -> OrderDocumentLine.ofOrder(
                        Orders.order("O-1", 1, OrderStatus.placed, "1: 5 " + "M".repeat(501))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The sku must have 1 to 500 characters, not 501 (order O-1 of erp)");
    }
}
