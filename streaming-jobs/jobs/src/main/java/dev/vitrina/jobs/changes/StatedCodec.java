package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Lines as their document states them, written one by one. */
public record StatedCodec<L>(Codec<L> lines) implements Codec<Stated<L>> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(Stated<L> stated, DataOutput out) throws IOException {
        out.writeBoolean(stated.whole());
        lines.write(stated.line(), out);
    }

    @Override
    public Stated<L> read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A stated line");
        boolean whole = in.readBoolean();
        return new Stated<>(lines.read(lines.version(), in), whole);
    }
}
