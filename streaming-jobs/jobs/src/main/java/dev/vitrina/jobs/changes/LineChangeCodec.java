package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** Line changes as bytes, on their way from the document step to the keyed logic. */
record LineChangeCodec<L>(Codec<L> lines) implements Codec<LineChange<L>> {
    private static final Cause[] CAUSES = Cause.values();

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(LineChange<L> change, DataOutput out) throws IOException {
        out.writeBoolean(change.asserted());
        out.writeByte(change.cause().ordinal());
        Fields.writeTime(change.recordedAt(), out);
        writeClosed(change.closedUntil(), out);
        lines.write(change.line(), out);
    }

    @Override
    public LineChange<L> read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A line change");
        boolean asserted = in.readBoolean();
        Cause cause = CAUSES[in.readUnsignedByte()];
        var recordedAt = Fields.readTime(in);
        var closedUntil = readClosed(in);
        return new LineChange<>(asserted, lines.read(lines.version(), in), cause, recordedAt, closedUntil);
    }

    /** Until when all was closed, or null. */
    static void writeClosed(Instant until, DataOutput out) throws IOException {
        out.writeBoolean(until != null);
        if (until != null) {
            Fields.writeTime(until, out);
        }
    }

    static Instant readClosed(DataInput in) throws IOException {
        return in.readBoolean() ? Fields.readTime(in) : null;
    }
}
