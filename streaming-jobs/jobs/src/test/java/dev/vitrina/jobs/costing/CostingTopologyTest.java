package dev.vitrina.jobs.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.jobs.Gapless;
import dev.vitrina.jobs.changes.RawChange;
import dev.vitrina.jobs.changes.SetWeek;
import dev.vitrina.jobs.changes.ShopWeek;
import dev.vitrina.schemas.avro.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostingTopologyTest {
    private final List<CostEntry> rows = new ArrayList<>();
    private final Map<String, String> worth = new TreeMap<>();

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void aWeekOfDocumentsCostsWhatItsLotsDid(RuntimeExecutionMode mode) throws Exception {
        run(ShopWeek.messages(mode));

        assertThat(sums())
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
        assertThat(worth)
                .isEqualTo(Map.of(
                        "FIFO MUG shelf", "6 for 3500",
                        "FIFO MUG shop", "2 for 1200",
                        "FIFO CUP shelf", "3 for 750",
                        "AVERAGE MUG shelf", "6 for 3312", // 16 for 9000, less 8, 2 and 1 at 5.625; 1 back at 5.00
                        "AVERAGE MUG shop", "2 for 1125",
                        "AVERAGE CUP shelf", "3 for 750"));
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void aSetCostsWhatItsComponentsDo(RuntimeExecutionMode mode) throws Exception {
        List<Change> changes = new ArrayList<>(SetWeek.changes());
        Collections.shuffle(changes, new Random(7));

        run(ShopWeek.messages(mode, changes));

        assertThat(sums())
                .containsEntry("S-1:1 shelf", 33_00L) // 3 BOX @ 1.00, 6 MUG @ 5.00
                .containsEntry("S-1:2 shelf", 7_00L)
                .containsEntry("S-2:1 shelf", 15_00L) // 3 MUG @ 5.00
                .containsEntry("T-1:1 shelf", 22_00L);
        worth.entrySet()
                .removeIf(value ->
                        value.getKey().startsWith("AVERAGE") || value.getValue().startsWith("0 "));
        assertThat(worth.keySet())
                .containsExactly(
                        "FIFO BOX shelf", "FIFO BOX shop", "FIFO KIT shelf", "FIFO MUG shelf", "FIFO MUG shop");
        assertThat(worth)
                .containsEntry("FIFO BOX shop", "1 for 100")
                .containsEntry("FIFO MUG shop", "2 for 1000")
                .containsEntry("FIFO KIT shelf", "3 for 2100");
    }

    private void run(DataStream<RawChange> messages) throws Exception {
        SingleOutputStreamOperator<CostEntry> street = CostingStreet.of(messages);
        var entries = street.collectAsync();
        var values = street.getSideOutput(CostingOperator.VALUES).collectAsync();
        street.getExecutionEnvironment().executeAsync();
        entries.forEachRemaining(rows::add);
        values.forEachRemaining(value -> worth.put(
                value.method() + " " + value.sku() + " " + value.warehouse(),
                value.quantity() / 1000 + " for " + value.value()));
        Gapless.expect(rows, CostEntry::sku, CostEntry::entry);
    }

    private Map<String, Long> sums() {
        Map<String, Long> sums = rows.stream()
                .filter(row -> row.method() == Method.FIFO)
                .collect(Collectors.groupingBy(
                        row -> "%s:%s %s".formatted(row.document(), row.line(), row.warehouse()),
                        TreeMap::new,
                        Collectors.summingLong(CostEntry::cost)));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
