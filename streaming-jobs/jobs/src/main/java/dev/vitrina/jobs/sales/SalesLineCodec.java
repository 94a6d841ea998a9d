package dev.vitrina.jobs.sales;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.sales.SalesLine;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** Sales lines as bytes, on their way and in the documents' state. */
record SalesLineCodec() implements Codec<SalesLine> {
    private static final int POSTED = 1;
    private static final int BEFORE = 1 << 1;
    private static final int WITHDRAWN = 1 << 2;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(SalesLine line, DataOutput out) throws IOException {
        writeOwn(line, out);
        Correction<SalesLine> correction = line.correction();
        SalesLine before = correction == null ? null : correction.before();
        out.writeByte((correction == null ? 0 : POSTED)
                | (before == null ? 0 : BEFORE)
                | (correction != null && correction.withdrawn() ? WITHDRAWN : 0));
        if (correction != null) {
            Fields.writeTime(correction.at(), out);
        }
        if (before != null) {
            writeOwn(before, out);
        }
    }

    private static void writeOwn(SalesLine line, DataOutput out) throws IOException {
        Fields.writeText(line.organization(), out);
        Fields.writeText(line.source(), out);
        Fields.writeText(line.document(), out);
        Fields.writeText(line.line(), out);
        Fields.writeText(line.kind().name(), out);
        Fields.writeText(line.order(), out);
        Fields.writeText(line.sku(), out);
        Fields.writeText(line.warehouse(), out);
        Fields.writeText(line.customer(), out);
        Fields.writeText(line.channel(), out);
        out.writeLong(line.quantity());
        out.writeLong(line.revenue().gross());
        out.writeLong(line.revenue().discount());
        out.writeLong(line.revenue().vat());
        out.writeLong(line.revenue().net());
        Fields.writeText(line.currency(), out);
        out.writeLong(line.documentNet());
        Fields.writeTime(line.moment(), out);
    }

    @Override
    public SalesLine read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A sales line");
        SalesLine line = readOwn(in);
        int flags = in.readUnsignedByte();
        if ((flags & POSTED) == 0) {
            return line;
        }
        Instant at = Fields.readTime(in);
        SalesLine before = (flags & BEFORE) == 0 ? null : readOwn(in);
        return line.corrected(new Correction<>(at, before, (flags & WITHDRAWN) != 0));
    }

    private static SalesLine readOwn(DataInput in) throws IOException {
        return new SalesLine(
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                LineKind.valueOf(Fields.readText(in)),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                in.readLong(),
                new LineRevenue(in.readLong(), in.readLong(), in.readLong(), in.readLong()),
                Fields.readText(in),
                in.readLong(),
                Fields.readTime(in));
    }
}
