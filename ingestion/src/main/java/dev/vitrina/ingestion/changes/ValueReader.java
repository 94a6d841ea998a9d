package dev.vitrina.ingestion.changes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Reads one value of a field from the parser's current token into what its Avro class holds. Never sees a JSON null. */
@FunctionalInterface
interface ValueReader {
    /** Readers of the topics allocate no more for a list, whatever length a damaged message claims. */
    int MOST_ITEMS = 1_000_000;

    /**
     * Reads the value and leaves the parser at its last token.
     *
     * @throws RejectedException if the value is not what the field can hold
     */
    Object read(JsonParser json) throws IOException, RejectedException;

    /**
     * The reader of a field.
     *
     * @param parent dotted path of the record that holds the field
     */
    static ValueReader of(Schema schema, String parent, String field, UnknownFields unknown) {
        String path = parent + "." + field;
        return switch (schema.getType()) {
            case UNION -> of(valueOf(schema), parent, field, unknown);
            case RECORD -> new RecordReader(schema, path, unknown);
            case ARRAY -> list(field, of(schema.getElementType(), parent, field, unknown));
            case MAP -> texts(field);
            case STRING -> ScalarReaders.text(field);
            case BOOLEAN -> ScalarReaders.flag(field);
            case ENUM -> ScalarReaders.symbol(field, schema);
            case BYTES -> new DecimalReader(field, (LogicalTypes.Decimal) schema.getLogicalType());
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? ScalarReaders.date(field)
                        : ScalarReaders.wholeInt(field);
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                        ? new MomentReader(field)
                        : ScalarReaders.wholeLong(field);
            default -> throw new IllegalStateException("No reader for %s: %s".formatted(path, schema));
        };
    }

    /** What an optional field holds if it holds anything. */
    static Schema valueOf(Schema optional) {
        List<Schema> values = optional.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        if (values.size() != 1) {
            throw new IllegalStateException("Only an optional value may be a union: " + optional);
        }
        return values.getFirst();
    }

    private static ValueReader list(String field, ValueReader item) {
        return json -> {
            if (!json.isExpectedStartArrayToken()) {
                throw ScalarReaders.wrongType(field, "a list", json);
            }
            List<Object> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                try {
                    if (items.size() == MOST_ITEMS) {
                        throw new RejectedException(
                                RejectReason.OUT_OF_RANGE,
                                "%s must have at most %d items".formatted(RejectedException.label(field), MOST_ITEMS));
                    }
                    if (json.hasToken(JsonToken.VALUE_NULL)) {
                        throw ScalarReaders.wrongType(field, "a list without nulls", json);
                    }
                    items.add(item.read(json));
                } catch (RejectedException e) {
                    throw e.at(items.size());
                }
            }
            return items;
        };
    }

    private static ValueReader texts(String field) {
        ValueReader text = ScalarReaders.text(field);
        return json -> {
            if (!json.isExpectedStartObjectToken()) {
                throw ScalarReaders.wrongType(field, "an object", json);
            }
            Map<String, Object> texts = new LinkedHashMap<>();
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                json.nextToken();
                try {
                    ScalarReaders.requireWhole(key);
                    if (texts.putIfAbsent(key, text.read(json)) != null) {
                        throw RecordReader.duplicate(key);
                    }
                } catch (RejectedException e) {
                    throw e.in(RejectedException.shown(key));
                }
            }
            return texts;
        };
    }
}
