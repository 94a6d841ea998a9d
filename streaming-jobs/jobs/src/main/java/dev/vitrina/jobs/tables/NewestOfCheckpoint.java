package dev.vitrina.jobs.tables;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.binary.BinarySegmentUtils;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/**
 * Holds back rows until the checkpoint and then lets only the newest of each key pass: a table that is committed every
 * few seconds needs no states in between. What is held is sent on before the barrier, so it never has to be saved. It is
 * held as the bytes in which it will travel: a row of objects is some fifty of them, which the collector would copy again
 * and again, and to make bytes of all rows at the barrier would keep the stream standing.
 *
 * <p>Must follow the operator that orders the rows of a key without a shuffle between them.
 */
final class NewestOfCheckpoint extends AbstractStreamOperator<RowData>
        implements OneInputStreamOperator<RowData, RowData> {
    private static final long serialVersionUID = 1;
    private static final int MOST_ROWS = 200_000;

    private final RowType type;
    private final List<String> key;
    private transient Form rows;
    private transient Form keys;
    private transient RowData.FieldGetter[] keyColumns;
    private transient Map<Key, byte[]> newest;

    NewestOfCheckpoint(RowType type, List<String> key) {
        this.type = type;
        this.key = List.copyOf(key);
    }

    @Override
    public void open() throws Exception {
        super.open();
        rows = new Form(type.getChildren());
        keys = new Form(columns().map(type::getTypeAt).toList());
        keyColumns = columns()
                .map(column -> RowData.createFieldGetter(type.getTypeAt(column), column))
                .toArray(RowData.FieldGetter[]::new);
        newest = new LinkedHashMap<>();
    }

    private Stream<Integer> columns() {
        return key.stream().map(type::getFieldIndex);
    }

    @Override
    public void processElement(StreamRecord<RowData> row) {
        newest.put(keyOf(row.getValue()), rows.bytes(row.getValue()));
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

    private Key keyOf(RowData row) {
        GenericRowData parts = new GenericRowData(keyColumns.length);
        for (int i = 0; i < keyColumns.length; i++) {
            parts.setField(i, keyColumns[i].getFieldOrNull(row));
        }
        return new Key(keys.bytes(parts));
    }

    private void flush() {
        newest.values().forEach(bytes -> output.collect(new StreamRecord<>(rows.row(bytes))));
        newest.clear();
    }

    /** Rows of some columns as Flink's bytes, the kind of the row among them. */
    private record Form(RowDataSerializer serializer) {
        Form(List<LogicalType> columns) {
            this(new RowDataSerializer(columns.toArray(LogicalType[]::new)));
        }

        byte[] bytes(RowData row) {
            BinaryRowData binary = serializer.toBinaryRow(row);
            return BinarySegmentUtils.copyToBytes(binary.getSegments(), binary.getOffset(), binary.getSizeInBytes());
        }

        RowData row(byte[] bytes) {
            BinaryRowData row = new BinaryRowData(serializer.getArity());
            row.pointTo(MemorySegmentFactory.wrap(bytes), 0, bytes.length);
            return row;
        }
    }

    /** What a row is known by; parts of it may be null. */
    private record Key(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
