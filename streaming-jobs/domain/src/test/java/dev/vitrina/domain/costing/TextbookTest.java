package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;
import static dev.vitrina.domain.costing.CostCard.ledger;

import org.junit.jupiter.api.Test;

/** Examples from textbooks, with their published answers. Numbers are theirs, in whole dollars where they round. */
class TextbookTest {
    /**
     * Kimmel, Weygandt and Kieso, Financial Accounting, appendix 6A "Inventory cost flow methods in perpetual inventory
     * systems", illustration 6A-4 (Houston Electronics): cost of goods sold 6,233, ending inventory 5,767. As shown at
     * coursehero.com/file/pou3fo.
     */
    @Test
    void houstonElectronicsByMovingAverage() {
        average("""
                + 100 @ 10.00
                + 200 @ 11.00
                + 300 @ 12.00
                - 550
                + 400 @ 13.00
                """).costs("4", "6233.33").leaves("450 = 5766.67");
    }

    /**
     * Wild, Fundamental Accounting Principles, problem 6-1A (Warnerwoods Company, 100 at 50 to 200 at 62): by FIFO cost of
     * goods sold 31,800 and ending inventory 14,800; by weighted average ending inventory 14,352. As shown at
     * coursehero.com/file/31006839 and, for the average, transtutors.com/questions/…-2576623.htm.
     */
    @Test
    void warnerwoodsByBothMethods() {
        ledger("""
                + 100 @ 50.00
                + 400 @ 55.00
                - 420
                + 120 @ 60.00
                + 200 @ 62.00
                - 160
                """)
                .took("3", "100 @ 50.00, 320 @ 55.00")
                .took("6", "80 @ 55.00, 80 @ 60.00")
                .costs("3", "22600.00")
                .costs("6", "9200.00")
                .leaves("40 @ 60.00, 200 @ 62.00");
        // 22,680 + 9,568 are sold, 14,352 are left
        average("""
                + 100 @ 50.00
                + 400 @ 55.00
                - 420
                + 120 @ 60.00
                + 200 @ 62.00
                - 160
                """).costs("3", "22680.00").costs("6", "9568.00").leaves("240 @ 59.80");
    }

    /**
     * ACCA paper F3 Financial Accounting (International), study text, Emile Woolf Publishing 2010, page 130: issues of
     * October 1,100, 1,200, 1,400 and 1,400, closing inventory 2,300. As shown at studmed.ru.
     */
    @Test
    void octoberStoresByFifo() {
        ledger("""
                + 100 @ 5.00 on 1
                + 300 @ 6.00 on 4
                7: - 200
                + 500 @ 7.00 on 12
                16: - 200
                + 200 @ 8.00 on 22
                23: - 200
                30: - 200
                """)
                .costs("7", "1100.00")
                .costs("16", "1200.00")
                .costs("23", "1400.00")
                .costs("30", "1400.00")
                .leaves("100 @ 7.00, 200 @ 8.00");
    }

    /**
     * Odoo 19 documentation, "Inventory valuation", costing methods: the same four operations leave 44 by FIFO and 36 by
     * average cost. github.com/odoo/documentation, inventory_valuation/cheat_sheet.rst.
     */
    @Test
    void theFourOperationsOfAVendorsCheatSheet() {
        ledger("""
                + 8 @ 10.00
                + 4 @ 16.00
                - 10
                + 2 @ 6.00
                """).took("8 @ 10.00, 2 @ 16.00").costs("3", "112.00").leaves("2 @ 16.00, 2 @ 6.00");
        average("""
                + 8 @ 10.00
                + 4 @ 16.00
                - 10
                + 2 @ 6.00
                """).costs("3", "120.00").leaves("4 @ 9.00");
    }

    /**
     * Kaplan, CIMA F1 integrated workbook 2018, answers, page 455: averaging after each transaction 50 units are left at 16
     * and, with the next purchase, 200 units at 19, closing inventory 3,800. As shown at online.flipbuilder.com/bmcx/sufx.
     */
    @Test
    void averagingAfterEachTransaction() {
        average("""
                + 200 @ 15.00
                + 100 @ 18.00
                - 250
                """)
                .costs("3", "4000.00")
                .leaves("50 @ 16.00")
                .then("+ 150 @ 20.00")
                .leaves("200 @ 19.00");
    }

    /**
     * Warren, Accounting, exercise "Perpetual inventory using weighted average" (WCS12): after the October purchase 9.50 a
     * unit, sold on 29 October 2,660, left on 31 October 2,090. As shown at homeworksource.com/p/1123599.
     */
    @Test
    void octoberSalesByWeightedAverage() {
        average("""
                + 300 @ 8.00 on 1
                - 175 on 13
                + 375 @ 10.00 on 22
                29: - 280
                """).costs("29", "2660.00").leaves("220 @ 9.50");
    }

    /**
     * A question at opentuition.com ("weighted Average", April 2018) about Kaplan's ACCA F3 text: with the unit cost rounded
     * to 4.17 the closing inventory is 60.81 one way and 60.86 another. Here no unit cost is rounded: of 62.50 for 15, 7
     * units take 29.17.
     */
    @Test
    void aRoundedUnitCostWouldLeak() {
        average("""
                + 5 @ 3.50
                + 5 @ 4.00
                + 5 @ 5.00
                - 7
                + 5 @ 5.50
                """).costs("4", "29.17").leaves("13 = 60.83");
    }
}
