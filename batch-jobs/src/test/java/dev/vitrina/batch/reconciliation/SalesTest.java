package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sold. */
class SalesTest {

    @Test
    void discountFirstThenVatEachRounded() {
        // 3 × 9.99 = 29.97; 5 % = 1.4985; 28.47 × 20 ÷ 120 = 4.745
        assertThat(sale("", "'quantity':'3','price':'9.99','discount_percent':'5','vat_percent':'20'"))
                .isEqualTo(new Verdict.Sale(3000, 2997, 150, 475, 2372, 2372));
    }

    @Test
    void vatMayComeOnTop() {
        // 28.47 × 20 ÷ 100 = 5.694
        assertThat(sale(
                        "'vat_included':false,",
                        "'quantity':'3','price':'9.99','discount_percent':'5','vat_percent':'20'"))
                .isEqualTo(new Verdict.Sale(3000, 2997, 150, 569, 2847, 2847));
    }

    @Test
    void aPriceInAnotherCurrencyIsConvertedBesideItsOwn() {
        assertThat(sale("'rate':'0.5',", "'quantity':'3','price':'9.99'"))
                .isEqualTo(new Verdict.Sale(3000, 1499, 0, 0, 1499, 2997));
    }

    @Test
    void aLineWithoutAPriceIsWorthNothing() {
        assertThat(sale("", "'quantity':'3','vat_percent':'20'")).isEqualTo(new Verdict.Sale(3000, 0, 0, 0, 0, 0));
    }

    @Test
    void aReturnIsNegativeOtherDocumentsSellNothing() {
        Documents documents = Documents.of()
                .stock("B", "'type':'sale_return'," + lines("'quantity':'3','price':'10','vat_percent':'20'"))
                .stock("W", "'type':'write_off'," + lines("'quantity':'3','price':'10'"));
        assertThat(documents.verdict("TEA").sales())
                .containsExactly(
                        Map.entry(new LineId("erp", "B", "1"), new Verdict.Sale(-3000, -3000, 0, -500, -2500, -2500)));
    }

    private static Verdict.Sale sale(String document, String line) {
        return Documents.of()
                .stock("S", "'type':'shipment'," + document + lines(line))
                .verdict("TEA")
                .sales()
                .get(new LineId("erp", "S", "1"));
    }

    private static String lines(String line) {
        return "'lines':[{'line':'1','sku':'TEA'," + line + "}]";
    }
}
