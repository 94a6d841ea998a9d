package dev.vitrina.street.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second way of counting, checked by hand on stock cards. */
class BooksTest {
    private final List<Line> lines = new ArrayList<>();

    /** One document with one line per day, named by its number from 1. */
    private BooksTest on(String type, String rest) throws IOException {
        int day = lines.size() + 1;
        JsonNode body = new ObjectMapper().readTree("""
                {"type":"%s","moment":"2026-01-%02dT10:00:00Z","organization":"o","warehouse":"w","to_warehouse":"v",
                 "lines":[{"line":"1","sku":"cup",%s}]}""".formatted(type, day, rest));
        lines.addAll(Archive.lines("s", Integer.toString(day), body));
        return this;
    }

    private String cost(int document, String warehouse) {
        LineId line = new LineId("s", Integer.toString(document), "1");
        return Books.of(lines)
                .cost()
                .getOrDefault(new Posting(line, "cup", warehouse), BigDecimal.ZERO)
                .toString();
    }

    private String cost(int document) {
        return cost(document, "w");
    }

    private String value(String warehouse) {
        return Books.of(lines).value().get(new Place("cup", warehouse)).toString();
    }

    @Test
    void theOldestLayerIsIssuedFirstAndTheLastSliceTakesTheOddCent() throws IOException {
        on("receipt", "\"quantity\":\"3\",\"amount\":\"10.00\"")
                .on("receipt", "\"quantity\":\"10\",\"unit_cost\":\"6\"")
                .on("shipment", "\"quantity\":\"1\"")
                .on("shipment", "\"quantity\":\"1\"")
                .on("shipment", "\"quantity\":\"2\"");

        assertThat(cost(3)).isEqualTo("3.33");
        assertThat(cost(4)).as("6.67 × 1 ÷ 2, half up").isEqualTo("3.34");
        assertThat(cost(5))
                .as("the rest of the first layer and one of the second")
                .isEqualTo("9.33");
        assertThat(value("w")).isEqualTo("54.00");
    }

    @Test
    void unitsBelowZeroAreSettledByTheNextReceipt() throws IOException {
        on("receipt", "\"quantity\":\"2\",\"unit_cost\":\"5\"").on("shipment", "\"quantity\":\"5\"");
        assertThat(cost(2))
                .as("two at 5, three provisional at the last known 5")
                .isEqualTo("25.00");
        assertThat(value("w")).isEqualTo("-15.00");

        on("receipt", "\"quantity\":\"10\",\"unit_cost\":\"7\"");
        assertThat(cost(2)).as("two at 5, three at 7").isEqualTo("31.00");
        assertThat(value("w")).isEqualTo("49.00");
    }

    @Test
    void aPartialReturnBringsBackItsShareOfTheSale() throws IOException {
        on("receipt", "\"quantity\":\"3\",\"amount\":\"10.00\"")
                .on("shipment", "\"quantity\":\"3\"")
                .on("sale_return", "\"quantity\":\"1\",\"ref\":\"2:1\"")
                .on("sale_return", "\"quantity\":\"2\",\"ref\":\"2:1\"");

        assertThat(cost(3)).isEqualTo("-3.33");
        assertThat(cost(4)).isEqualTo("-6.67");
    }

    @Test
    void aReturnFirstCancelsWhatItsSaleStillOwes() throws IOException {
        on("receipt", "\"quantity\":\"2\",\"unit_cost\":\"5\"")
                .on("shipment", "\"quantity\":\"4\"")
                .on("sale_return", "\"quantity\":\"3\",\"ref\":\"2:1\"");

        assertThat(cost(2)).as("20.00 less two provisional units").isEqualTo("10.00");
        assertThat(cost(3)).as("two cancelled, one of two at 5").isEqualTo("-5.00");
    }

    @Test
    void aTransferOutOfMissingStockLeavesTheDifferenceAsVariance() throws IOException {
        on("receipt", "\"quantity\":\"1\",\"unit_cost\":\"5\"")
                .on("transfer", "\"quantity\":\"3\"")
                .on("receipt", "\"quantity\":\"4\",\"unit_cost\":\"8\"");

        assertThat(cost(2, "w")).isEqualTo("15.00");
        assertThat(cost(2, "v")).isEqualTo("-15.00");
        assertThat(Books.of(lines).totalVariance())
                .as("two units at 8 instead of 5")
                .isEqualTo("6.00");
        assertThat(value("w")).isEqualTo("16.00");
    }

    @Test
    void aStocktakeSetsTheQuantityAndItsDifferenceHasACost() throws IOException {
        on("receipt", "\"quantity\":\"10\",\"unit_cost\":\"5\"")
                .on("stocktake", "\"quantity\":\"8\"")
                .on("stocktake", "\"quantity\":\"9\"");

        assertThat(cost(2)).isEqualTo("10.00");
        assertThat(cost(3)).isEqualTo("-5.00");
        assertThat(value("w")).isEqualTo("45.00");
    }

    @Test
    void anAdjustmentIsPostedOnTheReceiptItNamesOrElseOnTheStock() throws IOException {
        on("receipt", "\"quantity\":\"10\",\"unit_cost\":\"5\"")
                .on("shipment", "\"quantity\":\"4\"")
                .on("cost_adjustment", "\"ref\":\"1:1\",\"amount\":\"10\"")
                .on("cost_adjustment", "\"amount\":\"-1.00\"");

        assertThat(cost(1)).isEqualTo("-60.00");
        assertThat(cost(2)).isEqualTo("24.00");
        assertThat(cost(3)).isEqualTo("0");
        assertThat(cost(4)).isEqualTo("1.00");
        assertThat(value("w")).isEqualTo("35.00");
    }

    @Test
    void costNeverLeaks() throws IOException {
        on("receipt", "\"quantity\":\"7\",\"amount\":\"9.99\"")
                .on("shipment", "\"quantity\":\"3\"")
                .on("transfer", "\"quantity\":\"5\"")
                .on("receipt", "\"quantity\":\"1\",\"unit_cost\":\"2.5\"")
                .on("stocktake", "\"quantity\":\"2\",\"unit_cost\":\"1.111111\"");

        Books books = Books.of(lines);
        assertThat(books.costBalance().add(books.totalVariance()).add(books.totalValue()))
                .isEqualByComparingTo("0");
    }
}
