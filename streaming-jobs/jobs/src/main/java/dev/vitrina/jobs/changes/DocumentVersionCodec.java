package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Document versions as bytes; the lines are written by their own codec, whose version stands beside them. */
record DocumentVersionCodec<L>(LinesCodec<L> lines) implements Codec<DocumentVersion<L>> {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HASH_DIGITS = 32;
    /** Their numbers are kept in state. */
    private static final List<String> ENTITIES =
            List.of("stock_document", "order", "purchase_order", "product", "closing");

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(DocumentVersion<L> document, DataOutput out) throws IOException {
        writeEntity(document.entity(), out);
        Fields.writeText(document.source(), out);
        Fields.writeText(document.id(), out);
        Fields.writeNumber(document.version(), out);
        Fields.writeTime(document.changedAt(), out);
        Fields.writeTime(document.recordedAt(), out);
        boolean hashed = isHash(document.bodyHash());
        out.writeByte((document.deleted() ? 1 : 0) | (hashed ? 2 : 0));
        if (hashed) {
            out.writeLong(HexFormat.fromHexDigitsToLong(document.bodyHash(), 0, HASH_DIGITS / 2));
            out.writeLong(HexFormat.fromHexDigitsToLong(document.bodyHash(), HASH_DIGITS / 2, HASH_DIGITS));
        } else {
            Fields.writeText(document.bodyHash(), out);
        }
        Fields.writeSize(lines.version(), out);
        lines.write(document.source(), document.id(), document.lines(), out);
    }

    @Override
    public DocumentVersion<L> read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A document version");
        String entity = readEntity(in);
        String source = Fields.readText(in);
        String id = Fields.readText(in);
        long number = Fields.readNumber(in);
        Instant changedAt = Fields.readTime(in);
        Instant recordedAt = Fields.readTime(in);
        int flags = in.readUnsignedByte();
        String bodyHash = (flags & 2) == 0
                ? Fields.readText(in)
                : HEX.toHexDigits(in.readLong()) + HEX.toHexDigits(in.readLong());
        return new DocumentVersion<>(
                entity,
                source,
                id,
                number,
                changedAt,
                bodyHash,
                (flags & 1) != 0,
                recordedAt,
                lines.read(Fields.readSize(in), source, id, in));
    }

    /** A kind of document in few characters: no two kinds share one. */
    static String shortName(String entity) {
        int number = ENTITIES.indexOf(entity);
        return number < 0 ? entity : String.valueOf(number);
    }

    /** A known kind of document is its number, any other its name. */
    private static void writeEntity(String entity, DataOutput out) throws IOException {
        int number = ENTITIES.indexOf(entity);
        out.writeByte(number);
        if (number < 0) {
            Fields.writeText(entity, out);
        }
    }

    private static String readEntity(DataInput in) throws IOException {
        int number = in.readByte();
        if (number >= ENTITIES.size()) {
            throw new IOException("No kind of document has the number " + number);
        }
        return number < 0 ? Fields.readText(in) : ENTITIES.get(number);
    }

    private static boolean isHash(String text) {
        if (text.length() != HASH_DIGITS) {
            return false;
        }
        for (int i = 0; i < HASH_DIGITS; i++) {
            char c = text.charAt(i);
            // capitals are hexadecimal too, but would come back small
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
