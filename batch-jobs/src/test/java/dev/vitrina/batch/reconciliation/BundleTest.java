package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A bundle has no stock of its own. */
class BundleTest {
    private static final String SET =
            "{'name':'Set','components':[{'sku':'CUP','quantity':'2'},{'sku':'TEA','quantity':'0.5'}]}";

    private static final String RECEIPTS = "'type':'receipt','moment':'2026-03-02T08:00:00Z','lines':["
            + "{'line':'1','sku':'CUP','quantity':'10','unit_cost':'3'},"
            + "{'line':'2','sku':'TEA','quantity':'10','unit_cost':'8'}]";

    @Test
    void itsPartsLeaveInItsPlace() {
        Documents documents = Documents.of()
                .add("product", "SET", SET)
                .stock("R", RECEIPTS)
                .stock("S", "'type':'shipment','lines':[{'line':'1','sku':'SET','quantity':'3','price':'20'}]");
        assertThat(documents.costs("CUP")).isEqualTo("R:1 -30.00, S:1 18.00");
        assertThat(documents.costs("TEA")).isEqualTo("R:2 -80.00, S:1 12.00");
        assertThat(documents.onHand("CUP")).isEqualTo("main 4");
        assertThat(documents.onHand("TEA")).isEqualTo("main 8.5");
        assertThat(documents.verdict("SET").stock()).isEmpty();
        assertThat(documents.verdict("SET").sales().values())
                .extracting(Verdict.Sale::net)
                .containsExactly(6000L);
        assertThat(documents.verdict("CUP").sales()).isEmpty();
    }

    @Test
    void theLinesOwnPartsWin() {
        Documents documents = Documents.of()
                .add("product", "SET", SET)
                .stock("R", RECEIPTS)
                .stock(
                        "S",
                        "'type':'shipment','lines':[{'line':'1','sku':'SET','quantity':'3',"
                                + "'components':[{'sku':'CUP','quantity':'1'},{'sku':'CUP','quantity':'0.3'}]}]");
        assertThat(documents.onHand("CUP")).isEqualTo("main 6.1");
        assertThat(documents.onHand("TEA")).isEqualTo("main 10");
    }

    @Test
    void quantitiesAreRoundedToThousandths() {
        Documents documents = Documents.of()
                .add("product", "SET", "{'name':'Set','components':[{'sku':'CUP','quantity':'0.333'}]}")
                .stock("S", "'type':'shipment','lines':[{'line':'1','sku':'SET','quantity':'0.5'}]");
        // 0.1665
        assertThat(documents.onHand("CUP")).isEqualTo("main -0.167");
    }

    @Test
    void aBundleInABundleIsPlainGoods() {
        Documents documents = Documents.of()
                .add("product", "SET", SET)
                .add("product", "BOX", "{'name':'Box','components':[{'sku':'SET','quantity':'2'}]}")
                .stock("S", "'type':'shipment','lines':[{'line':'1','sku':'BOX','quantity':'1'}]");
        assertThat(documents.onHand("SET")).isEqualTo("main -2");
    }

    @Test
    void aStatedCostIsSplitByQuantity() {
        Documents documents = Documents.of()
                .add(
                        "product",
                        "SET",
                        "{'name':'Set','components':["
                                + "{'sku':'A','quantity':'1'},{'sku':'B','quantity':'1'},{'sku':'C','quantity':'1'}]}")
                .stock(
                        "R",
                        "'type':'receipt','overhead':{'amount':'1.00'},"
                                + "'lines':[{'line':'1','sku':'SET','quantity':'2','unit_cost':'5'}]");
        // 10.00 and 1.00, each in three
        assertThat(documents.costs("A")).isEqualTo("R:1 -3.66");
        assertThat(documents.costs("B")).isEqualTo("R:1 -3.66");
        assertThat(documents.costs("C")).isEqualTo("R:1 -3.68");
    }

    @Test
    void itIsCountedAndReturnedByItsParts() {
        Documents documents = Documents.of()
                .add("product", "SET", SET)
                .stock("R", RECEIPTS)
                .stock("S", "'type':'shipment','lines':[{'line':'1','sku':'SET','quantity':'3'}]")
                .stock("B", "'type':'sale_return','lines':[{'line':'1','sku':'SET','quantity':'1','ref':'S:1'}]")
                .stock("C", "'type':'stocktake','lines':[{'line':'1','sku':'SET','quantity':'2'}]");
        // 10 − 6 + 2, counted 4; 10 − 1.5 + 0.5, counted 1
        assertThat(documents.costs("CUP")).isEqualTo("B:1 -6.00, C:1 6.00, R:1 -30.00, S:1 18.00");
        assertThat(documents.costs("TEA")).isEqualTo("B:1 -4.00, C:1 64.00, R:2 -80.00, S:1 12.00");
    }

    @Test
    void amongSourcesTheNewestKnowsTheParts() {
        Documents documents = Documents.of()
                .add(product("erp", 7, "2026-03-01T00:00:00Z", "{'components':[{'sku':'CUP','quantity':'1'}]}"))
                .add(product("shop", 1, "2026-03-02T00:00:00Z", "{'components':[{'sku':'TEA','quantity':'1'}]}"))
                .add(product("wiki", 1, "2026-03-03T00:00:00Z", "{'name':'a set'}"))
                .stock("S", "'type':'shipment','lines':[{'line':'1','sku':'SET','quantity':'1'}]");
        assertThat(documents.onHand("TEA")).isEqualTo("main -1");
    }

    private static Version product(String source, long version, String changedAt, String body) {
        Instant moment = Instant.parse(changedAt);
        return new Version("product", source, "SET", version, moment, false, moment, body.replace('\'', '"'));
    }
}
