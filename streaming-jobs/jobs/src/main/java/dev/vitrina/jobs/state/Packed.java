package dev.vitrina.jobs.state;

import dev.vitrina.domain.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * A value in its bytes. What is kept by the million and seldom read again, such as the lines of a document, is one array on
 * the heap this way and not dozens of small objects, each of which collecting garbage has to follow and to move.
 */
public final class Packed<T> {
    private final byte[] bytes;

    Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    T open(Codec<T> codec) throws IOException {
        return codec.read(codec.version(), new DataInputDeserializer(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Packed<?> that && Arrays.equals(that.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As it is, behind its length. What was packed in an earlier version is packed anew when it is read. */
    record AsBytes<T>(Codec<T> codec) implements Codec<Packed<T>> {
        @Override
        public int version() {
            return codec.version();
        }

        @Override
        public void write(Packed<T> packed, DataOutput out) throws IOException {
            Fields.writeSize(packed.bytes.length, out);
            out.write(packed.bytes);
        }

        @Override
        public Packed<T> read(int version, DataInput in) throws IOException {
            byte[] bytes = new byte[Fields.readSize(in)];
            in.readFully(bytes);
            if (version == version()) {
                return new Packed<>(bytes);
            }
            return new Packing<>(codec).pack(codec.read(version, new DataInputDeserializer(bytes)));
        }
    }
}
