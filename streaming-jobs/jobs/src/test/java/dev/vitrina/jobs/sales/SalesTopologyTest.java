package dev.vitrina.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.sales.SalesEntry;
import dev.vitrina.jobs.Gapless;
import dev.vitrina.jobs.changes.Announcements;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.ShopWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static LineRevenue sum(LineRevenue one, LineRevenue other) {
        return new LineRevenue(
                one.gross() + other.gross(),
                one.discount() + other.discount(),
                one.vat() + other.vat(),
                one.net() + other.net());
    }
}
