package dev.vitrina.jobs.tables;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.jobs.state.Fields;
import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InvalidObjectException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.RowType;

/**
 * Rows of a table as bytes in state. The version is the number of columns: a table only ever gains columns at its end,
 * so a row of an earlier version lacks its last ones, which are null. A codec that comes out of a savepoint stands for its
 * table as this build defines it.
 */
public final class RowCodec implements Codec<RowData> {
    private static final long serialVersionUID = 1;

    private final String table;
    private final transient RowType type;
    private transient RowDataSerializer serializer;

    public RowCodec(Table table) {
        this.table = table.fullName();
        this.type = LakeTable.rowType(table);
    }

    @Override
    public int version() {
        return type.getFieldCount();
    }

    @Override
    public void write(RowData row, DataOutput out) throws IOException {
        serializer().serialize(row, (DataOutputView) out);
    }

    @Override
    public RowData read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A row of " + table);
        DataInputView view = (DataInputView) in;
        if (version == version()) {
            return serializer().deserialize(view);
        }
        RowType before = new RowType(type.getFields().subList(0, version));
        RowData old = new RowDataSerializer(before).deserialize(view);
        GenericRowData row = new GenericRowData(old.getRowKind(), version());
        for (int i = 0; i < version; i++) {
            row.setField(i, RowData.createFieldGetter(before.getTypeAt(i), i).getFieldOrNull(old));
        }
        return comparable(row);
    }

    /** The row in the form in which equal rows are equal objects. */
    public RowData comparable(RowData row) {
        BinaryRowData binary = serializer().toBinaryRow(row);
        return binary.copy();
    }

    private RowDataSerializer serializer() {
        if (serializer == null) {
            serializer = new RowDataSerializer(type);
        }
        return serializer;
    }

    private Object readResolve() throws InvalidObjectException {
        return Tables.all().stream()
                .filter(known -> known.fullName().equals(table))
                .findFirst()
                .map(RowCodec::new)
                .orElseThrow(() -> new InvalidObjectException("This build has no table " + table));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowCodec that && that.table.equals(table);
    }

    @Override
    public int hashCode() {
        return table.hashCode();
    }
}
