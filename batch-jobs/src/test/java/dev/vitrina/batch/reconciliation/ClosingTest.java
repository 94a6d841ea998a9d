package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is right when books are closed. The receipt is of 2 March, the closing of the 5th. */
class ClosingTest {
    private static final String RECEIPT =
            "{'type':'receipt','moment':'2026-03-%sZ','lines':[{'line':'1','sku':'TEA','quantity':%s,'unit_cost':5}]}";

    private final List<Version> versions = new ArrayList<>();

    @Test
    void aChangeRecordedAfterTheClosingIsPosted() {
        stock("R1", 1, "03-04T09:00:00Z", RECEIPT.formatted("02T12:00:00", 10));
        stock("S1", 1, "03-04T09:00:00Z", shipment("03T12:00:00", 12));
        close("C1", 1, "03-05T09:00:00Z", "2026-03-03");
        stock("R1", 2, "03-06T09:00:00Z", RECEIPT.formatted("02T12:00:00", 12));

        assertThat(cost("R1")).isEqualTo(-60_00);
        assertThat(cost("S1")).as("two units are settled by what came later").isEqualTo(60_00);
    }

    @Test
    void aMovementBeforeACountOfTheClosedPeriodMovesNothing() {
        stock("R1", 1, "03-04T09:00:00Z", RECEIPT.formatted("01T12:00:00", 10));
        stock("K1", 1, "03-04T09:00:00Z", count("03T12:00:00", 9));
        close("C1", 1, "03-05T09:00:00Z", "2026-03-03");
        stock("R2", 1, "03-06T09:00:00Z", RECEIPT.formatted("02T12:00:00", 4));

        Verdict verdict = verdict("UTC");
        assertThat(verdict.stock().get("main").onHand()).isEqualTo(9_000);
        assertThat(line(verdict, "R2").variance()).isEqualTo(20_00);
    }

    @Test
    void aClosingWithARestatementClosesNothing() {
        stock("R1", 1, "03-04T09:00:00Z", RECEIPT.formatted("01T12:00:00", 10));
        stock("K1", 1, "03-04T09:00:00Z", count("03T12:00:00", 9));
        versions.add(version("closing", "C1", 1, "03-05T09:00:00Z", "{'through':'2026-03-03','mode':'restate'}"));
        stock("R2", 1, "03-06T09:00:00Z", RECEIPT.formatted("02T12:00:00", 4));

        assertThat(line(verdict("UTC"), "R2").variance()).isZero();
    }

    @Test
    void theDayEndsInTheShopsTimeZone() {
        stock("R1", 1, "03-04T09:00:00Z", RECEIPT.formatted("01T12:00:00", 10));
        stock("K1", 1, "03-04T09:00:00Z", count("03T22:30:00", 9));
        close("C1", 1, "03-05T09:00:00Z", "2026-03-03");
        stock("R2", 1, "03-06T09:00:00Z", RECEIPT.formatted("03T22:00:00", 4));

        assertThat(line(verdict("UTC"), "R2").variance()).isEqualTo(20_00);
        assertThat(line(verdict("Europe/Moscow"), "R2").variance())
                .as("in Moscow it is the 4th already")
                .isZero();
    }

    @Test
    void aClosingConcernsAllGoodsOfItsOrganization() {
        stock("R1", 1, "03-04T09:00:00Z", RECEIPT.formatted("01T12:00:00", 10));
        close("C1", 1, "03-05T09:00:00Z", "2026-03-03");
        Docket docket = Judge.of(Policies.DEFAULTS, ZoneId.of("UTC")).docket();
        versions.forEach(docket::add);

        assertThat(docket.skusOf(versions.getLast())).isEqualTo(new TreeSet<>(List.of("TEA")));
    }

    private static String shipment(String moment, int quantity) {
        return "{'type':'shipment','moment':'2026-03-%sZ','lines':[{'line':'1','sku':'TEA','quantity':%d}]}"
                .formatted(moment, quantity);
    }

    private static String count(String moment, int quantity) {
        return "{'type':'stocktake','moment':'2026-03-%sZ','lines':[{'line':'1','sku':'TEA','quantity':%d}]}"
                .formatted(moment, quantity);
    }

    private void stock(String id, long version, String recorded, String body) {
        versions.add(version("stock_document", id, version, recorded, body));
    }

    private void close(String id, long version, String recorded, String through) {
        versions.add(version("closing", id, version, recorded, "{'through':'" + through + "'}"));
    }

    private static Version version(String entity, String id, long version, String recorded, String body) {
        Instant at = Instant.parse("2026-" + recorded);
        return new Version(entity, "erp", id, version, at, false, at, body.replace('\'', '"'));
    }

    private Verdict verdict(String zone) {
        return Judge.of(Policies.DEFAULTS, ZoneId.of(zone)).judge(versions).get(new Item("main", "TEA"));
    }

    private static Verdict.LineCost line(Verdict verdict, String document) {
        return verdict.costs().get(Method.FIFO).lines().get(new LineId("erp", document, "1"));
    }

    private long cost(String document) {
        return line(verdict("UTC"), document).cost();
    }
}
