package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.changes.Paper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockOperatorTest {
    @AutoClose
    private KeyedTwoInputStreamOperatorTestHarness<Object, LineChange<StockMovement>, Pledge, StockEntry> step;

    @BeforeEach
    void newStep() throws Exception {
        step = step();
    }

    @Test
    void aMovementIsAnEntryAndALevel() throws Exception {
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        send("shelf", LineKind.SHIPMENT, "S-1", 2, -4);

        assertThat(entries()).containsExactly("1 R-1 shelf 10", "2 S-1 shelf -4");
        assertThat(step.getSideOutput(StockOperator.LEVELS))
                .extracting(StreamRecord::getValue)
                .containsExactly(
                        new StockLevel("main", "MUG", "shelf", 10_000, 0, 0, 1, Paper.day(1)),
                        new StockLevel("main", "MUG", "shelf", 6_000, 0, 0, 2, Paper.day(2)));
    }

    @Test
    void everyWarehouseHasACardOfItsOwn() throws Exception {
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        send("shop", LineKind.RECEIPT, "R-2", 1, 3);

        assertThat(entries()).containsExactly("1 R-1 shelf 10", "1 R-2 shop 3");
    }

    @Test
    void aStocktakeThatFindsNoDifferenceIsStillANewLevel() throws Exception {
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        send("shelf", LineKind.STOCKTAKE, "C-1", 2, 10);

        assertThat(entries()).hasSize(1);
        assertThat(step.getSideOutput(StockOperator.LEVELS))
                .extracting(level -> level.getValue().version())
                .containsExactly(1L, 2L);
    }

    @Test
    void aRetractedMovementIsForgotten() throws Exception {
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        retract("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        send("shelf", LineKind.STOCKTAKE, "C-1", 2, 3);

        assertThat(entries()).containsExactly("1 R-1 shelf 10", "2 R-1 shelf -10", "3 C-1 shelf 3");
    }

    @Test
    void aRestoredStepKnowsWhatCameBeforeABackDatedStocktake() throws Exception {
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        send("shelf", LineKind.SHIPMENT, "S-1", 3, -4);
        OperatorSubtaskState checkpoint = checkpoint(1);
        send("shelf", LineKind.RECEIPT, "R-2", 1, 99); // lost with the step
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.open();
        send("shelf", LineKind.STOCKTAKE, "C-1", 2, 9);

        assertThat(entries()).containsExactly("3 C-1 shelf -1");
        assertThat(levels()).extracting(StockLevel::onHand).containsExactly(5_000L);
    }

    @Test
    void promisesAndMovementsMeetOnOneCard() throws Exception {
        step.open();
        pledge("shelf", 4, 0, 1);
        send("shelf", LineKind.RECEIPT, "R-1", 2, 10);
        pledge("shelf", -1, 3, 3);
        pledge("shop", 0, 5, 4);

        assertThat(levels())
                .containsExactly(
                        new StockLevel("main", "MUG", "shelf", 0, 4_000, 0, 1, Paper.day(1)),
                        new StockLevel("main", "MUG", "shelf", 10_000, 4_000, 0, 2, Paper.day(2)),
                        new StockLevel("main", "MUG", "shelf", 10_000, 3_000, 3_000, 3, Paper.day(3)),
                        new StockLevel("main", "MUG", "shop", 0, 0, 5_000, 1, Paper.day(4)));
        assertThat(entries()).containsExactly("1 R-1 shelf 10");
    }

    @Test
    void whatARestartBringsInAnotherOrderIsNotTakenForWhatWasReadBefore() throws Exception {
        step.setProcessingTime(millis("2026-02-01T00:00:00Z"));
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        OperatorSubtaskState checkpoint = checkpoint(1);
        send("shelf", LineKind.SHIPMENT, "S-1", 2, -4);
        pledge("shelf", 2, 0, 2);
        List<StockLevel> read = levels();
        step.close();

        step = step();
        step.initializeState(checkpoint);
        step.setProcessingTime(millis("2026-02-01T00:01:00Z"));
        step.open();
        pledge("shelf", 2, 0, 2);
        send("shelf", LineKind.SHIPMENT, "S-1", 2, -4);
        send("shelf", LineKind.RECEIPT, "R-2", 3, 1);
        read.addAll(levels());

        assertThat(read)
                .as("in the order of versions the last one is what stands")
                .isSortedAccordingTo(Comparator.comparingLong(StockLevel::version));
        assertThat(read.stream().map(StockLevel::version))
                .as("no version says two things")
                .doesNotHaveDuplicates();
        assertThat(read.getLast().free()).isEqualTo(5_000);
    }

    @Test
    void everyLifeCountsFromMoreThanTheOneBeforeEvenIfTheClockIsTurnedBack() throws Exception {
        OperatorSubtaskState checkpoint = null;
        List<Long> versions = new ArrayList<>();
        for (String start : List.of("2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z", "2025-12-31T00:00:00Z")) {
            if (checkpoint != null) {
                step = step();
                step.initializeState(checkpoint);
            }
            step.setProcessingTime(millis(start));
            step.open();
            send("shelf", LineKind.RECEIPT, "R-" + start, 1, 1);
            versions.add(levels().getLast().version());
            checkpoint = checkpoint(1);
            step.close();
        }

        // 32 days in milliseconds × 1000, and 1000 more
        assertThat(versions).containsExactly(1L, 2_764_800_000_002L, 2_764_800_001_003L);
    }

    @Test
    void aLifeWithoutANewLevelHandsOnWhereVersionsStand() throws Exception {
        step.open();
        OperatorSubtaskState first = checkpoint(1);
        step.close();
        step = step();
        step.initializeState(first);
        step.setProcessingTime(millis("2026-02-01T00:00:00Z"));
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 1);
        long version = levels().getLast().version();
        OperatorSubtaskState second = checkpoint(2);
        step.close();
        step = step();
        step.initializeState(second);
        step.open();
        OperatorSubtaskState idle = checkpoint(3);
        step.close();
        step = step();
        step.initializeState(idle);
        step.open();
        send("shelf", LineKind.RECEIPT, "R-2", 1, 1);

        assertThat(levels().getLast().version()).isGreaterThan(version);
    }

    @Test
    void whoFollowsALedgerThatWasBuiltAnewTellsEveryLevelOnceWithAVersionOfItsOwn() throws Exception {
        step = LastStep.joining(StockStreet.anew(Paper.anyMessages()));
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.setProcessingTime(millis("2026-02-01T00:00:00Z"));
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        send("shop", LineKind.RECEIPT, "R-2", 1, 3);
        assertThat(levels()).extracting(StockLevel::version).containsOnly(2_678_400_000_001L);
        OperatorSubtaskState checkpoint = checkpoint(1);
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.setProcessingTime(millis("2026-02-02T00:00:00Z"));
        step.open();
        send("shelf", LineKind.SHIPMENT, "S-1", 2, -4);
        step.setProcessingTime(millis("2026-02-02T00:00:01Z"));
        assertThat(levels())
                .extracting(level -> level.warehouse() + " " + level.onHand() / 1000)
                .containsExactlyInAnyOrder("shelf 6", "shelf 6", "shop 3");
        checkpoint = checkpoint(2);
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.open();
        step.setProcessingTime(millis("2026-02-03T00:00:00Z"));
        assertThat(levels()).isEmpty();
    }

    @Test
    void aBackDatedStocktakeFindsItsPlaceAmongManyMovementsInStateAndInMemory() throws Exception {
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.open();
        for (int day = 1; day <= 700; day++) {
            send("shelf", LineKind.RECEIPT, "R-" + day, day, 1);
            if (day % 90 == 0) {
                checkpoint(day);
            }
        }
        send("shelf", LineKind.SHIPMENT, "S-1", 250, -50);
        retract("shelf", LineKind.RECEIPT, "R-3", 3, 1);
        OperatorSubtaskState checkpoint = checkpoint(1000);
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.open();
        retract("shelf", LineKind.RECEIPT, "R-4", 4, 1);
        send("shelf", LineKind.STOCKTAKE, "C-1", 300, 200);
        send("shelf", LineKind.STOCKTAKE, "C-2", 200, 198);

        // by day 300: 300 less and 50; by day 200: 200 less
        assertThat(entries()).containsExactly("703 R-4 shelf -1", "704 C-1 shelf -48");
        assertThat(levels().getLast().onHand()).isEqualTo(600_000);
    }

    @Test
    void moreItemsThanAreHeldLoseNothing() throws Exception {
        step.open();
        for (int round = 1; round <= 2; round++) {
            for (int shelf = 0; shelf < 10_050; shelf++) {
                send("shelf-" + shelf, LineKind.RECEIPT, "R-" + round, round, shelf);
            }
        }

        assertThat(entries()).hasSize(2 * 10_049).contains("1 R-1 shelf-1 1", "2 R-2 shelf-1 1", "2 R-2 shelf-9 9");
        assertThat(levels().getLast())
                .isEqualTo(new StockLevel("main", "MUG", "shelf-10049", 2 * 10_049_000L, 0, 0, 2, Paper.day(2)));
    }

    @Test
    void inBatchNothingIsKeptOfAKeyThatIsThrough() throws Exception {
        step.getStreamConfig()
                .setInputs(
                        new StreamConfig.NetworkInputConfig(null, 0, StreamConfig.InputRequirement.SORTED),
                        new StreamConfig.NetworkInputConfig(null, 1, StreamConfig.InputRequirement.SORTED));
        step.getStreamConfig().serializeAllConfigs();
        step.open();
        send("shelf", LineKind.RECEIPT, "R-1", 1, 10);
        send("shelf", LineKind.STOCKTAKE, "C-1", 2, 7);
        send("shop", LineKind.RECEIPT, "R-2", 1, 3);

        assertThat(entries()).containsExactly("1 R-1 shelf 10", "2 C-1 shelf -3", "1 R-2 shop 3");
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private OperatorSubtaskState checkpoint(long number) throws Exception {
        step.prepareSnapshotPreBarrier(number);
        return step.snapshot(number, number);
    }

    private void pledge(String warehouse, long reserved, long expected, int day) throws Exception {
        step.processElement2(new StreamRecord<>(
                new Pledge("main", "MUG", warehouse, reserved * 1000, expected * 1000, Paper.day(day))));
    }

    private List<StockLevel> levels() {
        List<StockLevel> levels = new ArrayList<>();
        var output = step.getSideOutput(StockOperator.LEVELS);
        if (output != null) {
            output.forEach(level -> levels.add(level.getValue()));
        }
        return levels;
    }

    private void send(String warehouse, LineKind kind, String document, int day, long units) throws Exception {
        step.processElement1(change(true, warehouse, kind, document, day, units));
    }

    private void retract(String warehouse, LineKind kind, String document, int day, long units) throws Exception {
        step.processElement1(change(false, warehouse, kind, document, day, units));
    }

    private static StreamRecord<LineChange<StockMovement>> change(
            boolean asserted, String warehouse, LineKind kind, String document, int day, long units) {
        Position place = Position.of(kind, false, Paper.day(day), 0, "erp", document, "1");
        StockMovement movement = new StockMovement("main", "MUG", warehouse, kind, place, units * 1000);
        return new StreamRecord<>(
                new LineChange<>(asserted, movement, asserted ? Cause.NEW : Cause.DELETE, Paper.day(day)));
    }

    private List<String> entries() {
        return step.extractOutputValues().stream()
                .map(entry -> "%d %s %s %d"
                        .formatted(entry.entry(), entry.document(), entry.warehouse(), entry.quantity() / 1000))
                .toList();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Object, LineChange<StockMovement>, Pledge, StockEntry> step()
            throws Exception {
        return LastStep.joining(StockStreet.of(Paper.anyMessages()));
    }
}
