package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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
        out.writeBoolean(change.closedUntil() != null);
        if (change.closedUntil() != null) {
            Fields.writeTime(change.closedUntil(), out);
        }
        lines.write(change.line(), out);
    }

    @Override
    public LineChange<L> read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A line change");
        boolean asserted = in.readBoolean();
        Cause cause = CAUSES[in.readUnsignedByte()];
        var recordedAt = Fields.readTime(in);
        var closedUntil = in.readBoolean() ? Fields.readTime(in) : null;
        return new LineChange<>(asserted, lines.read(lines.version(), in), cause, recordedAt, closedUntil);
    }
}
