package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What changes in a document as bytes, should the next step ever run in another task. */
record DocumentChangeCodec<L>(Codec<L> lines) implements Codec<DocumentChange<L>> {
    private static final Cause[] CAUSES = Cause.values();

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(DocumentChange<L> change, DataOutput out) throws IOException {
        out.writeByte(change.cause().ordinal());
        Fields.writeTime(change.recordedAt(), out);
        Fields.writeSize(change.closedUntil().size(), out);
        // equal changes have equal bytes
        for (Map.Entry<String, Instant> closed : new TreeMap<>(change.closedUntil()).entrySet()) {
            Fields.writeText(closed.getKey(), out);
            Fields.writeTime(closed.getValue(), out);
        }
        Fields.writeAll(change.retracted(), lines, out);
        Fields.writeAll(change.asserted(), lines, out);
    }

    @Override
    public DocumentChange<L> read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A document's change");
        Cause cause = CAUSES[in.readUnsignedByte()];
        var recordedAt = Fields.readTime(in);
        Map<String, Instant> closedUntil = new HashMap<>();
        for (int left = Fields.readSize(in); left > 0; left--) {
            closedUntil.put(Fields.readText(in), Fields.readTime(in));
        }
        return new DocumentChange<>(
                Fields.readAll(lines, in), Fields.readAll(lines, in), cause, recordedAt, closedUntil);
    }
}
