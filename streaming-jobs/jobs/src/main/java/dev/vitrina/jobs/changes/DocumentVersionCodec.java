package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Document versions as bytes; the lines are written by their own codec, whose version stands beside them. */
record DocumentVersionCodec<L>(Codec<L> lines) implements Codec<DocumentVersion<L>> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(DocumentVersion<L> document, DataOutput out) throws IOException {
        Fields.writeText(document.entity(), out);
        Fields.writeText(document.source(), out);
        Fields.writeText(document.id(), out);
        out.writeLong(document.version());
        Fields.writeTime(document.changedAt(), out);
        Fields.writeText(document.bodyHash(), out);
        out.writeBoolean(document.deleted());
        Fields.writeTime(document.recordedAt(), out);
        Fields.writeSize(lines.version(), out);
        Fields.writeSize(document.lines().size(), out);
        for (L line : document.lines()) {
            lines.write(line, out);
        }
    }

    @Override
    public DocumentVersion<L> read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A document version");
        String entity = Fields.readText(in);
        String source = Fields.readText(in);
        String id = Fields.readText(in);
        long number = in.readLong();
        Instant changedAt = Fields.readTime(in);
        String bodyHash = Fields.readText(in);
        boolean deleted = in.readBoolean();
        Instant recordedAt = Fields.readTime(in);
        int lineVersion = Fields.readSize(in);
        int size = Fields.readSize(in);
        List<L> read = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            read.add(lines.read(lineVersion, in));
        }
        return new DocumentVersion<>(entity, source, id, number, changedAt, bodyHash, deleted, recordedAt, read);
    }
}
