package dev.vitrina.jobs.state;

import dev.vitrina.domain.codec.Codec;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A type that travels between operators or sits in state, with a value of it. */
public record Flat<T>(TypeInformation<T> type, T value) {
    /** A value that is packed in state, and what is packed there. */
    public static <T> List<Flat<?>> packed(Class<T> type, Codec<T> codec, T value) {
        return List.of(
                new Flat<>(FlatType.of(type, codec), value),
                new Flat<>(Packing.type(codec), new Packing<>(codec).pack(value)));
    }

    /** Flink's serializer, made as in a job: where the type is not flat this throws. */
    public TypeSerializer<T> serializer() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        return type.createSerializer(config);
    }

    /** The value as it comes back from its bytes, all of which must have been read. */
    public T roundTrip() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer().serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T read = serializer().deserialize(in);
        if (in.available() > 0) {
            throw new IOException("%d bytes of a %s were not read".formatted(in.available(), type));
        }
        return read;
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
