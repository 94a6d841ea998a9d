package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.jobs.Gapless;
import dev.vitrina.jobs.changes.ShopWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StockTopologyTest {
    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void aWeekOfDocumentsLeavesWhatStands(RuntimeExecutionMode mode) throws Exception {
        SingleOutputStreamOperator<StockEntry> street =
                StockTopology.stock(ShopWeek.documents(mode, new StockNormaliser(), new StockCodecs.Movements()));
        var entries = street.collectAsync();
        var levels = street.getSideOutput(StockFunction.LEVELS).collectAsync();
        street.getExecutionEnvironment().executeAsync();
        List<StockEntry> rows = new ArrayList<>();
        entries.forEachRemaining(rows::add);
        List<StockLevel> states = new ArrayList<>();
        levels.forEachRemaining(states::add);

        Map<String, Long> sums = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> "%s:%s %s".formatted(row.document(), row.line(), row.warehouse()),
                        TreeMap::new,
                        Collectors.summingLong(StockEntry::quantity)));
        sums.values().removeIf(sum -> sum == 0);
        assertThat(sums)
                .isEqualTo(Map.of(
                        "R-1:1 shelf", 10_000L,
                        "R-1:2 shelf", 4_000L,
                        "S-1:1 shelf", -4_000L,
                        "S-1:2 shelf", -1_000L,
                        "R-2:1 shelf", 10_000L,
                        "S-2:1 shelf", -8_000L,
                        "T-1:1 shelf", -2_000L,
                        "T-1:1 shop", 2_000L,
                        "C-1:1 shelf", -1_000L, // 6 were left, 5 found
                        "B-1:1 shelf", 1_000L));
        Gapless.expect(rows, row -> row.sku() + " " + row.warehouse(), StockEntry::entry);
        assertThat(newest(states)).isEqualTo(Map.of("MUG shelf", 6_000L, "MUG shop", 2_000L, "CUP shelf", 3_000L));
    }

    private static Map<String, Long> newest(List<StockLevel> levels) {
        return levels.stream()
                .collect(Collectors.groupingBy(
                        level -> level.sku() + " " + level.warehouse(),
                        Collectors.collectingAndThen(
                                Collectors.maxBy(Comparator.comparingLong(StockLevel::version)),
                                level -> level.orElseThrow().onHand())));
    }
}
