package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** How a line is posted after its period was closed, as bytes beside the line: what it has in one byte, and that. */
public final class Corrections {
    private static final int POSTED = 1;
    private static final int BEFORE = 1 << 1;
    private static final int WITHDRAWN = 1 << 2;

    private Corrections() {}

    /** How a line without its correction is written. */
    @FunctionalInterface
    public interface Writing<L> {
        void write(L line, DataOutput out) throws IOException;
    }

    /** How a line without its correction is read. */
    @FunctionalInterface
    public interface Reading<L> {
        L read(DataInput in) throws IOException;
    }

    /** @param correction that is posted; null of a line in its own place */
    public static <L> void write(Correction<L> correction, Writing<L> lines, DataOutput out) throws IOException {
        if (correction == null) {
            out.writeByte(0);
            return;
        }
        L before = correction.before();
        out.writeByte(POSTED | (before == null ? 0 : BEFORE) | (correction.withdrawn() ? WITHDRAWN : 0));
        Fields.writeTime(correction.at(), out);
        if (before != null) {
            lines.write(before, out);
        }
    }

    /** Null of a line in its own place. */
    public static <L> Correction<L> read(Reading<L> lines, DataInput in) throws IOException {
        int flags = in.readUnsignedByte();
        if ((flags & POSTED) == 0) {
            return null;
        }
        Instant at = Fields.readTime(in);
        L before = (flags & BEFORE) == 0 ? null : lines.read(in);
        return new Correction<>(at, before, (flags & WITHDRAWN) != 0);
    }
}
