package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Costs of a whole document, spread over its lines. */
class OverheadTest {
    private static final String TWO_LINES = """
            'lines':[{'line':'1','sku':'TEA','quantity':'1','unit_cost':'1','weight':'3'},
                     {'line':'2','sku':'TEA','quantity':'2','unit_cost':'1','weight':'1'}]""";

    @Test
    void sharesAreRoundedAndTheLastLineTakesTheResidue() {
        assertThat(receipt("'overhead':{'amount':'10.00'},'lines':["
                                + "{'line':'1','sku':'TEA','quantity':'1','unit_cost':'5'},"
                                + "{'line':'2','sku':'TEA','quantity':'1','unit_cost':'5'},"
                                + "{'line':'3','sku':'TEA','quantity':'1','unit_cost':'5'},"
                                + "{'line':'4','sku':'TEA','quantity':'0','unit_cost':'5'}]")
                        .costs("TEA"))
                .isEqualTo("D:1 -8.33, D:2 -8.33, D:3 -8.34, D:4 0.00");
    }

    @Test
    void byValueQuantityWeightOrEqually() {
        assertThat(by("value")).isEqualTo("D:1 -2.67, D:2 -5.33");
        assertThat(by("quantity")).isEqualTo("D:1 -2.67, D:2 -5.33");
        // 3 × 1 against 1 × 2
        assertThat(by("weight")).isEqualTo("D:1 -4.00, D:2 -4.00");
        assertThat(by("equal")).isEqualTo("D:1 -3.50, D:2 -4.50");
    }

    private static String by(String basis) {
        return receipt("'overhead':{'amount':'5.00','by':'" + basis + "'}," + TWO_LINES)
                .costs("TEA");
    }

    @Test
    void absentVolumesMakeItGoByQuantity() {
        assertThat(receipt("'overhead':{'amount':'6.00','by':'volume'},'lines':["
                                + "{'line':'1','sku':'TEA','quantity':'1','unit_cost':'1','volume':'9'},"
                                + "{'line':'2','sku':'TEA','quantity':'2','unit_cost':'1'}]")
                        .costs("TEA"))
                .isEqualTo("D:1 -3.00, D:2 -6.00");
    }

    @Test
    void linesWithoutACostHaveNoValueAndABasisOfNothingIsQuantity() {
        assertThat(receipt("'overhead':{'amount':'6.00'},'lines':["
                                + "{'line':'1','sku':'TEA','quantity':'1'},"
                                + "{'line':'2','sku':'TEA','quantity':'2','unit_cost':'1'}]")
                        .costs("TEA"))
                .isEqualTo("D:1 0.00, D:2 -8.00");
        assertThat(receipt("'overhead':{'amount':'6.00'},'lines':["
                                + "{'line':'1','sku':'TEA','quantity':'1'},"
                                + "{'line':'2','sku':'TEA','quantity':'2'}]")
                        .costs("TEA"))
                // the second enters at the present cost, 2.00 a unit by then, with its share on top
                .isEqualTo("D:1 -2.00, D:2 -8.00");
    }

    @Test
    void negativeValuesCountAsNothing() {
        assertThat(receipt("'overhead':{'amount':'6.00'},'lines':["
                                + "{'line':'1','sku':'TEA','quantity':'1','amount':'-3'},"
                                + "{'line':'2','sku':'TEA','quantity':'1','amount':'2'}]")
                        .costs("TEA"))
                .isEqualTo("D:1 3.00, D:2 -8.00");
    }

    @Test
    void theAmountIsConvertedOnce() {
        assertThat(receipt("'rate':'0.5','overhead':{'amount':'0.05','by':'equal'}," + TWO_LINES)
                        .costs("TEA"))
                // 0.025 is 0.03; half of it is 0.02, the residue 0.01
                .isEqualTo("D:1 -0.52, D:2 -1.01");
    }

    @Test
    void itConcernsReceiptsAndSurplusesOnly() {
        assertThat(Documents.of()
                        .stock("B", "'type':'sale_return','overhead':{'amount':'5.00'}," + TWO_LINES)
                        .costs("TEA"))
                .isEqualTo("B:1 -1.00, B:2 -2.00");
        assertThat(Documents.of()
                        .stock("B", "'type':'surplus','overhead':{'amount':'3.00'}," + TWO_LINES)
                        .costs("TEA"))
                .isEqualTo("B:1 -2.00, B:2 -4.00");
    }

    private static Documents receipt(String body) {
        return Documents.of().stock("D", "'type':'receipt'," + body);
    }
}
