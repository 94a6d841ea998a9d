package dev.vitrina.jobs.state;

import dev.vitrina.domain.codec.Codec;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Flink's serializer of an immutable value that has a {@link Codec}; it reads every version the codec reads. */
final class FlatSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1;

    private final Codec<T> codec;
    private final int readVersion;

    FlatSerializer(Codec<T> codec) {
        this(codec, codec.version());
    }

    /** A serializer for bytes that an earlier version has written. */
    FlatSerializer(Codec<T> codec, int readVersion) {
        this.codec = Objects.requireNonNull(codec, "codec");
        this.readVersion = readVersion;
    }

    Codec<T> codec() {
        return codec;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        codec.write(value, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return codec.read(readVersion, source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlatSerializer<?> that && that.codec.equals(codec) && that.readVersion == readVersion;
    }

    @Override
    public int hashCode() {
        return Objects.hash(codec, readVersion);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new FlatSerializerSnapshot<>(codec, codec.version());
    }
}
