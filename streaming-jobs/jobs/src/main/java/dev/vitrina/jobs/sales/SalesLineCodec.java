package dev.vitrina.jobs.sales;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.sales.SalesLine;
import dev.vitrina.jobs.changes.Corrections;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sales lines as bytes, on their way and in the documents' state. */
record SalesLineCodec() implements Codec<SalesLine> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(SalesLine line, DataOutput out) throws IOException {
        writeOwn(line, out);
        Corrections.write(line.correction(), SalesLineCodec::writeOwn, out);
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
        Correction<SalesLine> correction = Corrections.read(SalesLineCodec::readOwn, in);
        return correction == null ? line : line.corrected(correction);
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
