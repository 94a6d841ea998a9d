package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.changes.Paper;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockFunctionTest {
    @AutoClose
    private KeyedOneInputStreamOperatorTestHarness<Object, LineChange<StockMovement>, StockEntry> step;

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
        assertThat(step.getSideOutput(StockFunction.LEVELS))
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
        assertThat(step.getSideOutput(StockFunction.LEVELS))
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
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        send("shelf", LineKind.RECEIPT, "R-2", 1, 99); // lost with the step
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.open();
        send("shelf", LineKind.STOCKTAKE, "C-1", 2, 9);

        assertThat(entries()).containsExactly("3 C-1 shelf -1");
        assertThat(step.getSideOutput(StockFunction.LEVELS))
                .extracting(StreamRecord::getValue)
                .containsExactly(new StockLevel("main", "MUG", "shelf", 5_000, 0, 0, 3, Paper.day(3)));
    }

    private void send(String warehouse, LineKind kind, String document, int day, long units) throws Exception {
        step.processElement(change(true, warehouse, kind, document, day, units));
    }

    private void retract(String warehouse, LineKind kind, String document, int day, long units) throws Exception {
        step.processElement(change(false, warehouse, kind, document, day, units));
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

    private static KeyedOneInputStreamOperatorTestHarness<Object, LineChange<StockMovement>, StockEntry> step()
            throws Exception {
        return LastStep.of(StockStreet.of(Paper.anyMessages()));
    }
}
