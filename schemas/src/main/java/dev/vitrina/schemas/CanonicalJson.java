package dev.vitrina.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A document body as JSON, always the same text for the same content: fields in the schema's order, fields that equal
 * their default left out, map keys sorted, decimals as strings without trailing zeros, times in UTC.
 *
 * <p>This is what {@code history.changes.body} holds and what a body's hash is taken of. Since defaults are left out, a
 * body keeps its text when a later schema adds a field.
 */
public final class CanonicalJson {
    private static final int USUAL_LENGTH = 1024;
    private static final int DIGITS_OF_A_LONG = 18;
    private static final byte[] TRUE = "true".getBytes(UTF_8);
    private static final byte[] FALSE = "false".getBytes(UTF_8);

    /**
     * A field of a record class.
     *
     * @param label its name in quotes, and a colon
     * @param standard its default; null where it has none or null is it
     */
    private record Member(byte[] label, Object standard) {
        static Member of(Schema.Field field, SpecificData model) {
            GrowingBytes label = new GrowingBytes(field.name().length() + 3);
            writeText(field.name(), label);
            label.write((byte) ':');
            return new Member(label.toArray(), field.hasDefaultValue() ? model.getDefaultValue(field) : null);
        }
    }

    /** By position. */
    private static final ClassValue<Member[]> MEMBERS = new ClassValue<>() {
        @Override
        protected Member[] computeValue(Class<?> type) {
            SpecificData model = SpecificData.getForClass(type);
            List<Schema.Field> fields = model.getSchema(type).getFields();
            return fields.stream().map(field -> Member.of(field, model)).toArray(Member[]::new);
        }
    };

    static {
        AvroSafety.apply();
    }

    private CanonicalJson() {}

    /** The body's JSON. */
    public static String of(SpecificRecord body) {
        GrowingBytes json = written(body);
        return new String(json.array(), 0, json.length(), UTF_8);
    }

    /** SHA-256 of the body's canonical JSON in UTF-8; of no bytes for {@code null}, the body of a deletion. */
    public static byte[] hash(SpecificRecord body) {
        MessageDigest digest = sha256();
        if (body != null) {
            GrowingBytes json = written(body);
            digest.update(json.array(), 0, json.length());
        }
        return digest.digest();
    }

    /** SHA-256 of a text in UTF-8. */
    public static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static GrowingBytes written(SpecificRecord body) {
        GrowingBytes json = new GrowingBytes(USUAL_LENGTH);
        writeRecord(body, json);
        return json;
    }

    private static void writeRecord(SpecificRecord record, GrowingBytes json) {
        Member[] members = MEMBERS.get(record.getClass());
        byte before = '{';
        for (int i = 0; i < members.length; i++) {
            Object value = record.get(i);
            if (value != null && !isDefault(value, members[i].standard())) {
                json.write(before);
                json.write(members[i].label());
                writeValue(value, json);
                before = ',';
            }
        }
        if (before == '{') {
            json.write(before);
        }
        json.write((byte) '}');
    }

    private static boolean isDefault(Object value, Object standard) {
        if (standard == null) {
            return false;
        }
        // the only default of a collection is the empty one, and Avro's own arrays cannot compare decimals
        if (value instanceof Collection<?> items) {
            return items.isEmpty();
        }
        return value instanceof Map<?, ?> map ? map.isEmpty() : value.equals(standard);
    }

    /** What nearly all values are is asked first, and without a switch, which asks more slowly. */
    private static void writeValue(Object value, GrowingBytes json) {
        if (value instanceof String text) {
            writeText(text, json);
        } else if (value instanceof BigDecimal decimal) {
            writeDecimal(decimal, json);
        } else {
            writeOther(value, json);
        }
    }

    private static void writeOther(Object value, GrowingBytes json) {
        switch (value) {
            case SpecificRecord record -> writeRecord(record, json);
            case Collection<?> items -> writeItems(items, json);
            case Map<?, ?> map -> writeMap(map, json);
            case Boolean flag -> json.write(flag ? TRUE : FALSE);
            case Integer number -> json.writePlain(number.toString());
            case Long number -> json.writePlain(number.toString());
            default -> writeText(value.toString(), json);
        }
    }

    private static void writeItems(Collection<?> items, GrowingBytes json) {
        byte before = '[';
        for (Object item : items) {
            json.write(before);
            writeValue(item, json);
            before = ',';
        }
        if (before == '[') {
            json.write(before);
        }
        json.write((byte) ']');
    }

    private static void writeMap(Map<?, ?> map, GrowingBytes json) {
        byte before = '{';
        for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
            json.write(before);
            writeText(entry.getKey().toString(), json);
            json.write((byte) ':');
            writeValue(entry.getValue(), json);
            before = ',';
        }
        if (before == '{') {
            json.write(before);
        }
        json.write((byte) '}');
    }

    private static void writeDecimal(BigDecimal decimal, GrowingBytes json) {
        json.write((byte) '"');
        if (decimal.scale() >= 0 && decimal.scale() <= DIGITS_OF_A_LONG && decimal.precision() <= DIGITS_OF_A_LONG) {
            json.writeDecimal(decimal.unscaledValue().longValue(), decimal.scale());
        } else {
            json.writePlain(decimal.stripTrailingZeros().toPlainString());
        }
        json.write((byte) '"');
    }

    private static void writeText(String text, GrowingBytes json) {
        json.write((byte) '"');
        if (!json.writePlain(text)) {
            json.write(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        }
        json.write((byte) '"');
    }
}
