package dev.vitrina.jobs.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Serializers on their way through a savepoint. */
public final class Snapshots {
    private Snapshots() {}

    /** What a savepoint keeps of a serializer, written and read back. */
    public static <T> TypeSerializerSnapshot<T> kept(TypeSerializerSnapshot<T> snapshot) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), Snapshots.class.getClassLoader());
    }

    /** Whether a serializer can go on with a savepoint that another one has written. */
    @SuppressWarnings("unchecked")
    public static <T> TypeSerializerSchemaCompatibility<T> resolve(TypeSerializer<T> now, TypeSerializer<?> before)
            throws IOException {
        return now.snapshotConfiguration()
                .resolveSchemaCompatibility((TypeSerializerSnapshot<T>) kept(before.snapshotConfiguration()));
    }
}
