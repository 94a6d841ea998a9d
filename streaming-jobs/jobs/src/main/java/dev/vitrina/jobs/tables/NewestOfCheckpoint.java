package dev.vitrina.jobs.tables;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;

/**
 * Holds back rows until the checkpoint and then lets only the newest of each key pass: a table that is committed every
 * few seconds needs no states in between. What is held is sent on before the barrier, so it never has to be saved.
 *
 * <p>Must follow the operator that orders the rows of a key without a shuffle between them.
 */
final class NewestOfCheckpoint extends AbstractStreamOperator<RowData>
        implements OneInputStreamOperator<RowData, RowData> {
    private static final long serialVersionUID = 1;
    private static final int MOST_ROWS = 200_000;

    private final RowData.FieldGetter[] key;
    private transient Map<List<Object>, RowData> newest;

    NewestOfCheckpoint(RowType type, List<String> key) {
        this.key = key.stream()
                .map(type::getFieldIndex)
                .map(column -> RowData.createFieldGetter(type.getTypeAt(column), column))
                .toArray(RowData.FieldGetter[]::new);
    }

    @Override
    public void open() throws Exception {
        super.open();
        newest = new LinkedHashMap<>();
    }

    @Override
    public void processElement(StreamRecord<RowData> row) {
        newest.put(keyOf(row.getValue()), row.getValue());
        if (newest.size() >= MOST_ROWS) {
            flush();
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private List<Object> keyOf(RowData row) {
        Object[] parts = new Object[key.length];
        for (int i = 0; i < key.length; i++) {
            parts[i] = key[i].getFieldOrNull(row);
        }
        // not List.of: a part of the key may be null
        return Arrays.asList(parts);
    }

    private void flush() {
        newest.values().forEach(row -> output.collect(new StreamRecord<>(row)));
        newest.clear();
    }
}
