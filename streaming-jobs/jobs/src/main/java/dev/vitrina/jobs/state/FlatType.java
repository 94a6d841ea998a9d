package dev.vitrina.jobs.state;

import dev.vitrina.domain.codec.Codec;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's type of an immutable value that is written by its own {@link Codec}, between operators and in state. */
public final class FlatType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final Codec<T> codec;

    private FlatType(Class<T> type, Codec<T> codec) {
        this.type = type;
        this.codec = codec;
    }

    /**
     * The type of values of a class.
     *
     * @param type the values' class; a generic class stands for itself with any argument
     */
    @SuppressWarnings("unchecked")
    public static <T> FlatType<T> of(Class<? super T> type, Codec<T> codec) {
        return new FlatType<>((Class<T>) type, codec);
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new FlatSerializer<>(codec);
    }

    @Override
    public String toString() {
        return "FlatType<" + type.getSimpleName() + ">";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlatType<?> that && that.type == type && that.codec.equals(codec);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, codec);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof FlatType<?>;
    }
}
