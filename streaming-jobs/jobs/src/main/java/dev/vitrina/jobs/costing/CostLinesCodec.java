package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.jobs.changes.LinesCodec;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A stock document's lines for costing, in the document's state and on their way to it. A line says of its document's
 * source and id nothing, and of its head only what differs from the line before.
 */
record CostLinesCodec() implements LinesCodec<Stated<CostLine>> {
    // the numbers of kinds are their order in the enum, which must stay: a test holds it
    private static final LineKind[] KINDS = LineKind.values();

    private static final int SAME_HEAD = 1;
    private static final int SAME_PLACE = 1 << 1;
    private static final int SAME_SKU = 1 << 2;
    private static final int PART = 1 << 3;
    private static final int VALUE = 1 << 4;
    private static final int UNIT_COST = 1 << 5;
    private static final int REFERENCE = 1 << 6;
    private static final int OVERHEAD = 1 << 7;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(String source, String id, List<Stated<CostLine>> lines, DataOutput out) throws IOException {
        Fields.writeSize(lines.size(), out);
        CostLine before = null;
        for (Stated<CostLine> stated : lines) {
            CostLine line = stated.line();
            if (!line.source().equals(source) || !line.document().equals(id)) {
                throw new IOException(
                        "A line of %s %s cannot stand in %s %s".formatted(line.source(), line.document(), source, id));
            }
            write(line, before, stated.whole() ? 0 : PART, out);
            before = line;
        }
    }

    private static void write(CostLine line, CostLine before, int whole, DataOutput out) throws IOException {
        int flags = whole
                | (before != null && sameHead(line, before) ? SAME_HEAD : 0)
                | (before != null && samePlace(line, before) ? SAME_PLACE : 0)
                | (before != null && line.sku().equals(before.sku()) ? SAME_SKU : 0)
                | (line.value() != null ? VALUE : 0)
                | (line.unitCost() != null ? UNIT_COST : 0)
                | (line.refDocument() != null ? REFERENCE : 0)
                | (line.overhead() != 0 ? OVERHEAD : 0);
        out.writeByte(flags);
        if ((flags & SAME_HEAD) == 0) {
            Fields.writeText(line.organization(), out);
            out.writeByte(line.kind().ordinal());
            Fields.writeTime(line.moment(), out);
            Fields.writeNumber(line.sequence(), out);
            Fields.writeText(line.order(), out);
        }
        if ((flags & SAME_PLACE) == 0) {
            Fields.writeText(line.warehouse(), out);
            Fields.writeText(line.toWarehouse(), out);
        }
        if ((flags & SAME_SKU) == 0) {
            Fields.writeText(line.sku(), out);
        }
        Fields.writeText(line.line(), out);
        Fields.writeNumber(line.quantity(), out);
        if (line.value() != null) {
            Fields.writeNumber(line.value(), out);
        }
        if (line.unitCost() != null) {
            writeDecimal(line.unitCost(), out);
        }
        if (line.refDocument() != null) {
            Fields.writeText(line.refDocument(), out);
            Fields.writeText(line.refLine(), out);
        }
        if (line.overhead() != 0) {
            Fields.writeNumber(line.overhead(), out);
        }
    }

    private static boolean sameHead(CostLine line, CostLine before) {
        return line.kind() == before.kind()
                && line.sequence() == before.sequence()
                && line.moment().equals(before.moment())
                && line.organization().equals(before.organization())
                && Objects.equals(line.order(), before.order());
    }

    private static boolean samePlace(CostLine line, CostLine before) {
        return line.warehouse().equals(before.warehouse()) && Objects.equals(line.toWarehouse(), before.toWarehouse());
    }

    @Override
    public List<Stated<CostLine>> read(int version, String source, String id, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A document's lines for costing");
        int size = Fields.readSize(in);
        List<Stated<CostLine>> lines = new ArrayList<>(size);
        CostLine before = null;
        for (int i = 0; i < size; i++) {
            int flags = in.readUnsignedByte();
            before = read(flags, source, id, before, in);
            lines.add(new Stated<>(before, (flags & PART) == 0));
        }
        return lines;
    }

    private static CostLine read(int flags, String source, String id, CostLine before, DataInput in)
            throws IOException {
        boolean sameHead = (flags & SAME_HEAD) != 0;
        boolean samePlace = (flags & SAME_PLACE) != 0;
        String organization = sameHead ? before.organization() : Fields.readText(in);
        LineKind kind = sameHead ? before.kind() : KINDS[in.readUnsignedByte()];
        Instant moment = sameHead ? before.moment() : Fields.readTime(in);
        long sequence = sameHead ? before.sequence() : Fields.readNumber(in);
        String order = sameHead ? before.order() : Fields.readText(in);
        String warehouse = samePlace ? before.warehouse() : Fields.readText(in);
        String toWarehouse = samePlace ? before.toWarehouse() : Fields.readText(in);
        String sku = (flags & SAME_SKU) != 0 ? before.sku() : Fields.readText(in);
        return new CostLine(
                organization,
                sku,
                kind,
                source,
                id,
                Fields.readText(in),
                moment,
                sequence,
                warehouse,
                toWarehouse,
                Fields.readNumber(in),
                (flags & VALUE) != 0 ? Fields.readNumber(in) : null,
                (flags & UNIT_COST) != 0 ? readDecimal(in) : null,
                (flags & REFERENCE) != 0 ? Fields.readText(in) : null,
                (flags & REFERENCE) != 0 ? Fields.readText(in) : null,
                order,
                (flags & OVERHEAD) != 0 ? Fields.readNumber(in) : 0);
    }

    private static void writeDecimal(BigDecimal decimal, DataOutput out) throws IOException {
        Fields.writeNumber(decimal.scale(), out);
        BigInteger unscaled = decimal.unscaledValue();
        boolean small = unscaled.bitLength() < Long.SIZE;
        out.writeBoolean(small);
        if (small) {
            Fields.writeNumber(unscaled.longValue(), out);
        } else {
            byte[] bytes = unscaled.toByteArray();
            Fields.writeSize(bytes.length, out);
            out.write(bytes);
        }
    }

    private static BigDecimal readDecimal(DataInput in) throws IOException {
        int scale = Math.toIntExact(Fields.readNumber(in));
        if (in.readBoolean()) {
            return BigDecimal.valueOf(Fields.readNumber(in), scale);
        }
        byte[] bytes = new byte[Fields.readSize(in)];
        in.readFully(bytes);
        return new BigDecimal(new BigInteger(bytes), scale);
    }
}
