package dev.vitrina.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">single-object encoding</a>
 * of one record class: two marker bytes, the writer schema's 64-bit fingerprint, the record.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SingleObject<R extends SpecificRecord> {
    private static final byte[] MARKER = {(byte) 0xC3, 0x01};
    private static final int HEADER = MARKER.length + Long.BYTES;

    static {
        AvroSafety.apply();
    }

    private final SpecificData model;
    private final Schema schema;
    private final byte[] header;
    private final RecordEncoding encoding;
    private final Map<Long, DatumReader<R>> readers = new HashMap<>();
    private final LongFunction<Optional<Schema>> writerSchemas;
    private final GrowingBytes buffer = new GrowingBytes(1024);
    private BinaryDecoder decoder;

    /** Knows the record's present schema and its released versions only. */
    public SingleObject(Class<R> type) {
        this(type, fingerprint -> Optional.empty());
    }

    /**
     * Knows the record's present schema and its released versions, and asks for any other.
     *
     * @param writerSchemas finds the schema of a fingerprint that this build does not know; asked again each time
     */
    @SuppressWarnings("unchecked")
    public SingleObject(Class<R> type, LongFunction<Optional<Schema>> writerSchemas) {
        this.model = SpecificData.getForClass(type);
        model.setFastReaderEnabled(true);
        this.schema = model.getSchema(type);
        this.header = header(fingerprint(schema));
        this.encoding = new RecordEncoding(schema);
        this.writerSchemas = writerSchemas;
        for (Schema released : ReleasedSchemas.of(schema)) {
            readers.put(fingerprint(released), readerOf(released));
        }
        readers.put(fingerprint(schema), readerOf(schema));
    }

    /** The fingerprint that stands for a schema in messages: CRC-64-AVRO of its parsing canonical form. */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** The schema that {@link #encode} writes with. */
    public Schema schema() {
        return schema;
    }

    /**
     * Writes one object.
     *
     * @throws org.apache.avro.AvroTypeException if it holds what its schema cannot
     */
    public byte[] encode(R object) {
        buffer.clear();
        buffer.write(header);
        encoding.write(object, buffer);
        return buffer.toArray();
    }

    /**
     * Reads one object.
     *
     * @throws UnreadableException if the bytes are no such object or their writer's schema is not known
     */
    public R decode(byte[] bytes) throws UnreadableException {
        if (bytes == null || bytes.length < HEADER || bytes[0] != MARKER[0] || bytes[1] != MARKER[1]) {
            throw new UnreadableException(
                    UnreadableException.CORRUPT, "Not a single-object encoding: expected the marker C3 01 first");
        }
        DatumReader<R> reader =
                reader(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER.length));
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoder);
            R object = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableException(
                        UnreadableException.CORRUPT, "Bytes are left behind the end of the record");
            }
            return object;
        } catch (IOException | AvroRuntimeException | UnsupportedOperationException | IndexOutOfBoundsException e) {
            throw new UnreadableException(UnreadableException.CORRUPT, "The bytes do not fit their schema: " + e);
        }
    }

    private DatumReader<R> reader(long fingerprint) throws UnreadableException {
        DatumReader<R> reader = readers.get(fingerprint);
        if (reader == null) {
            Schema writers = writerSchemas
                    .apply(fingerprint)
                    .orElseThrow(() -> new UnreadableException(
                            UnreadableException.UNKNOWN_SCHEMA,
                            "No schema with fingerprint %016x: its writer has to publish it to %s before first use"
                                    .formatted(fingerprint, Topics.SCHEMAS.name())));
            reader = readerOf(writers);
            readers.put(fingerprint, reader);
        }
        return reader;
    }

    @SuppressWarnings("unchecked")
    private DatumReader<R> readerOf(Schema writers) {
        return model.createDatumReader(writers, schema);
    }

    private static byte[] header(long fingerprint) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .putLong(fingerprint)
                .array();
    }
}
