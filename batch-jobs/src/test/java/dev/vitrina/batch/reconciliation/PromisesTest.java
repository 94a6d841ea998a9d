package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What orders reserve and purchase orders expect. */
class PromisesTest {
    private static final String TWO_LINES = "'lines':[{'line':'1','sku':'TEA','quantity':'5'},"
            + "{'line':'2','sku':'TEA','quantity':'4','reserved':'3'}]}";

    @Test
    void anOrderHoldsReservesWhileItIsPlacedConfirmedOrShipped() {
        assertThat(order("placed").reserved("TEA")).isEqualTo("south 8");
        assertThat(order("confirmed").reserved("TEA")).isEqualTo("south 8");
        assertThat(order("shipped").reserved("TEA")).isEqualTo("south 8");
        assertThat(reserves(order("delivered"))).isZero();
        assertThat(reserves(order("cancelled"))).isZero();
    }

    private static long reserves(Documents documents) {
        return documents
                .stock("R", "'type':'receipt','lines':[{'line':'1','sku':'TEA','quantity':'1'}]")
                .verdict("TEA")
                .stock()
                .values()
                .stream()
                .mapToLong(Verdict.Stock::reserved)
                .sum();
    }

    @Test
    void aShipmentReducesTheLineItNamesAndNoOther() {
        assertThat(order("confirmed")
                        .stock("S", shipment("'sku':'TEA','quantity':'9','order_line':'2'"))
                        .reserved("TEA"))
                .isEqualTo("main 0, south 5");
    }

    @Test
    void withoutANameItReducesTheLinesOfItsSkuInTheirOrder() {
        Documents documents = order("confirmed").stock("S", shipment("'sku':'TEA','quantity':'6'"));
        assertThat(documents.reserved("TEA")).isEqualTo("main 0, south 2");
        documents.stock("S2", shipment("'sku':'TEA','quantity':'2','order_line':'1'"));
        // line 1 has 3 left after the named one, which the six take, and 3 of line 2
        assertThat(documents.reserved("TEA")).isEqualTo("main 0, south 0");
    }

    @Test
    void anotherSkuReducesNothingNamedOrNot() {
        assertThat(order("confirmed")
                        .stock("S1", shipment("'sku':'CUP','quantity':'6'"))
                        .stock("S2", shipment("'sku':'CUP','quantity':'6','order_line':'1'"))
                        .reserved("TEA"))
                .isEqualTo("south 8");
    }

    @Test
    void aNameThatNoLineHasReducesNothing() {
        assertThat(order("confirmed")
                        .stock("S", shipment("'sku':'TEA','quantity':'6','order_line':'7'"))
                        .reserved("TEA"))
                .isEqualTo("main 0, south 8");
    }

    @Test
    void whatDoesNotApplyAndReturnsReduceNothing() {
        assertThat(order("confirmed")
                        .stock("S", "'applicable':false," + shipment("'sku':'TEA','quantity':'6'"))
                        .stock("B", shipment("'sku':'TEA','quantity':'6'").replace("shipment", "sale_return"))
                        .reserved("TEA"))
                .isEqualTo("main 0, south 8");
    }

    @Test
    void aBundleReservesItsPartsAndIsFulfilledByThem() {
        Documents documents = Documents.of()
                .add("product", "SET", "{'components':[{'sku':'BOX','quantity':'1'},{'sku':'MUG','quantity':'2'}]}")
                .add("order", "O", "{'status':'placed','lines':[{'line':'1','sku':'SET','quantity':'3'}]}")
                .stock("S1", shipment("'sku':'SET','quantity':'1'"))
                .stock("S2", shipment("'sku':'MUG','quantity':'1'"));
        assertThat(documents.reserved("BOX")).isEqualTo("main 2");
        assertThat(documents.reserved("MUG")).isEqualTo("main 3");
        assertThat(documents.onHand("MUG")).isEqualTo("main -3");
        documents.stock(
                "S3",
                shipment("'sku':'SET','quantity':'1','order_line':'1','components':[{'sku':'BOX','quantity':'2'}]"));
        assertThat(documents.reserved("BOX")).isEqualTo("main 0");
        assertThat(documents.reserved("MUG")).isEqualTo("main 3");
    }

    @Test
    void anOpenPurchaseOrderExpectsWhatHasNotBeenReceived() {
        Documents documents = Documents.of()
                .add("purchase_order", "P", "{'status':'open','warehouse':'south'," + TWO_LINES)
                .stock("R", "'type':'receipt','purchase_order':'P','lines':[{'line':'1','sku':'TEA','quantity':'6'}]");
        assertThat(documents.expected("TEA")).isEqualTo("main 0, south 3");
        documents.add("purchase_order", "Q", "{'status':'closed','warehouse':'south'," + TWO_LINES);
        assertThat(documents.expected("TEA")).isEqualTo("main 0, south 3");
        Verdict.Stock south = documents.verdict("TEA").stock().get("south");
        assertThat(south.available()).isEqualTo(3000);
        assertThat(south.free()).isZero();
    }

    private static Documents order(String status) {
        return Documents.of().add("order", "O", "{'status':'" + status + "','warehouse':'south'," + TWO_LINES);
    }

    private static String shipment(String line) {
        return "'type':'shipment','order':'O','lines':[{'line':'1'," + line + "}]";
    }
}
