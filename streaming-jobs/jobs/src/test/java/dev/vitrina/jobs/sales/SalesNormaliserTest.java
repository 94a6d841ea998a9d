package dev.vitrina.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.sales.SalesLine;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SalesNormaliserTest {
    @Test
    void aShipmentsLineIsRevenueInBothCurrencies() {
        // 2 × 12.00 = 24.00 EUR; − 10 % = 21.60; VAT inside 3.60; net 18.00. At 90.5: 2172.00; 217.20; 325.80; 1629.00
        assertThat(lines(Paper.of(StockDocumentType.shipment, "S-1", 3)
                        .with(document -> document.setCurrency("EUR")
                                .setRate(new BigDecimal("90.5"))
                                .setOrder("O-1")
                                .setCounterparty("ann")
                                .setChannel("site"))
                        .line("1", "MUG", "2", line -> priced("12", line).setDiscountPercent(new BigDecimal("10")))))
                .containsExactly(new SalesLine(
                        "main",
                        "erp",
                        "S-1",
                        "1",
                        LineKind.SHIPMENT,
                        "O-1",
                        "MUG",
                        "shelf",
                        "ann",
                        "site",
                        2000,
                        new LineRevenue(217200, 21720, 32580, 162900),
                        "EUR",
                        1800,
                        Paper.day(3)));
    }

    @Test
    void aReturnIsTheNegativeOfASale() {
        SalesLine line = lines(Paper.of(StockDocumentType.sale_return, "B-1", 3)
                        .line("1", "MUG", "2", more -> priced("12", more)))
                .getFirst();

        assertThat(line.quantity()).isEqualTo(-2000);
        assertThat(line.revenue()).isEqualTo(new LineRevenue(-2400, 0, -400, -2000));
        assertThat(line.documentNet()).isEqualTo(-2000);
        assertThat(line.currency()).isEmpty();
    }

    @Test
    void vatComesOnTopWhereThePriceDoesNotIncludeIt() {
        SalesLine line = lines(Paper.of(StockDocumentType.shipment, "S-1", 3)
                        .with(document -> document.setVatIncluded(false))
                        .line("1", "MUG", "2", more -> priced("12", more)))
                .getFirst();

        assertThat(line.revenue()).isEqualTo(new LineRevenue(2400, 0, 480, 2400));
    }

    @Test
    void aReturnWithoutAPriceIsWorthNothing() {
        SalesLine line = lines(Paper.of(StockDocumentType.sale_return, "B-1", 3).line("1", "MUG", "2"))
                .getFirst();

        assertThat(line.revenue()).isEqualTo(new LineRevenue(0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"shipment", "sale_return", "unrecognised"})
    void nothingElseIsASale(StockDocumentType type) {
        assertThat(lines(Paper.of(type, "D-1", 3)
                        .with(document -> document.setToWarehouse("shop"))
                        .line("1", "MUG", "2", more -> priced("12", more))))
                .isEmpty();
    }

    private static dev.vitrina.schemas.avro.StockLine.Builder priced(
            String price, dev.vitrina.schemas.avro.StockLine.Builder line) {
        return line.setPrice(new BigDecimal(price)).setVatPercent(new BigDecimal("20"));
    }

    private static List<SalesLine> lines(Paper paper) {
        return new SalesNormaliser()
                .lines(paper.change()).stream().map(Stated::line).toList();
    }
}
