package dev.vitrina.schemas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
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
    private static final JsonFactory JSON = new JsonFactory();

    /** The default of each field of a record class, null where it has none or null is it. */
    private static final ClassValue<Object[]> DEFAULTS = new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
            SpecificData model = SpecificData.getForClass(type);
            return model.getSchema(type).getFields().stream()
                    .map(field -> field.hasDefaultValue() ? model.getDefaultValue(field) : null)
                    .toArray();
        }
    };

    static {
        AvroSafety.apply();
    }

    private CanonicalJson() {}

    /** The body's JSON. */
    public static String of(SpecificRecord body) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writeRecord(json, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** SHA-256 of the body's canonical JSON in UTF-8; of no bytes for {@code null}, the body of a deletion. */
    public static byte[] hash(SpecificRecord body) {
        return sha256(body == null ? "" : of(body));
    }

    /** SHA-256 of a text in UTF-8. */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void writeRecord(JsonGenerator json, SpecificRecord record) throws IOException {
        Object[] defaults = DEFAULTS.get(record.getClass());
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (!isDefault(value, defaults[field.pos()])) {
                json.writeFieldName(field.name());
                writeValue(json, value);
            }
        }
        json.writeEndObject();
    }

    private static boolean isDefault(Object value, Object standard) {
        return switch (value) {
            case null -> true;
            // the only default of a collection is the empty one, and Avro's own arrays cannot compare decimals
            case Collection<?> items -> standard != null && items.isEmpty();
            case Map<?, ?> map -> standard != null && map.isEmpty();
            default -> value.equals(standard);
        };
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case SpecificRecord record -> writeRecord(json, record);
            case Collection<?> items -> {
                json.writeStartArray();
                for (Object item : items) {
                    writeValue(json, item);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
                    json.writeFieldName(entry.getKey().toString());
                    writeValue(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case BigDecimal decimal ->
                json.writeString(decimal.stripTrailingZeros().toPlainString());
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }
}
