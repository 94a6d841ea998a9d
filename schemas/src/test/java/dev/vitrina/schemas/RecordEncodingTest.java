package dev.vitrina.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways to write a record, beside the slower ones of Avro and Jackson, for records with whatever a field can hold. */
class RecordEncodingTest {
    private static final List<String> TEXTS = List.of(
            "",
            "MUG-BLUE",
            "Кружка",
            "a\"b\\c",
            "tab\there\n",
            "\u0000\u001f\u007f\u0080",
            "emoji \uD83D\uDE00",
            "x".repeat(3_000));

    static {
        AvroSafety.apply();
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 100).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void writesWhatAvroWrites(int seed) throws IOException {
        for (Class<? extends SpecificRecordBase> type : List.of(Change.class, Reject.class)) {
            SpecificData model = SpecificData.getForClass(type);
            Schema schema = model.getSchema(type);
            SpecificRecord record = (SpecificRecord) any(schema, new Random(seed), 0);
            GrowingBytes bytes = new GrowingBytes(1);
            new RecordEncoding(schema).write(record, bytes);
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(expected, null);
            DatumWriter<SpecificRecord> avro = new SpecificDatumWriter<>(schema, model);
            avro.write(record, encoder);
            assertThat(bytes.toArray()).isEqualTo(expected.toByteArray());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theJsonIsWhatJacksonWrites(int seed) throws IOException {
        SpecificRecord record = (SpecificRecord) any(SpecificData.get().getSchema(Change.class), new Random(seed), 0);
        Object body = ((Change) record).getBody();
        if (body != null) {
            assertThat(CanonicalJson.of((SpecificRecord) body)).isEqualTo(json(body));
        }
    }

    @Test
    void aNumberThatIsTooFineOrTooLongOrMissingIsRefused() {
        Schema schema = SpecificData.get().getSchema(Change.class);
        RecordEncoding encoding = new RecordEncoding(schema);
        for (BigDecimal quantity : new BigDecimal[] {new BigDecimal("1.2345"), new BigDecimal("1e16"), null}) {
            Change change = SingleObjectTest.receipt();
            SpecificRecord body = (SpecificRecord) change.getBody();
            List<?> lines =
                    (List<?>) body.get(body.getSchema().getField("lines").pos());
            SpecificRecord line = (SpecificRecord) lines.getFirst();
            line.put(
                    line.getSchema()
                            .getField(quantity == null ? "sku" : "quantity")
                            .pos(),
                    quantity);
            assertThatThrownBy(() -> encoding.write(change, new GrowingBytes(64)))
                    .isInstanceOf(AvroTypeException.class)
                    .hasMessageContaining(quantity == null ? "'sku'" : quantity.toPlainString());
        }
    }

    // ---- the slower way to canonical JSON

    private static String json(Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            writeJson(json, value);
        }
        return text.toString();
    }

    private static void writeJson(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case SpecificRecord record -> {
                json.writeStartObject();
                for (Schema.Field field : record.getSchema().getFields()) {
                    Object held = record.get(field.pos());
                    Object standard =
                            field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
                    boolean empty = held instanceof Collection<?> items && items.isEmpty()
                            || held instanceof Map<?, ?> map && map.isEmpty();
                    if (held != null && !(empty && standard != null) && !held.equals(standard)) {
                        json.writeFieldName(field.name());
                        writeJson(json, held);
                    }
                }
                json.writeEndObject();
            }
            case Collection<?> items -> {
                json.writeStartArray();
                for (Object item : items) {
                    writeJson(json, item);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
                    json.writeFieldName(entry.getKey().toString());
                    writeJson(json, entry.getValue());
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

    // ---- whatever a field can hold

    static Object any(Schema schema, Random chance, int depth) {
        return switch (schema.getType()) {
            case RECORD -> {
                SpecificRecord record = (SpecificRecord)
                        SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
                for (Schema.Field field : schema.getFields()) {
                    record.put(field.pos(), any(field.schema(), chance, depth + 1));
                }
                yield record;
            }
            case UNION -> {
                Schema one =
                        schema.getTypes().get(chance.nextInt(schema.getTypes().size()));
                yield any(one, chance, depth);
            }
            case NULL -> null;
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (int i = chance.nextInt(4); i > 0; i--) {
                    items.add(any(schema.getElementType(), chance, depth + 1));
                }
                yield items;
            }
            case MAP -> {
                Map<String, Object> items = new LinkedHashMap<>();
                for (int i = chance.nextInt(4); i > 0; i--) {
                    items.put(text(chance), any(schema.getValueType(), chance, depth + 1));
                }
                yield items;
            }
            case STRING -> text(chance);
            case BOOLEAN -> chance.nextBoolean();
            case ENUM ->
                SpecificData.get()
                        .createEnum(
                                schema.getEnumSymbols()
                                        .get(chance.nextInt(
                                                schema.getEnumSymbols().size())),
                                schema);
            case INT -> {
                if (schema.getLogicalType() != null) {
                    yield LocalDate.ofEpochDay(chance.nextInt(40_000) - 20_000);
                }
                yield chance.nextInt();
            }
            case LONG -> {
                if (schema.getLogicalType() != null) {
                    yield Instant.ofEpochSecond(chance.nextInt(), 1_000L * chance.nextInt(1_000_000));
                }
                yield chance.nextBoolean() ? chance.nextLong() : chance.nextInt(100);
            }
            case BYTES ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? decimal(decimal, chance)
                        : ByteBuffer.wrap(new byte[chance.nextInt(40)]);
            default -> throw new AssertionError(schema);
        };
    }

    private static String text(Random chance) {
        return TEXTS.get(chance.nextInt(TEXTS.size()));
    }

    private static BigDecimal decimal(LogicalTypes.Decimal type, Random chance) {
        BigInteger unscaled = switch (chance.nextInt(4)) {
            case 0 -> BigInteger.valueOf(chance.nextInt(3) - 1L);
            case 1 -> BigInteger.TEN.pow(chance.nextInt(type.getPrecision()));
            case 2 -> BigInteger.TWO.pow(8 * chance.nextInt(4) + 7);
            default -> new BigInteger(64, chance);
        };
        BigInteger bound = BigInteger.TEN.pow(type.getPrecision());
        BigInteger signed = chance.nextBoolean() ? unscaled : unscaled.negate();
        return new BigDecimal(signed.remainder(bound), type.getScale());
    }
}
