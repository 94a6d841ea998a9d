package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the engine asks of its callers and how much of a history it touches. */
class ItemCostingTest {
    private final MapStore store = new MapStore();

    private static CostLine line(String sku, LineKind kind, int document, long day, long units, Long value) {
        return new CostLine(
                "shop",
                sku,
                kind,
                "erp",
                Integer.toString(document),
                "1",
                Instant.ofEpochSecond(day),
                0,
                "main",
                null,
                units * 1000,
                value,
                null,
                null,
                null,
                "order-" + document,
                0);
    }

    private static LineChange<CostLine> asserted(CostLine line, long recordedAt) {
        return new LineChange<>(true, line, Cause.NEW, Instant.ofEpochSecond(recordedAt));
    }

    private static LineChange<CostLine> retracted(CostLine line) {
        return new LineChange<>(false, line, Cause.DELETE, line.moment());
    }

    /** A receipt and a shipment of two a day; whatever is received is gone the same day. */
    private static List<LineChange<CostLine>> days(int from, int to) {
        List<LineChange<CostLine>> changes = new ArrayList<>();
        for (int day = from; day < to; day++) {
            changes.add(asserted(line("tea", LineKind.RECEIPT, 2 * day, day, 2, 100L + day), day));
            changes.add(asserted(line("tea", LineKind.SHIPMENT, 2 * day + 1, day, 2, null), day));
        }
        return changes;
    }

    @Test
    void rowsSayWhichLineAndWhen() {
        Answers answers = ItemCosting.apply(
                store,
                Policies.DEFAULTS,
                List.of(
                        asserted(line("tea", LineKind.RECEIPT, 1, 10, 2, 300L), 70),
                        asserted(line("tea", LineKind.SHIPMENT, 2, 20, 1, null), 60)));
        assertThat(answers.costs().get(1))
                .isEqualTo(new CostEntry(
                        2,
                        "erp",
                        "2",
                        "1",
                        LineKind.SHIPMENT,
                        "order-2",
                        "shop",
                        "tea",
                        "main",
                        Method.FIFO,
                        1000,
                        150,
                        false,
                        Reason.INITIAL,
                        Instant.ofEpochSecond(20),
                        Instant.ofEpochSecond(70)));
        assertThat(answers.layers())
                .containsExactly(new LayerEntry(
                        1,
                        "erp",
                        "2",
                        "1",
                        "erp",
                        "1",
                        "1",
                        "shop",
                        "tea",
                        1000,
                        150,
                        Instant.ofEpochSecond(20),
                        Instant.ofEpochSecond(70)));
        assertThat(answers.values())
                .containsExactly(
                        new InventoryValue("shop", "tea", "main", Method.FIFO, 1000, 150, 0),
                        new InventoryValue("shop", "tea", "main", Method.AVERAGE, 1000, 150, 0));
    }

    /** The open queue as a reader of the table has it. */
    private static void apply(Map<Long, OpenLayer> table, Answers answers) {
        answers.openLayers().forEach(layer -> {
            if (layer.isGone()) {
                assertThat(table.remove(layer.position())).isNotNull();
            } else {
                table.put(layer.position(), layer);
            }
        });
    }

    @Test
    void openLayersAreNumberedFromTheOldestOn() {
        Map<Long, OpenLayer> table = new TreeMap<>();
        apply(
                table,
                ItemCosting.apply(
                        store,
                        Policies.DEFAULTS,
                        List.of(
                                asserted(line("tea", LineKind.RECEIPT, 1, 1, 2, 300L), 1),
                                asserted(line("tea", LineKind.RECEIPT, 2, 2, 5, 500L), 1))));
        assertThat(table.values())
                .containsExactly(
                        new OpenLayer("shop", "tea", "main", 1, new LineId("erp", "1", "1"), 2000, 300),
                        new OpenLayer("shop", "tea", "main", 2, new LineId("erp", "2", "1"), 5000, 500));

        apply(
                table,
                ItemCosting.apply(
                        store, Policies.DEFAULTS, List.of(asserted(line("tea", LineKind.SHIPMENT, 3, 3, 3, null), 1))));
        assertThat(table.values())
                .containsExactly(new OpenLayer("shop", "tea", "main", 1, new LineId("erp", "2", "1"), 4000, 400));

        apply(
                table,
                ItemCosting.apply(
                        store, Policies.DEFAULTS, List.of(asserted(line("tea", LineKind.SHIPMENT, 4, 4, 9, null), 1))));
        assertThat(table).isEmpty();
    }

