package dev.vitrina.ingestion.changes;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Makes of text what a field's Avro class holds, by the same rules as if the text stood in a JSON change. */
@FunctionalInterface
public interface FieldText {
    /**
     * The value, which nobody changes.
     *
     * @param text as canonical JSON has it, without quotes: {@code true}, {@code 12.5}, {@code 2026-01-05T10:00:03Z}
     * @throws RejectedException if the field cannot hold it
     */
    Object value(String text) throws RejectedException;

    /**
     * What text means in a field.
     *
     * @param schema of the field, or of a map's values; no record and no list
     */
    static FieldText of(Schema schema, String field) {
        return switch (schema.getType()) {
            case UNION -> of(ValueReader.valueOf(schema), field);
            case MAP -> of(schema.getValueType(), field);
            case STRING -> ScalarReaders::requireWhole;
            case BOOLEAN -> Boolean::valueOf;
            case ENUM -> ScalarReaders.symbols(field, schema);
            case BYTES -> new DecimalReader(field, (LogicalTypes.Decimal) schema.getLogicalType());
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? text -> ScalarReaders.date(field, text)
                        : text -> ScalarReaders.wholeInt(field, text);
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                        ? new MomentReader(field)
                        : Long::valueOf;
            default -> throw new IllegalArgumentException("No text is a value of " + schema);
        };
    }
}
