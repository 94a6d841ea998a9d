package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.jobs.Gapless;
import dev.vitrina.jobs.changes.Orders;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.RawChange;
import dev.vitrina.jobs.changes.SetWeek;
import dev.vitrina.jobs.changes.ShopWeek;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.OrderStatus;
import dev.vitrina.schemas.avro.PurchaseOrderStatus;
import dev.vitrina.schemas.avro.StockDocumentType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StockTopologyTest {
    private final List<StockEntry> rows = new ArrayList<>();
    private final List<StockLevel> states = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void aWeekOfDocumentsLeavesWhatStands(RuntimeExecutionMode mode) throws Exception {
        run(ShopWeek.messages(mode));

        assertThat(sums())
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
        assertThat(newest()).isEqualTo(Map.of("MUG shelf", 6_000L, "MUG shop", 2_000L, "CUP shelf", 3_000L));
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void setsTakeTheirComponents(RuntimeExecutionMode mode) throws Exception {
        List<Change> changes = new ArrayList<>(SetWeek.changes());
        Collections.shuffle(changes, new Random(7));

        run(ShopWeek.messages(mode, changes));

        Map<String, Long> newest = newest();
        newest.values().removeIf(onHand -> onHand == 0);
        assertThat(newest)
                .isEqualTo(Map.of(
                        "MUG shelf", 21_000L, // 30 + 4 − 6 − 3 − 4
                        "BOX shelf", 6_000L, // 9 + 2 − 3 − 2
                        "KIT shelf", 3_000L,
                        "MUG shop", 2_000L,
                        "BOX shop", 1_000L));
        assertThat(sums()).containsEntry("C-1:1 shop", -3_000L);
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH"})
    void ordersHoldWhatIsNotYetDelivered(RuntimeExecutionMode mode) throws Exception {
        List<Change> changes = new ArrayList<>(List.of(
                SetWeek.product("SET", 1, "1 BOX", "2 MUG"),
                Orders.order("O-1", 1, OrderStatus.placed, "1: 3 SET", "2: 4 MUG"),
                Orders.order("O-2", 1, OrderStatus.placed, "1: 9 MUG"),
                Orders.order("O-2", 2, OrderStatus.cancelled, "1: 9 MUG"),
                Orders.order("O-3", 1, OrderStatus.confirmed, "1: 5 CUP"),
                Orders.purchase("O-1", 1, PurchaseOrderStatus.open, "1: 50 MUG", "2: 7 CUP"),
                Paper.of(StockDocumentType.shipment, "S-1", 2)
                        .with(document -> document.setOrder("O-1"))
                        .line("1", "SET", "1", line -> line.setOrderLine("1"))
                        .line("2", "MUG", "1")
                        .change(),
                Paper.of(StockDocumentType.shipment, "S-2", 2)
                        .with(document -> document.setOrder("O-3").setWarehouse("shop"))
                        .line("1", "CUP", "2")
                        .change(),
                Paper.of(StockDocumentType.shipment, "S-3", 2)
                        .with(document -> document.setOrder("O-3"))
                        .line("1", "CUP", "1")
                        .change(),
                Paper.deletion("S-3", 2),
                Paper.of(StockDocumentType.receipt, "R-1", 2)
                        .with(document -> document.setPurchaseOrder("O-1"))
                        .line("1", "MUG", "20")
                        .line("2", "CUP", "8")
                        .change()));
        Collections.shuffle(changes, new Random(3));

        run(ShopWeek.messages(mode, changes));

        Map<String, String> levels = newestLevels().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, level -> text(level.getValue())));
        levels.values().removeIf("0 − 0 + 0"::equals);
        assertThat(levels)
                .isEqualTo(Map.of(
                        "BOX shelf", "-1 − 2 + 0",
                        "MUG shelf", "17 − 7 + 30", // 4 in sets, 3 of the 4
                        "CUP shelf", "8 − 3 + 0",
                        "CUP shop", "-2 − 0 + 0"));
    }

    private static String text(StockLevel level) {
        return "%d − %d + %d".formatted(level.onHand() / 1000, level.reserved() / 1000, level.expected() / 1000);
    }

    private void run(DataStream<RawChange> messages) throws Exception {
        SingleOutputStreamOperator<StockEntry> street = StockStreet.of(messages);
        var entries = street.collectAsync();
        var levels = street.getSideOutput(StockOperator.LEVELS).collectAsync();
        street.getExecutionEnvironment().executeAsync();
        entries.forEachRemaining(rows::add);
        levels.forEachRemaining(states::add);
        Gapless.expect(rows, row -> row.sku() + " " + row.warehouse(), StockEntry::entry);
    }

    private Map<String, Long> sums() {
        Map<String, Long> sums = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> "%s:%s %s".formatted(row.document(), row.line(), row.warehouse()),
                        TreeMap::new,
                        Collectors.summingLong(StockEntry::quantity)));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private Map<String, Long> newest() {
        return newestLevels().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, level -> level.getValue().onHand()));
    }

    private Map<String, StockLevel> newestLevels() {
        return states.stream()
                .collect(Collectors.toMap(
                        level -> level.sku() + " " + level.warehouse(),
                        level -> level,
                        BinaryOperator.maxBy(Comparator.comparingLong(StockLevel::version))));
    }
}
