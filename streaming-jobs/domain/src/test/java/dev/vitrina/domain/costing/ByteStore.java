package dev.vitrina.domain.costing;

import dev.vitrina.domain.codec.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A store that keeps nothing that has not been through bytes. */
final class ByteStore extends MapStore {
    @Override
    public void putHead(Head head) {
        super.putHead(throughBytes(StoreCodecs.HEAD, head));
    }

    @Override
    Step stored(Step step) {
        return throughBytes(StoreCodecs.STEP, step);
    }

    @Override
    Part stored(Part part) {
        return throughBytes(StoreCodecs.PART, part);
    }

    @Override
    LineId stored(LineId line) {
        return throughBytes(StoreCodecs.LINE_ID, line);
    }

    @Override
    LineAccount stored(LineAccount account) {
        return throughBytes(StoreCodecs.ACCOUNT, account);
    }

    static <T> T throughBytes(Codec<T> codec, T value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            codec.write(value, new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            T read = codec.read(codec.version(), in);
            if (in.available() > 0 || !read.equals(value)) {
                throw new AssertionError("%s came back as %s, %d bytes left".formatted(value, read, in.available()));
            }
            return read;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
