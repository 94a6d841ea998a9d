package dev.vitrina.jobs.state;

import dev.vitrina.domain.codec.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/** Remembers with which version of which codec a state was written. The codec's class name is part of the state. */
public final class FlatSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private Codec<T> codec;
    private int version;

    /** For Flink, which reads the rest with {@link #readSnapshot}. */
    public FlatSerializerSnapshot() {}

    FlatSerializerSnapshot(Codec<T> codec, int version) {
        this.codec = codec;
        this.version = version;
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        byte[] bytes = InstantiationUtil.serializeObject(codec);
        out.writeInt(version);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) throws IOException {
        version = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        try {
            codec = InstantiationUtil.deserializeObject(bytes, classLoader);
        } catch (ClassNotFoundException e) {
            throw new IOException("The codec that wrote this state is gone: " + e.getMessage(), e);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new FlatSerializer<>(codec, version);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof FlatSerializerSnapshot<T> before)
                || !before.codec.equals(codec)
                || before.version > version) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return before.version == version
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
