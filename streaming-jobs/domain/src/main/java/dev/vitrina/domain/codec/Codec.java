package dev.vitrina.domain.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * A value as bytes for as long as state lives. Equal values have equal bytes.
 *
 * @param <T> an immutable type
 */
public interface Codec<T> extends Serializable {
    /** The version that {@link #write} writes. */
    int version();

    /** Writes a value, not null, in the newest version. */
    void write(T value, DataOutput out) throws IOException;

    /**
     * Reads a value that was written in a version.
     *
     * @throws IOException when the version is unknown or the bytes cannot be such a value
     */
    T read(int version, DataInput in) throws IOException;
}
