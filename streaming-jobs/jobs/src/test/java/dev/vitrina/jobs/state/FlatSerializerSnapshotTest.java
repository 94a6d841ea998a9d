package dev.vitrina.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** State outlives the build that wrote it. */
class FlatSerializerSnapshotTest {
    /** A weight in grams: an int in version 1, a long since version 2. */
    private record Weights() implements Codec<Long> {
        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(Long grams, DataOutput out) throws IOException {
            out.writeLong(grams);
        }

        @Override
        public Long read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A weight");
            return version == 1 ? in.readInt() : in.readLong();
        }
    }

    private record Lengths() implements Codec<Long> {
        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(Long millimetres, DataOutput out) throws IOException {
            out.writeLong(millimetres);
        }

        @Override
        public Long read(int version, DataInput in) throws IOException {
            return in.readLong();
        }
    }

    private final TypeSerializer<Long> weights =
            FlatType.of(Long.class, new Weights()).createSerializer(new SerializerConfigImpl());

    @Test
    void whatThisBuildWroteIsCompatibleAsIs() throws IOException {
        assertThat(beside(2).isCompatibleAsIs()).isTrue();
    }

    @Test
    void whatAnEarlierVersionWroteIsMigrated() throws IOException {
        assertThat(beside(1).isCompatibleAfterMigration()).isTrue();
    }

    @Test
    void whatALaterVersionWroteIsRefused() throws IOException {
        assertThat(beside(3).isIncompatible()).isTrue();
    }

    @Test
    void anotherCodecsStateIsRefused() throws IOException {
        var lengths = Snapshots.kept(new FlatSerializerSnapshot<>(new Lengths(), 2));

        assertThat(weights.snapshotConfiguration()
                        .resolveSchemaCompatibility(lengths)
                        .isIncompatible())
                .isTrue();
    }

    @Test
    void aRestoredSerializerReadsTheBytesOfItsVersion() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        out.writeInt(250);

        TypeSerializer<Long> restored =
                Snapshots.kept(new FlatSerializerSnapshot<>(new Weights(), 1)).restoreSerializer();

        assertThat(restored.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(250);
        assertThat(restored).isNotEqualTo(weights);
    }

    @Test
    void aVersionThatNeverWasIsRefusedByItsNumber() {
        assertThatThrownBy(() -> new Weights().read(3, new DataInputDeserializer(new byte[8])))
                .isInstanceOf(IOException.class)
                .hasMessage("A weight was written in version 3; this build reads 1 to 2");
    }

    private TypeSerializerSchemaCompatibility<Long> beside(int version) throws IOException {
        TypeSerializerSnapshot<Long> before = Snapshots.kept(new FlatSerializerSnapshot<>(new Weights(), version));
        return weights.snapshotConfiguration().resolveSchemaCompatibility(before);
    }
}
