package dev.vitrina.jobs.sales;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.sales.SalesEntry;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sales entries as bytes, on their way to the table. */
record SalesEntryCodec() implements Codec<SalesEntry> {
    private static final SalesLineCodec LINES = new SalesLineCodec();

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(SalesEntry entry, DataOutput out) throws IOException {
        out.writeLong(entry.entry());
        out.writeByte(entry.sign());
        LINES.write(entry.line(), out);
        Fields.writeTime(entry.effectiveAt(), out);
        Fields.writeTime(entry.recordedAt(), out);
    }

    @Override
    public SalesEntry read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A sales entry");
        return new SalesEntry(
                in.readLong(),
                in.readByte(),
                LINES.read(LINES.version(), in),
                Fields.readTime(in),
                Fields.readTime(in));
    }
}
