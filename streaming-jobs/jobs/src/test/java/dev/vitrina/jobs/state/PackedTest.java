package dev.vitrina.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PackedTest {
    /** A colour's name; in version 1 it stood in capitals. */
    private record Colours() implements Codec<String> {
        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(String name, DataOutput out) throws IOException {
            Fields.writeText(name, out);
        }

        @Override
        public String read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A colour");
            String name = Fields.readText(in);
            return version == 1 ? name.toLowerCase(java.util.Locale.ROOT) : name;
        }
    }

    private final Packing<String> packing = new Packing<>(new Colours());

    @Test
    void whatIsPackedCanBeOpened() {
        Packed<String> first = packing.pack("vermilion");
        Packed<String> second = packing.pack("teal");

        assertThat(packing.open(first)).isEqualTo("vermilion");
        assertThat(packing.open(second)).isEqualTo("teal");
        assertThat(packing.open(null)).isNull();
    }

    @Test
    void equalValuesAreEqualWhenPacked() {
        assertThat(packing.pack("teal"))
                .isEqualTo(packing.pack("teal"))
                .hasSameHashCodeAs(packing.pack("teal"))
                .isNotEqualTo(packing.pack("tealy"));
    }

    @Test
    void severalStandBehindEachOther() throws IOException {
        TypeSerializer<Packed<String>> serializer = new Flat<>(Packing.type(new Colours()), null).serializer();
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(packing.pack("vermilion"), out);
        serializer.serialize(packing.pack("teal"), out);

        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        assertThat(packing.open(serializer.deserialize(in))).isEqualTo("vermilion");
        assertThat(packing.open(serializer.deserialize(in))).isEqualTo("teal");
    }

    @Test
    void whatAnEarlierBuildPackedIsPackedAnew() throws IOException {
        Codec<Packed<String>> codec = new Packed.AsBytes<>(new Colours());
        DataOutputSerializer kept = new DataOutputSerializer(16);
        codec.write(packing.pack("TEAL"), kept);

        Packed<String> read = codec.read(1, new DataInputDeserializer(kept.getCopyOfBuffer()));

        assertThat(read).isEqualTo(packing.pack("teal"));
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> packing.open(new Packed<>(new byte[] {9, 'x'})))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Not the bytes of what was kept");
    }
}
