package dev.vitrina.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.state.FlatType;
import dev.vitrina.jobs.state.Snapshots;
import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.avro.WarehouseKind;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.Schema;
import org.junit.jupiter.api.Test;

class RowCodecTest {
    /** {@code current.warehouses} as an earlier build had it, without its last column. */
    private static final Table EARLIER = new Table(
            "current",
            "warehouses",
            new Schema(Tables.WAREHOUSES
                    .schema()
                    .columns()
                    .subList(0, Tables.WAREHOUSES.schema().columns().size() - 1)),
            Tables.WAREHOUSES.key());

    private final RowCodec codec = new RowCodec(Tables.WAREHOUSES);

    @Test
    void aRowComesBackFromItsBytesEqualToWhatItWas() throws IOException {
        RowData row = codec.comparable(warehouse("shelf", 3));

        RowData read = codec.read(codec.version(), bytes(codec, row));

        assertThat(read).isEqualTo(row);
        assertThat(RowText.of(Tables.WAREHOUSES, read)).containsEntry("kind", "own");
    }

    @Test
    void equalRowsAreEqualObjectsOnceComparable() {
        assertThat(codec.comparable(warehouse("shelf", 3)))
                .isEqualTo(codec.comparable(warehouse("shelf", 3)))
                .isNotEqualTo(codec.comparable(warehouse("shelf", 4)));
    }

    @Test
    void aRowOfAnEarlierVersionLacksItsLastColumns() throws IOException {
        RowData read = codec.read(6, bytes(new RowCodec(EARLIER), earlier("shelf", 3)));

        assertThat(read.getArity()).isEqualTo(7);
        assertThat(RowText.of(Tables.WAREHOUSES, read))
                .containsEntry("warehouse", "shelf")
                .containsEntry("version", "3")
                .containsEntry("name", "the shelf")
                .containsEntry("kind", null);
    }

    @Test
    void aSavepointOfAnEarlierBuildIsMigratedToTheTableOfThisOne() throws IOException {
        TypeSerializer<RowData> before = serializer(new RowCodec(EARLIER));
        DataOutputSerializer out = new DataOutputSerializer(64);
        before.serialize(earlier("shelf", 3), out);
        DataInputDeserializer saved = new DataInputDeserializer(out.getCopyOfBuffer());
        TypeSerializer<RowData> now = serializer(codec);

        var kept = Snapshots.kept(before.snapshotConfiguration());
        assertThat(now.snapshotConfiguration().resolveSchemaCompatibility(kept).isCompatibleAfterMigration())
                .isTrue();
        DataOutputSerializer migrated = new DataOutputSerializer(64);
        now.serialize(kept.restoreSerializer().deserialize(saved), migrated);
        RowData read = now.deserialize(new DataInputDeserializer(migrated.getCopyOfBuffer()));

        assertThat(RowText.of(Tables.WAREHOUSES, read))
                .containsEntry("name", "the shelf")
                .containsEntry("kind", null);
    }

    @Test
    void aRowWithMoreColumnsThanTheTableIsRefused() {
        assertThatThrownBy(() -> codec.read(8, new DataInputDeserializer(new byte[0])))
                .isInstanceOf(IOException.class)
                .hasMessage("A row of current.warehouses was written in version 8; this build reads 1 to 7");
    }

    @Test
    void twoTablesThatBeginAlikeHaveDifferentCodecs() {
        assertThat(codec).isNotEqualTo(new RowCodec(Tables.CUSTOMERS)).isEqualTo(new RowCodec(EARLIER));
    }

    @Test
    void aTableThatIsGoneIsNamed() throws IOException {
        byte[] gone = InstantiationUtil.serializeObject(
                new RowCodec(new Table("current", "shelves", Tables.WAREHOUSES.schema(), List.of())));

        assertThatThrownBy(() ->
                        InstantiationUtil.deserializeObject(gone, getClass().getClassLoader()))
                .hasMessageContaining("This build has no table current.shelves");
    }

    static RowData warehouse(String id, long version) {
        return head(Tables.WAREHOUSES, id, version).text(WarehouseKind.own).data();
    }

    private static RowData earlier(String id, long version) {
        return head(EARLIER, id, version).data();
    }

    private static Row head(Table table, String id, long version) {
        return Row.of(table)
                .text("erp")
                .text(id)
                .number(version)
                .time(Paper.day(1))
                .time(Paper.day(2))
                .text("the " + id);
    }

    private static TypeSerializer<RowData> serializer(RowCodec codec) {
        return FlatType.of(RowData.class, codec).createSerializer(new SerializerConfigImpl());
    }

    private static DataInputDeserializer bytes(RowCodec codec, RowData row) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        codec.write(row, out);
        return new DataInputDeserializer(out.getCopyOfBuffer());
    }
}
