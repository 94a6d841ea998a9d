package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A verdict against what tables say. */
class ComparisonTest {
    private static final LineId SALE = new LineId("erp", "S", "1");

    private final Verdict verdict = Documents.of()
            .stock("R", "'type':'receipt','lines':[{'line':'1','sku':'TEA','quantity':'10','unit_cost':'5'}]")
            .stock("S", "'type':'shipment','lines':[{'line':'1','sku':'TEA','quantity':'4','price':'9'}]")
            .stock("T", "'type':'transfer','to_warehouse':'south','lines':[{'line':'1','sku':'TEA','quantity':'1'}]")
            .verdict("TEA");

    /** What tables say if they are right. */
    private final Figures found = Figures.of(verdict);

    @Test
    void whatIsRightHasNoMismatch() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void everyNumberIsCompared() {
        found.add(What.LINE_COST, Method.AVERAGE, "main", SALE, 1);
        found.add(What.LINE_VARIANCE, Method.AVERAGE, null, SALE, -1);
        found.add(What.SALES_VAT, null, null, SALE, 150);
        found.add(What.FREE, null, "main", null, -1000);
        assertThat(differences())
                .containsExactly(
                        "line_cost average main erp/S:1 20.00 20.01",
                        "line_variance average null erp/S:1 0.00 -0.01",
                        "sales_vat null null erp/S:1 0.00 1.50",
                        "free null main null 5.000 4.000");
    }

    @Test
    void whatNoDocumentNamesIsFound() {
        found.add(What.LINE_STOCK, null, "attic", new LineId("erp", "X", "1"), 1);
        found.add(What.ON_HAND, null, "attic", null, 1);
        assertThat(differences())
                .containsExactly("line_stock null attic erp/X:1 0.000 0.001", "on_hand null attic null 0.000 0.001");
    }

    @Test
    void whatTablesLackIsFound() {
        List<String> all = Comparison.of(verdict, new Figures()).stream()
                .map(mismatch -> mismatch.figure().what().text())
                .distinct()
                .toList();
        assertThat(all)
                .containsExactly(
                        "line_quantity",
                        "line_cost",
                        "settled_cost",
                        "line_stock",
                        "sales_quantity",
                        "sales_gross",
                        "sales_net",
                        "sales_document_net",
                        "on_hand",
                        "available",
                        "free",
                        "inventory_quantity",
                        "inventory_value",
                        "layer_quantity",
                        "layer_value");
    }

    @Test
    void layersHaveTheirPlace() {
        LineId receipt = new LineId("erp", "R", "1");
        assertThat(found.get(new Figure(What.LAYER_VALUE, null, "main", receipt, 1)))
                .isEqualTo(2500);
        found.add("south", 2, new Verdict.Layer(null, 1000, 0));
        assertThat(differences()).containsExactly("layer_quantity null south null 0.000 1.000");
    }

    @Test
    void sumsThatTheTablesThemselvesDoNotKeepAreTold() {
        found.add(What.ON_HAND, null, "main", null, 1000);
        found.add(What.INVENTORY_VALUE, Method.FIFO, "south", null, 3);
        assertThat(differences())
                .containsExactly(
                        "on_hand null main null 5.000 6.000",
                        "inventory_value fifo south null 5.00 5.03",
                        "stock_sum null main null 5.000 6.000",
                        "cost_sum fifo null null 30.00 30.03");
    }

    @Test
    void aTransferHasTwoSides() {
        LineId transfer = new LineId("erp", "T", "1");
        assertThat(found.get(new Figure(What.LINE_COST, Method.FIFO, "main", transfer)))
                .isEqualTo(500);
        assertThat(found.get(new Figure(What.LINE_COST, Method.FIFO, "south", transfer)))
                .isEqualTo(-500);
    }

    private List<String> differences() {
        return Comparison.of(verdict, found).stream()
                .map(mismatch -> "%s %s %s %s %s %s"
                        .formatted(
                                mismatch.figure().what().text(),
                                mismatch.figure().method() == null
                                        ? null
                                        : mismatch.figure().method().text().toLowerCase(Locale.ROOT),
                                mismatch.figure().warehouse(),
                                mismatch.figure().line(),
                                mismatch.inUnits(mismatch.expected()),
                                mismatch.inUnits(mismatch.found())))
                .toList();
    }
}
