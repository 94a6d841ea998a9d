package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A document's versions as bytes. */
record DocumentHistoryCodec<L>(DocumentVersionCodec<L> versions) implements Codec<DocumentHistory<L>> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(DocumentHistory<L> history, DataOutput out) throws IOException {
        Fields.writeSize(history.versions().size(), out);
        for (DocumentVersion<L> version : history.versions()) {
            versions.write(version, out);
        }
    }

    @Override
    public DocumentHistory<L> read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A document's history");
        int size = Fields.readSize(in);
        List<DocumentVersion<L>> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(versions.read(versions.version(), in));
        }
        return new DocumentHistory<>(all);
    }
}
