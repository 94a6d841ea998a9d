package dev.vitrina.jobs.costing;

import static dev.vitrina.jobs.costing.Ledger.adjustment;
import static dev.vitrina.jobs.costing.Ledger.asserted;
import static dev.vitrina.jobs.costing.Ledger.costs;
import static dev.vitrina.jobs.costing.Ledger.receipt;
import static dev.vitrina.jobs.costing.Ledger.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.changes.Paper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 10 units at 5.00 come on day 2 and 4 leave on day 3; what comes late is 2 units at 4.00 on day 1. */
class CostingOperatorTest {
    private static final LineChange<CostLine> RECEIPT = asserted(receipt("MUG", "R-2", 2, 10, 5_000));
    private static final LineChange<CostLine> SHIPMENT = asserted(shipment("MUG", "S-3", 3, 4));
    private static final LineChange<CostLine> LATE = asserted(receipt("MUG", "R-1", 1, 2, 800));
    // 2 × 4.00 + 2 × 5.00
    private static final Map<String, Long> COSTS = Map.of("R-1", -800L, "R-2", -5_000L, "S-3", 1_800L);

    @AutoClose
    private KeyedOneInputStreamOperatorTestHarness<Object, LineChange<CostLine>, CostEntry> step;

    @BeforeEach
    void newStep() throws Exception {
        step = step();
    }

    @Test
    void changesAreCostedWhenTheirGatheringEnds() throws Exception {
        step.open();
        send(step, RECEIPT, SHIPMENT);
        step.setProcessingTime(49);
        assertThat(step.extractOutputValues()).isEmpty();

        step.setProcessingTime(50);

        assertThat(costs(step.extractOutputValues())).isEqualTo(Map.of("R-2", -5_000L, "S-3", 2_000L));
    }

    @Test
    void whatIsGatheredIsCostedBeforeTheBarrier() throws Exception {
        step.open();
        send(step, RECEIPT);

        step.prepareSnapshotPreBarrier(1);

        assertThat(costs(step.extractOutputValues())).isEqualTo(Map.of("R-2", -5_000L));
    }

    @Test
    void whatIsGatheredIsCostedWhenTheInputEnds() throws Exception {
        step.open();
        send(step, RECEIPT);

        step.getOperator().finish();

        assertThat(costs(step.extractOutputValues())).isEqualTo(Map.of("R-2", -5_000L));
    }

    @ParameterizedTest(name = "{0} at a time")
    @ValueSource(ints = {1, 2, 3})
    void costsDoNotDependOnHowChangesAreGathered(int atATime) throws Exception {
        step.open();
        List<LineChange<CostLine>> changes = List.of(RECEIPT, SHIPMENT, LATE);
        for (int i = 0; i < changes.size(); i++) {
            send(step, changes.get(i));
            if ((i + 1) % atATime == 0) {
                step.prepareSnapshotPreBarrier(i);
            }
        }
        step.getOperator().finish();

        assertThat(costs(step.extractOutputValues())).isEqualTo(COSTS);
        assertThat(lastValue(step)).isEqualTo("8000 for 4000");
    }

    @Test
    void aBurstIsReplayedOnce() throws Exception {
        step.open();
        send(step, RECEIPT, SHIPMENT, LATE);
        step.prepareSnapshotPreBarrier(1);

        assertThat(step.extractOutputValues())
                .as("one row a line and method, no correction")
                .hasSize(6);
        assertThat(step.getSideOutput(CostingOperator.VALUES)).hasSize(2);
    }

