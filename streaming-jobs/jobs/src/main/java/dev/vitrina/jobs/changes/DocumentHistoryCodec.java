package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A document's versions as bytes. */
record DocumentHistoryCodec<L>(DocumentVersionCodec<L> versions) implements Codec<DocumentHistory<L>> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(DocumentHistory<L> history, DataOutput out) throws IOException {
        Fields.writeAll(history.versions(), versions, out);
    }

    @Override
    public DocumentHistory<L> read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A document's history");
        return new DocumentHistory<>(Fields.readAll(versions, in));
    }
}
