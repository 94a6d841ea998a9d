package dev.vitrina.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.sales.SalesEntry;
import dev.vitrina.jobs.Gapless;
import dev.vitrina.jobs.changes.Announcements;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.ShopWeek;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Closing;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SalesTopologyTest {
    private static final LineRevenue NOTHING = new LineRevenue(0, 0, 0, 0);

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void aWeekOfDocumentsEarnsWhatItsSalesDid(RuntimeExecutionMode mode) throws Exception {
        var messages = ShopWeek.messages(mode);
        var street = SalesTopology.sales(
                ShopWeek.documents(messages, new SalesNormaliser(), SalesTopology.LINES),
                Announcements.closings(messages, Paper.schemas(), ZoneOffset.UTC));
        var entries = street.collectAsync();
        street.getExecutionEnvironment().executeAsync();
        List<SalesEntry> rows = new ArrayList<>();
        entries.forEachRemaining(rows::add);

        Map<String, LineRevenue> revenue = new HashMap<>();
        rows.forEach(row -> revenue.merge(
                row.line().document() + ":" + row.line().line(),
                row.sign() > 0 ? row.line().revenue() : row.line().revenue().negated(),
                SalesTopologyTest::sum));
        revenue.values().removeIf(NOTHING::equals);
        assertThat(revenue)
                .isEqualTo(Map.of(
                        "S-1:1", new LineRevenue(48_00, 0, 8_00, 40_00),
                        "S-1:2", new LineRevenue(6_00, 0, 1_00, 5_00),
                        "S-2:1", new LineRevenue(80_00, 8_00, 12_00, 60_00),
                        "B-1:1", new LineRevenue(-12_00, 0, -2_00, -10_00)));
        Gapless.expect(rows, row -> row.line().document(), SalesEntry::entry);
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void ofAClosedSaleTheDifferenceIsPostedAfterIt(RuntimeExecutionMode mode) throws Exception {
        List<Change> changes = List.of(
                recorded(1, sale(1, "1")),
                recorded(
                        2,
                        Paper.change(
                                Entity.CLOSING,
                                "C-1",
                                1,
                                Closing.newBuilder()
                                        .setOrganization("main")
                                        .setThrough(LocalDate.ofInstant(Paper.day(2), ZoneOffset.UTC))
                                        .build())),
                recorded(3, sale(2, "3")));
        for (List<Change> order : List.of(changes, changes.reversed())) {
            var messages = ShopWeek.messages(mode, order);
            var street = SalesTopology.sales(
                    ShopWeek.documents(messages, new SalesNormaliser(), SalesTopology.LINES),
                    Announcements.closings(messages, Paper.schemas(), ZoneOffset.UTC));
            var entries = street.collectAsync();
            street.getExecutionEnvironment().executeAsync();
            Map<Instant, Long> sold = new TreeMap<>();
            entries.forEachRemaining(
                    row -> sold.merge(row.effectiveAt(), row.sign() * row.line().quantity(), Long::sum));
            sold.values().removeIf(sum -> sum == 0);

            Instant opened = LocalDate.ofInstant(Paper.day(3), ZoneOffset.UTC)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            assertThat(sold).isEqualTo(Map.of(Paper.day(1), 1_000L, opened, 2_000L));
        }
    }

    private static Change sale(long version, String quantity) {
        return Paper.of(StockDocumentType.shipment, "S-1", 1)
                .version(version)
                .line("1", "MUG", quantity)
                .change();
    }

    private static Change recorded(int day, Change change) {
        return Change.newBuilder(change).setRecordedAt(Paper.day(10 + day)).build();
    }

    private static LineRevenue sum(LineRevenue one, LineRevenue other) {
        return new LineRevenue(
                one.gross() + other.gross(),
                one.discount() + other.discount(),
                one.vat() + other.vat(),
                one.net() + other.net());
    }
}
