package dev.vitrina.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.RowKind;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewestOfCheckpointTest {
    @AutoClose
    private OneInputStreamOperatorTestHarness<RowData, RowData> step;

    @BeforeEach
    void newStep() throws Exception {
        step = step(Tables.WAREHOUSES);
    }

    private static OneInputStreamOperatorTestHarness<RowData, RowData> step(Table table) throws Exception {
        var step =
                new OneInputStreamOperatorTestHarness<>(new NewestOfCheckpoint(LakeTable.rowType(table), table.key()));
        step.setup(LakeTable.type(table).createSerializer(new SerializerConfigImpl()));
        step.open();
        return step;
    }

    @Test
    void onlyTheNewestRowOfEachKeyPassesAndOnlyBeforeTheBarrier() throws Exception {
        send(RowKind.INSERT, "shelf", 1);
        send(RowKind.INSERT, "shop", 1);
        send(RowKind.INSERT, "shelf", 2);
        assertThat(passed()).isEmpty();

        step.prepareSnapshotPreBarrier(1);

        assertThat(passed()).containsExactlyInAnyOrder("+I shelf 2", "+I shop 1");
    }

    @Test
    void whatHasPassedDoesNotPassAgain() throws Exception {
        send(RowKind.INSERT, "shelf", 1);
        step.prepareSnapshotPreBarrier(1);
        step.prepareSnapshotPreBarrier(2);
        send(RowKind.INSERT, "shelf", 2);
        step.prepareSnapshotPreBarrier(3);

        assertThat(passed()).containsExactly("+I shelf 1", "+I shelf 2");
    }

    @Test
    void aRowThatIsTakenBackAndComesAgainStays() throws Exception {
        send(RowKind.DELETE, "shelf", 1);
        send(RowKind.INSERT, "shelf", 2);
        send(RowKind.INSERT, "shop", 1);
        send(RowKind.DELETE, "shop", 1);
        step.prepareSnapshotPreBarrier(1);

        assertThat(passed()).containsExactlyInAnyOrder("+I shelf 2", "-D shop 1");
    }

    @Test
    void theEndOfTheInputLetsTheRestPass() throws Exception {
        send(RowKind.INSERT, "shelf", 1);

        step.getOperator().finish();

        assertThat(passed()).containsExactly("+I shelf 1");
    }

    @Test
    void aPartOfTheKeyMayBeMissing() throws Exception {
        step.close();
        step = step(Tables.INVENTORY_VALUE);
        long version = 0;
        for (String warehouse : Arrays.asList(null, "", "a shelf far away", null, "")) {
            step.processElement(new StreamRecord<>(value(warehouse, ++version)));
        }

        step.prepareSnapshotPreBarrier(1);

        assertThat(step.extractOutputValues())
                .extracting(row -> (row.isNullAt(2) ? "-" : "'" + row.getString(2) + "'") + " "
                        + row.getDecimal(4, 18, 3).toUnscaledLong())
                .containsExactlyInAnyOrder("- 4", "'' 5", "'a shelf far away' 3");
    }

    private static RowData value(String warehouse, long thousandths) {
        return Row.of(Tables.INVENTORY_VALUE)
                .text("main")
                .text("CUP")
                .text(warehouse)
                .text("fifo")
                .quantity(thousandths)
                .amount(100)
                .quantity(0)
                .time(Instant.EPOCH)
                .data();
    }

    private void send(RowKind kind, String warehouse, long version) throws Exception {
        RowData row = RowCodecTest.warehouse(warehouse, version);
        row.setRowKind(kind);
        step.processElement(new StreamRecord<>(row));
    }

    private List<String> passed() {
        return step.extractOutputValues().stream()
                .map(row -> row.getRowKind().shortString() + " " + row.getString(1) + " " + row.getLong(2))
                .toList();
    }
}
