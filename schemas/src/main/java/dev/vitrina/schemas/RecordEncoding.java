package dev.vitrina.schemas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes generated records in <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro's binary
 * encoding</a>, to the byte as Avro's own writer does. What that one looks up for every value, this one has looked up once
 * for every field.
 */
final class RecordEncoding {
    private static final int MICROS = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;
    private static final int DIGITS_OF_A_LONG = 18;
    private static final byte ABSENT = 0; // the first of a union's two
    private static final byte PRESENT = 2; // the second, zigzag

    private final Part record;

    /** Writes a value of one schema. */
    @FunctionalInterface
    private interface Part {
        /** @throws AvroTypeException if the schema has no such value */
        void write(Object value, GrowingBytes out);
    }

    /** The encoding of records with this schema, for which there are generated classes. */
    RecordEncoding(Schema schema) {
        record = part(schema);
    }

    /**
     * Writes a record.
     *
     * @throws AvroTypeException if a field holds what its schema cannot, such as no value, or a number that is too fine
     */
    void write(SpecificRecord object, GrowingBytes out) {
        record.write(object, out);
    }

    private static Part part(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> union(schema);
            case ARRAY -> list(part(schema.getElementType()));
            case MAP -> map(part(schema.getValueType()));
            case STRING -> (value, out) -> out.writeText((String) value);
            case BOOLEAN -> (value, out) -> out.write((byte) ((Boolean) value ? 1 : 0));
            case ENUM -> (value, out) -> out.writeNumber(schema.getEnumOrdinal(value.toString()));
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? (value, out) -> out.writeNumber(((LocalDate) value).toEpochDay())
                        : whole(schema);
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                        ? (value, out) -> out.writeNumber(micros((Instant) value))
                        : whole(schema);
            case BYTES ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? (value, out) -> writeDecimal((BigDecimal) value, decimal, out)
                        : RecordEncoding::writeBytes;
            default -> throw unknown(schema);
        };
    }

    private static Part whole(Schema schema) {
        LogicalType meaning = schema.getLogicalType();
        if (meaning != null) {
            throw unknown(schema);
        }
        return (value, out) -> out.writeNumber(((Number) value).longValue());
    }

    private static IllegalArgumentException unknown(Schema schema) {
        return new IllegalArgumentException("No encoding of " + schema);
    }

    private static Part record(Schema schema) {
        List<Schema.Field> fields = schema.getFields();
        Part[] parts = new Part[fields.size()];
        Part[] optional = new Part[parts.length]; // what the field holds where it holds anything
        for (Schema.Field field : fields) {
            if (isOptional(field.schema())) {
                optional[field.pos()] = part(field.schema().getTypes().getLast());
            } else {
                parts[field.pos()] = part(field.schema());
            }
        }
        return (value, out) -> {
            SpecificRecord record = (SpecificRecord) value;
            for (int i = 0; i < parts.length; i++) {
                Object field = record.get(i);
                if (optional[i] != null) {
                    out.write(field == null ? ABSENT : PRESENT);
                    if (field != null) {
                        optional[i].write(field, out);
                    }
                } else if (field == null) {
                    writeNothing(parts[i], fields.get(i), out);
                } else {
                    parts[i].write(field, out);
                }
            }
        };
    }

    /** Only a union has a place for nothing. */
    private static void writeNothing(Part part, Schema.Field field, GrowingBytes out) {
        if (field.schema().getType() != Schema.Type.UNION) {
            throw new AvroTypeException("Field '%s' has no value".formatted(field.name()));
        }
        part.write(null, out);
    }

    private static boolean isOptional(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                && schema.getTypes().size() == 2
                && schema.getTypes().getFirst().getType() == Schema.Type.NULL;
    }

    private static Part union(Schema schema) {
        List<Schema> types = schema.getTypes();
        Map<Class<?>, Integer> positions = new HashMap<>();
        Part[] parts = new Part[types.size()];
        for (int i = 0; i < parts.length; i++) {
            if (types.get(i).getType() == Schema.Type.NULL) {
                positions.put(null, i);
            } else if (types.get(i).getType() == Schema.Type.RECORD) {
                positions.put(SpecificData.get().getClass(types.get(i)), i);
                parts[i] = part(types.get(i));
            } else {
                throw unknown(schema);
            }
        }
        return (value, out) -> {
            Integer position = positions.get(value == null ? null : value.getClass());
            if (position == null) {
                throw new AvroTypeException("Neither of %s: %s".formatted(schema, value));
            }
            out.writeNumber(position);
            if (value != null) {
                parts[position].write(value, out);
            }
        };
    }

    private static Part list(Part item) {
        return (value, out) -> {
            Collection<?> items = (Collection<?>) value;
            if (!items.isEmpty()) {
                out.writeNumber(items.size());
                for (Object each : items) {
                    item.write(each, out);
                }
            }
            out.write((byte) 0);
        };
    }

    private static Part map(Part item) {
        return (value, out) -> {
            Map<?, ?> items = (Map<?, ?>) value;
            if (!items.isEmpty()) {
                out.writeNumber(items.size());
                items.forEach((key, each) -> {
                    out.writeText((String) key);
                    item.write(each, out);
                });
            }
            out.write((byte) 0);
        };
    }

    private static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), (long) MICROS), time.getNano() / NANOS_OF_A_MICRO);
    }

    private static void writeBytes(Object value, GrowingBytes out) {
        ByteBuffer bytes = ((ByteBuffer) value).duplicate();
        out.writeNumber(bytes.remaining());
        while (bytes.hasRemaining()) {
            out.write(bytes.get());
        }
    }

    private static void writeDecimal(BigDecimal value, LogicalTypes.Decimal type, GrowingBytes out) {
        BigDecimal scaled = value;
        if (value.scale() != type.getScale()) {
            try {
                scaled = value.setScale(type.getScale());
            } catch (ArithmeticException e) {
                throw new AvroTypeException(
                        "A decimal of scale %d cannot be %s".formatted(type.getScale(), value.toPlainString()), e);
            }
        }
        if (scaled.precision() > type.getPrecision()) {
            throw new AvroTypeException(
                    "A decimal of %d digits cannot be %s".formatted(type.getPrecision(), value.toPlainString()));
        }
        BigInteger unscaled = scaled.unscaledValue();
        if (scaled.precision() > DIGITS_OF_A_LONG) {
            byte[] bytes = unscaled.toByteArray();
            out.writeNumber(bytes.length);
            out.write(bytes);
            return;
        }
        long number = unscaled.longValue();
        int bits = Long.SIZE - Long.numberOfLeadingZeros(number < 0 ? ~number : number);
        int count = bits / Byte.SIZE + 1; // with room for the sign
        out.writeNumber(count);
        for (int i = count - 1; i >= 0; i--) {
            out.write((byte) (number >> (i * Byte.SIZE)));
        }
    }
}
