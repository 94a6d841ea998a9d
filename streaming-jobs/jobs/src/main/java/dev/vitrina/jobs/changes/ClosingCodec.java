package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Closing;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Closings as bytes. */
record ClosingCodec() implements Codec<Closing> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(Closing closing, DataOutput out) throws IOException {
        Fields.writeText(closing.organization(), out);
        Fields.writeTime(closing.recordedAt(), out);
        Fields.writeTime(closing.until(), out);
    }

    @Override
    public Closing read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A closing");
        return new Closing(Fields.readText(in), Fields.readTime(in), Fields.readTime(in));
    }
}
