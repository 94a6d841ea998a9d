package dev.vitrina.schemas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The way back from {@link CanonicalJson}: an archived body becomes the record that it was written of, with the same
 * canonical JSON and so the same hash. Fields that were left out, or that did not exist yet, have their defaults.
 */
public final class CanonicalReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<Entity, Part> BODIES = new EnumMap<>(Entity.class);

    static {
        AvroSafety.apply();
        for (Entity entity : Entity.values()) {
            BODIES.put(entity, part(entity.body()));
        }
    }

    private CanonicalReader() {}

    /** Reads a value of one schema, at whose first token the parser stands. */
    @FunctionalInterface
    private interface Part {
        Object read(JsonParser json) throws IOException;
    }

    /**
     * Reads a document's body.
     *
     * @throws IllegalArgumentException if the text is no body of such a document, saying what is wrong
     */
    public static SpecificRecord read(Entity entity, String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            SpecificRecord body = (SpecificRecord) BODIES.get(entity).read(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("Text is left behind the body");
            }
            return body;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("No body of a %s: %s".formatted(entity.text(), e.getMessage()), e);
        }
    }

    private static Part part(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> part(schema.getTypes().getLast());
            case ARRAY -> list(part(schema.getElementType()));
            case MAP -> map(part(schema.getValueType()));
            case STRING -> CanonicalReader::text;
            case BOOLEAN -> JsonParser::getBooleanValue;
            case ENUM -> json -> SpecificData.get().createEnum(text(json), schema);
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? json -> LocalDate.parse(text(json))
                        : JsonParser::getIntValue;
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                        ? json -> Instant.parse(text(json))
                        : JsonParser::getLongValue;
            case BYTES -> decimal(schema);
            default -> throw new IllegalArgumentException("No body holds a " + schema);
        };
    }

    private static String text(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static Part decimal(Schema schema) {
        int scale = ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
        return json -> new BigDecimal(text(json)).setScale(scale);
    }

    private static Part list(Part item) {
        return json -> {
            expect(json, JsonToken.START_ARRAY);
            List<Object> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                items.add(item.read(json));
            }
            return items;
        };
    }

    private static Part map(Part value) {
        return json -> {
            expect(json, JsonToken.START_OBJECT);
            Map<String, Object> map = new HashMap<>();
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                json.nextToken();
                map.put(key, value.read(json));
            }
            return map;
        };
    }

    private static Part record(Schema schema) {
        SpecificData model = SpecificData.get();
        Class<?> type = model.getClass(schema);
        List<Schema.Field> fields = schema.getFields();
        Part[] parts = fields.stream().map(field -> part(field.schema())).toArray(Part[]::new);
        Map<String, Integer> places = new HashMap<>();
        fields.forEach(field -> places.put(field.name(), field.pos()));
        return json -> {
            expect(json, JsonToken.START_OBJECT);
            SpecificRecord record = (SpecificRecord) SpecificData.newInstance(type, schema);
            boolean[] given = new boolean[parts.length];
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                Integer place = places.get(name);
                if (place == null) {
                    throw new IllegalArgumentException("A %s has no '%s'".formatted(schema.getName(), name));
                }
                json.nextToken();
                record.put(place, parts[place].read(json));
                given[place] = true;
            }
            for (Schema.Field field : fields) {
                if (!given[field.pos()]) {
                    record.put(field.pos(), standard(model, schema, field));
                }
            }
            return record;
        };
    }

    private static Object standard(SpecificData model, Schema schema, Schema.Field field) {
        if (!field.hasDefaultValue()) {
            throw new IllegalArgumentException("A %s needs '%s'".formatted(schema.getName(), field.name()));
        }
        return model.deepCopy(field.schema(), model.getDefaultValue(field));
    }

    private static void expect(JsonParser json, JsonToken token) {
        if (json.currentToken() != token) {
            throw new IllegalArgumentException("Expected %s, found %s".formatted(token, json.currentToken()));
        }
    }
}