    @Test
    void itemsGatheredTogetherKeepTheirOwnHistories() throws Exception {
        step.open();
        send(step, RECEIPT, asserted(receipt("CUP", "R-9", 1, 10, 1_000)), SHIPMENT);
        send(step, asserted(shipment("CUP", "S-9", 3, 1)));
        step.prepareSnapshotPreBarrier(1);

        assertThat(costs(step.extractOutputValues()))
                .isEqualTo(Map.of("R-2", -5_000L, "S-3", 2_000L, "R-9", -1_000L, "S-9", 100L));
        assertThat(step.extractOutputValues().stream()
                        .filter(row -> row.sku().equals("CUP"))
                        .map(CostEntry::entry))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aCheckpointInTheMiddleLosesNothingAndCountsNothingTwice() throws Exception {
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.open();
        List<LineChange<CostLine>> changes = Ledger.longHistory();
        changes.subList(0, 120).forEach(change -> send(step, change));
        step.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        List<CostEntry> rows = new ArrayList<>(step.extractOutputValues());
        changes.subList(120, 150).forEach(change -> send(step, change)); // lost with the step
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.open();
        changes.subList(120, changes.size()).forEach(change -> send(step, change));
        send(step, asserted(receipt("MUG", "R-0", 0, 1, 300)));
        step.prepareSnapshotPreBarrier(2);
        rows.addAll(step.extractOutputValues());

        Map<String, Long> costs = costs(rows);
        // from R-0: 1 at 3.00; then 10 at 5.00 and 100 of R-2; the other 89 go at R-2's last unit cost
        assertThat(costs.get("S-3")).isEqualTo(300);
        assertThat(costs.get("S-4")).isEqualTo(500);
        assertThat(costs.get("S-13")).isEqualTo(500);
        assertThat(LongStream.rangeClosed(14, 113)
                        .map(day -> costs.get("S-" + day))
                        .sum())
                .isEqualTo(60_001);
        assertThat(rows.stream().map(CostEntry::entry))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, rows.size()).boxed().toList());
    }

    @Test
    void historyFoldsSomeTimeAfterAClosingBecameKnown() throws Exception {
        openFolding();
        sellClosed(100, "S-10");
        sellClosed(1_099, "S-11");
        send(step, LATE);
        sellClosed(1_100, "S-12");
        assertThat(costs(step.extractOutputValues())).as("not folded yet").containsEntry("R-1", -800L);

        send(step, asserted(receipt("MUG", "R-0", 1, 2, 600)));
        sellClosed(1_200, "S-13");
        assertThat(costs(step.extractOutputValues()))
                .as("folded")
                .doesNotContainKey("R-0")
                .containsEntry("S-3", 1_800L)
                .containsEntry("S-13", 500L);
    }

    @Test
    void historyDoesNotFoldBehindAClosingThatWasTakenBack() throws Exception {
        openFolding();
        sellClosed(100, "S-10");
        step.setProcessingTime(5_000);
        send(step, asserted(shipment("MUG", "S-11", 11, 1)));
        step.prepareSnapshotPreBarrier(1);
        send(step, LATE);
        step.prepareSnapshotPreBarrier(2);

        assertThat(costs(step.extractOutputValues())).containsEntry("R-1", -800L);
    }

    @Test
    void whereALaterClosingCannotFoldAnEarlierOneDoes() throws Exception {
        openFolding();
        sellClosed(100, "S-10", 3);
        sellClosed(200, "S-11", 5);
        // a part of what R-4 cost, recorded before the closing and still open
        send(step, asserted(receipt("MUG", "R-4", 4, 1, 900)), asserted(adjustment("MUG", "A-9", 9, 600, "R-4")));
        sellClosed(1_300, "S-12", 5);
        send(step, LATE, asserted(receipt("MUG", "R-3", 3, 1, 700)));
        sellClosed(1_400, "S-13", 5);

        assertThat(costs(step.extractOutputValues())).doesNotContainKey("R-1").containsEntry("R-3", -700L);
    }

    @Test
    void aClosingThatReachedTooFarAndWasTakenBackDoesNotKeepOthersFromFolding() throws Exception {
        openFolding();
        sellClosed(100, "S-10", 9_999);
        sellClosed(200, "S-11", 5, 31);
        sellClosed(1_300, "S-12", 5, 32);
        send(step, LATE);
        sellClosed(1_400, "S-13", 5, 33);

        assertThat(costs(step.extractOutputValues())).doesNotContainKey("R-1");
    }

    /** An item with a history that folds a second after a closing became known. */
    private void openFolding() throws Exception {
        step = LastStep.of(CostingStreet.folding(Paper.anyMessages(), Optional.of(Duration.ofSeconds(1))));
        step.open();
        send(step, RECEIPT, SHIPMENT);
    }

    private void sellClosed(long millis, String document) throws Exception {
        sellClosed(millis, document, 5);
    }

    private void sellClosed(long millis, String document, int openDay) throws Exception {
        sellClosed(millis, document, openDay, 30);
    }

    /** Sells one at a time of the machine's, when all before a day is closed, as is recorded on another. */
    private void sellClosed(long millis, String document, int openDay, int recordedOn) throws Exception {
        step.setProcessingTime(millis);
        CostLine sale = shipment("MUG", document, Integer.parseInt(document.substring(2)), 1);
        send(step, new LineChange<>(true, sale, Cause.NEW, Paper.day(recordedOn), Paper.day(openDay)));
        step.prepareSnapshotPreBarrier(1);
    }

    @Test
    void inBatchAnItemIsCostedWholeWhenTheNextOneBegins() throws Exception {
        step.getStreamConfig()
                .setInputs(new StreamConfig.NetworkInputConfig(null, 0, StreamConfig.InputRequirement.SORTED));
        step.getStreamConfig().serializeAllConfigs();
        step.open();
        send(step, RECEIPT, SHIPMENT);
        step.setProcessingTime(60_000);
        assertThat(step.extractOutputValues()).as("the item may still go on").isEmpty();

        send(step, LATE, asserted(receipt("TEA", "R-9", 1, 10, 1_000)));
        assertThat(costs(step.extractOutputValues())).isEqualTo(COSTS);

        step.getOperator().finish();
        assertThat(costs(step.extractOutputValues())).containsEntry("R-9", -1_000L);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Object, LineChange<CostLine>, CostEntry> step()
            throws Exception {
        return LastStep.of(CostingStreet.of(Paper.anyMessages()));
    }

    @SafeVarargs
    private static void send(
            KeyedOneInputStreamOperatorTestHarness<Object, LineChange<CostLine>, CostEntry> step,
            LineChange<CostLine>... changes) {
        for (LineChange<CostLine> change : changes) {
            try {
                step.processElement(new StreamRecord<>(change));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static String lastValue(
            KeyedOneInputStreamOperatorTestHarness<Object, LineChange<CostLine>, CostEntry> step) {
        ValuedStock last = null;
        for (StreamRecord<ValuedStock> value : step.getSideOutput(CostingOperator.VALUES)) {
            last = value.getValue().method() == Method.FIFO ? value.getValue() : last;
        }
        return last.quantity() + " for " + last.value();
    }
}
