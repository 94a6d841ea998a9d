package dev.vitrina.jobs.state;

import dev.vitrina.domain.codec.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Packs and opens values of one type. Belongs to one task. */
public final class Packing<T> {
    private final Codec<T> codec;
    private final DataOutputSerializer out = new DataOutputSerializer(256);

    public Packing(Codec<T> codec) {
        this.codec = codec;
    }

    /** Flink's type of packed values. */
    public static <T> FlatType<Packed<T>> type(Codec<T> codec) {
        return FlatType.of(Packed.class, new Packed.AsBytes<>(codec));
    }

    /** A state with one packed value for each key. */
    public static <T> ValueStateDescriptor<Packed<T>> value(String name, Codec<T> codec) {
        return new ValueStateDescriptor<>(name, type(codec));
    }

    /** The value, not null, in its bytes. */
    public Packed<T> pack(T value) {
        try {
            out.clear();
            codec.write(value, out);
            return new Packed<>(out.getCopyOfBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("Not a value that can be kept: " + e.getMessage(), e);
        }
    }

    /**
     * The value, or null for none.
     *
     * @throws UncheckedIOException when these are not the bytes of such a value
     */
    public T open(Packed<T> packed) {
        try {
            return packed == null ? null : packed.open(codec);
        } catch (IOException e) {
            throw new UncheckedIOException("Not the bytes of what was kept: " + e.getMessage(), e);
        }
    }
}
