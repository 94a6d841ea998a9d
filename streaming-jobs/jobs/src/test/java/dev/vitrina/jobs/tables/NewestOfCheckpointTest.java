package dev.vitrina.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.schemas.Tables;
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
        step = new OneInputStreamOperatorTestHarness<>(
                new NewestOfCheckpoint(LakeTable.rowType(Tables.WAREHOUSES), Tables.WAREHOUSES.key()));
        step.setup(LakeTable.type(Tables.WAREHOUSES).createSerializer(new SerializerConfigImpl()));
        step.open();
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
