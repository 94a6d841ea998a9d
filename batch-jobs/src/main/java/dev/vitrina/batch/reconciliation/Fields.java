package dev.vitrina.batch.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Reads what a body holds; a field that is absent is null, or what is meant by its absence. */
record Fields(JsonNode node) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Parses a body.
     *
     * @throws IllegalArgumentException for text that is no JSON
     */
    static Fields of(String body) {
        try {
            return new Fields(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A body is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    String text(String name, String otherwise) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? otherwise : value.asText();
    }

    String text(String name) {
        return text(name, null);
    }

    BigDecimal decimal(String name, BigDecimal otherwise) {
        String text = text(name);
        return text == null ? otherwise : new BigDecimal(text);
    }

    BigDecimal decimal(String name) {
        return decimal(name, null);
    }

    /** Thousandths; 0 if absent. */
    long quantity(String name) {
        return Rounding.thousandths(decimal(name, BigDecimal.ZERO));
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = node.get(name);
        return value == null ? otherwise : value.asBoolean(otherwise);
    }

    /** Microseconds since 1970. */
    long moment(String name) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, OffsetDateTime.parse(text(name)).toInstant());
    }

    long number(String name, long otherwise) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? otherwise : value.asLong();
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A record within; without fields if it is absent. */
    Fields in(String name) {
        return new Fields(node.path(name));
    }

    /** The records of a list; none if it is absent. */
    Iterable<Fields> list(String name) {
        return () -> node.path(name).valueStream().map(Fields::new).iterator();
    }

    /** How many records a list has. */
    int size(String name) {
        return node.path(name).size();
    }
}
