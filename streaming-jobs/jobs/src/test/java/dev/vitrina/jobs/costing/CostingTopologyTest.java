package dev.vitrina.jobs.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.jobs.Gapless;
import dev.vitrina.jobs.changes.ShopWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostingTopologyTest {
    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void aWeekOfDocumentsCostsWhatItsLotsDid(RuntimeExecutionMode mode) throws Exception {
        SingleOutputStreamOperator<CostEntry> street = CostingTopology.costs(
                ShopWeek.documents(mode, new CostNormaliser(), ItemCodec.LINES), Policies.DEFAULTS);
        var entries = street.collectAsync();
        var values = street.getSideOutput(CostingOperator.VALUES).collectAsync();
        street.getExecutionEnvironment().executeAsync();
        List<CostEntry> rows = new ArrayList<>();
        entries.forEachRemaining(rows::add);
        Map<String, String> worth = new HashMap<>();
        values.forEachRemaining(value -> worth.put(
                value.method() + " " + value.sku() + " " + value.warehouse(),
                value.quantity() / 1000 + " for " + value.value()));

        Map<String, Long> sums = rows.stream()
                .filter(row -> row.method() == Method.FIFO)
                .collect(Collectors.groupingBy(
                        row -> "%s:%s %s".formatted(row.document(), row.line(), row.warehouse()),
                        TreeMap::new,
                        Collectors.summingLong(CostEntry::cost)));
        sums.values().removeIf(sum -> sum == 0);
        assertThat(sums)
                .isEqualTo(Map.of(
                        "R-1:1 shelf", -50_00L,
                        "R-1:2 shelf", -10_00L,
                        "S-1:1 shelf", 20_00L, // 4 @ 5.00
                        "S-1:2 shelf", 2_50L,
                        "R-2:1 shelf", -60_00L,
                        "S-2:1 shelf", 42_00L, // 6 @ 5.00, 2 @ 6.00
                        "T-1:1 shelf", 12_00L,
                        "T-1:1 shop", -12_00L,
                        "C-1:1 shelf", 6_00L,
                        "B-1:1 shelf", -5_00L)); // a quarter of S-1:1
        Gapless.expect(rows, CostEntry::sku, CostEntry::entry);
        assertThat(worth)
                .isEqualTo(Map.of(
                        "FIFO MUG shelf", "6 for 3500",
                        "FIFO MUG shop", "2 for 1200",
                        "FIFO CUP shelf", "3 for 750",
                        "AVERAGE MUG shelf", "6 for 3312", // 16 for 9000, less 8, 2 and 1 at 5.625; 1 back at 5.00
                        "AVERAGE MUG shop", "2 for 1125",
                        "AVERAGE CUP shelf", "3 for 750"));
    }
}
