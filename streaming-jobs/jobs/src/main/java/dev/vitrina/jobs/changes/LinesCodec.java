package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * How the lines of one document are written: together, so that what they share need be written once. Equal lines have equal
 * bytes.
 *
 * @param <L> an immutable line
 */
public interface LinesCodec<L> extends Serializable {
    /** The version that {@link #write} writes. */
    int version();

    /**
     * Writes a document's lines.
     *
     * @param source the document's source, known to whoever reads them
     * @param id the document's id, known likewise
     */
    void write(String source, String id, List<L> lines, DataOutput out) throws IOException;

    /**
     * Reads lines that were written in a version.
     *
     * @throws IOException when the version is unknown or the bytes cannot be such lines
     */
    List<L> read(int version, String source, String id, DataInput in) throws IOException;

    /** Lines that are written one by one. */
    static <L> LinesCodec<L> each(Codec<L> lines) {
        return new Each<>(lines);
    }

    /** See {@link #each}. */
    record Each<L>(Codec<L> lines) implements LinesCodec<L> {
        @Override
        public int version() {
            return lines.version();
        }

        @Override
        public void write(String source, String id, List<L> some, DataOutput out) throws IOException {
            Fields.writeAll(some, lines, out);
        }

        @Override
        public List<L> read(int version, String source, String id, DataInput in) throws IOException {
            return Fields.readAll(lines, version, in);
        }
    }
}
