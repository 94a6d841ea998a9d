package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.tables.RowText;
import dev.vitrina.schemas.Tables;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One level as a message and as a row: the same numbers. */
class LiveStockTest {
    private static final StockLevel LEVEL =
            new StockLevel("main", "MUG", "shelf", 10_500, 4_000, 3_000, 7, Paper.day(1));

    @Test
    void aMessageHasAbsoluteNumbersAndAVersion() {
        assertThat(new String(LiveStock.json(LEVEL), StandardCharsets.UTF_8)).isEqualTo("""
                        {"organization":"main","sku":"MUG","warehouse":"shelf","on_hand":10.500,"reserved":4.000,\
                        "expected":3.000,"available":9.500,"free":6.500,"version":7,\
                        "updated_at":"2026-01-02T12:00:00Z"}""");
    }

    @Test
    void aRowOfLiveStockHasTheSameNumbers() {
        assertThat(RowText.of(Tables.AVAILABLE_STOCK, StockTables.level(LEVEL)).values())
                .containsExactlyElementsOf(List.of(
                        "main", "MUG", "shelf", "10.500", "4.000", "3.000", "9.500", "6.500", "7", "2026-01-02T12:00"));
    }

    @Test
    void aRowOfTheLedgerNamesItsTypeAsDocumentsDo() {
        StockEntry entry = new StockEntry(
                3, "erp", "B-1", "2", LineKind.SALE_RETURN, "main", "MUG", "shelf", 1_500, Paper.day(1), Paper.day(2));

        assertThat(RowText.of(Tables.STOCK_ENTRIES, StockTables.entry(entry)).values())
                .containsExactlyElementsOf(List.of(
                        "erp",
                        "B-1",
                        "2",
                        "sale_return",
                        "main",
                        "MUG",
                        "shelf",
                        "1.500",
                        "2026-01-02T12:00",
                        "2026-01-03T12:00",
                        "3"));
    }
}