    @Test
    void longOpenQueuesAreToldWholly() {
        Map<Long, OpenLayer> table = new TreeMap<>();
        for (int day = 0; day < 700; day++) {
            apply(
                    table,
                    ItemCosting.apply(
                            store,
                            Policies.DEFAULTS,
                            List.of(asserted(line("tea", LineKind.RECEIPT, day, day, 2, 100L + day), 1))));
        }
        for (int day = 700; day < 900; day++) {
            apply(
                    table,
                    ItemCosting.apply(
                            store,
                            Policies.DEFAULTS,
                            List.of(asserted(line("tea", LineKind.SHIPMENT, day, day, 3, null), 1))));
        }
        List<Layer> layers = store.tail(Method.FIFO).queues().getFirst().layers();
        assertThat(layers).hasSize(400);
        assertThat(table.values().stream().map(layer -> new Layer(layer.quantity(), layer.value(), layer.origin())))
                .isEqualTo(layers);
        assertThat(table.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void recordedAtNeverGoesBack() {
        ItemCosting.apply(
                store, Policies.DEFAULTS, List.of(asserted(line("tea", LineKind.RECEIPT, 1, 10, 2, 300L), 70)));
        Answers answers = ItemCosting.apply(
                store, Policies.DEFAULTS, List.of(asserted(line("tea", LineKind.SHIPMENT, 2, 20, 1, null), 60)));
        assertThat(answers.costs().getLast().recordedAt()).isEqualTo(Instant.ofEpochSecond(70));
    }

    @Test
    void onlyWarehousesWhoseValueChangedAreAnswered() {
        ItemCosting.apply(store, Policies.DEFAULTS, days(0, 3));
        CostLine receipt = line("tea", LineKind.RECEIPT, 4, 2, 2, 102L);
        assertThat(ItemCosting.apply(store, Policies.DEFAULTS, List.of(retracted(receipt), asserted(receipt, 3))))
                .isEqualTo(
                        new Answers(List.of(), List.of(), List.of(), List.of(), 0, 0, null, Instant.ofEpochSecond(3)));
    }

    @Test
    void noChangesChangeNothing() {
        assertThat(ItemCosting.apply(store, Policies.DEFAULTS, List.of()))
                .isEqualTo(new Answers(List.of(), List.of(), List.of(), List.of(), 0, 0, null, Instant.EPOCH));
        assertThat(store.head()).isNull();
    }

    @Test
    void lineOfAnotherItemIsRefused() {
        assertThatThrownBy(() -> ItemCosting.apply(
                        store,
                        Policies.DEFAULTS,
                        List.of(
                                asserted(line("tea", LineKind.RECEIPT, 1, 1, 2, 1L), 1),
                                asserted(line("cup", LineKind.RECEIPT, 2, 1, 2, 1L), 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("erp|2:1")
                .hasMessageContaining("cup");
    }

    @Test
    void lineCannotStandTwice() {
        ItemCosting.apply(store, Policies.DEFAULTS, days(0, 2));
        CostLine again = line("tea", LineKind.RECEIPT, 2, 1, 2, 1L);
        assertThatThrownBy(() -> ItemCosting.apply(store, Policies.DEFAULTS, List.of(asserted(again, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("erp|2:1");
    }

    @Test
    void onlyWhatStandsCanBeRetracted() {
        ItemCosting.apply(store, Policies.DEFAULTS, days(0, 2));
        CostLine other = line("tea", LineKind.RECEIPT, 2, 1, 2, 999L);
        assertThatThrownBy(() -> ItemCosting.apply(store, Policies.DEFAULTS, List.of(retracted(other))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("erp|2:1")
                .hasMessageContaining("999");
    }

    @Test
    void lineInOrderIsAddedAndNothingIsRead() {
        ItemCosting.apply(store, Policies.DEFAULTS, days(0, 1000));
        store.partsRead = 0;
        store.partsWritten = 0;
        store.recentRead = 0;
        store.accountsRead = 0;
        ItemCosting.apply(
                store, Policies.DEFAULTS, List.of(asserted(line("tea", LineKind.RECEIPT, 5000, 1000, 2, 7L), 1)));
        assertThat(store.partsRead + store.partsWritten + store.recentRead + store.accountsRead)
                .isZero();
    }

    @Test
    void lateChangeIsPlayedUntilTheStateIsTheOldOne() {
        days(0, 1000).forEach(change -> ItemCosting.apply(store, Policies.DEFAULTS, List.of(change)));
        store.partsRead = 0;
        store.partsWritten = 0;
        Answers answers = ItemCosting.apply(
                store,
                Policies.DEFAULTS,
                List.of(
                        retracted(line("tea", LineKind.RECEIPT, 1400, 700, 2, 800L)),
                        asserted(line("tea", LineKind.RECEIPT, 1400, 700, 2, 5L), 1)));
        assertThat(answers.costs()).hasSize(8);
        assertThat(store.partsRead).as("nodes, chunks and states read").isLessThan(12);
        assertThat(store.partsWritten).isLessThan(5);
    }

    @Test
    void longQueueOfWhatIsOwedIsNotReadForOneMore() {
        List<LineChange<CostLine>> sales = new ArrayList<>();
        for (int day = 0; day < 5000; day++) {
            sales.add(asserted(line("tea", LineKind.SHIPMENT, day, day, 1, null), day));
        }
        sales.forEach(sale -> ItemCosting.apply(store, Policies.DEFAULTS, List.of(sale)));
        assertThat(store.head().fifo().queues().getFirst().shortages().front().size()
                        + store.head()
                                .fifo()
                                .queues()
                                .getFirst()
                                .shortages()
                                .back()
                                .size())
                .isLessThan(400);
        Answers answers = ItemCosting.apply(
                store,
                Policies.DEFAULTS,
                List.of(asserted(line("tea", LineKind.RECEIPT, 6000, 6000, 5000, 50_000L), 6000)));
        assertThat(answers.costs().stream().filter(row -> row.method() == Method.FIFO))
                .hasSize(10_001);
        assertThat(answers.values().getFirst())
                .isEqualTo(new InventoryValue("shop", "tea", "main", Method.FIFO, 0, 0, 0));
        assertThat(store.count(Part.Page.class)).isZero();
    }

    @Test
    void returnFarFromItsSaleFollowsIt() {
        ItemCosting.apply(store, Policies.DEFAULTS, days(0, 1000));
        CostLine back = new CostLine(
                "shop",
                "tea",
                LineKind.SALE_RETURN,
                "erp",
                "back",
                "1",
                Instant.ofEpochSecond(900),
                0,
                "shop",
                null,
                1000,
                null,
                null,
                "201",
                "1",
                null,
                0);
        ItemCosting.apply(store, Policies.DEFAULTS, List.of(asserted(back, 1)));
        Answers answers = ItemCosting.apply(
                store,
                Policies.DEFAULTS,
                List.of(
                        retracted(line("tea", LineKind.RECEIPT, 200, 100, 2, 200L)),
                        asserted(line("tea", LineKind.RECEIPT, 200, 100, 2, 700L), 1)));
        assertThat(answers.costs().stream()
                        .filter(row -> row.method() == Method.FIFO)
                        .map(row -> row.document() + " " + row.cost()))
                .containsExactly("200 200", "200 -700", "201 -200", "201 700", "back 100", "back -350");
        assertThat(answers.values())
                .containsExactly(
                        new InventoryValue("shop", "tea", "shop", Method.FIFO, 1000, 350, 0),
                        new InventoryValue("shop", "tea", "shop", Method.AVERAGE, 1000, 350, 0));
    }

    @Test
    void historyThatArrivesInAnyOrderIsCutIntoChunks() {
        List<LineChange<CostLine>> changes = days(0, 4000);
        Collections.shuffle(changes, new Random(5));
        for (int from = 0; from < changes.size(); from += 100) {
            ItemCosting.apply(store, Policies.DEFAULTS, changes.subList(from, from + 100));
        }
        assertThat(store.head().steps()).isEqualTo(8000);
        assertThat(store.head().recentCount()).isLessThan(Timeline.CHUNK);
        assertThat(store.count(Part.Chunk.class)).isBetween(8000L / (2 * Timeline.CHUNK), 8000L / Timeline.CHUNK * 2);
        assertThat(store.tail(Method.FIFO).queues())
                .allSatisfy(queue -> assertThat(queue.layers()).isEmpty());
    }

    @Test
    void valuesNeedMoreThan64BitsOnTheWay() {
        // 3/4 of 9×10¹⁶ minor units and 4×10¹² thousandths: the product is far above 2⁶⁴
        long units = 4_000_000_000L;
        long value = 90_000_000_000_000_001L;
        ItemCosting.apply(
                store, Policies.DEFAULTS, List.of(asserted(line("tea", LineKind.RECEIPT, 1, 1, units, value), 1)));
        Answers answers = ItemCosting.apply(
                store,
                Policies.DEFAULTS,
                List.of(asserted(line("tea", LineKind.SHIPMENT, 2, 2, units / 4 * 3, null), 1)));
        assertThat(answers.costs().getLast().cost()).isEqualTo(67_500_000_000_000_001L); // …000.75
    }
}
