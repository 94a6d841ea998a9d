package dev.vitrina.ingestion.changes;

import static dev.vitrina.ingestion.changes.RejectedException.label;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** What records of one schema begin and end with, while their fields are filled in one by one. */
public final class RecordForm {
    private final Schema schema;
    private final Class<?> type;
    private final Object[] whenAbsent; // by position
    private final long required; // a bit for each position

    /** The form of records with this schema, for which there is a generated class. */
    public RecordForm(Schema schema) {
        List<Schema.Field> fields = schema.getFields();
        if (fields.size() > Long.SIZE) {
            throw new IllegalStateException("More than %d fields in %s".formatted(Long.SIZE, schema.getFullName()));
        }
        this.schema = schema;
        this.type = SpecificData.get().getClass(schema);
        SpecificData model = SpecificData.getForClass(type);
        this.whenAbsent = new Object[fields.size()];
        long needed = 0;
        for (Schema.Field field : fields) {
            if (field.hasDefaultValue()) {
                whenAbsent[field.pos()] = immutable(model.getDefaultValue(field));
            } else {
                needed |= bit(field.pos());
            }
        }
        this.required = needed;
    }

    /** What stands for a field's position among those that are given. */
    public static long bit(int position) {
        return 1L << position;
    }

    /** A record with nothing in it. */
    public SpecificRecord begin() {
        return (SpecificRecord) SpecificData.newInstance(type, schema);
    }

    /**
     * Gives the fields that are absent their defaults.
     *
     * @param given the bits of the fields that have been filled in
     * @throws RejectedException if one is absent that has none
     */
    public void complete(SpecificRecord record, long given) throws RejectedException {
        for (int i = 0; i < whenAbsent.length; i++) {
            if ((given & bit(i)) == 0) {
                if ((required & bit(i)) != 0) {
                    throw missing(schema.getFields().get(i).name());
                }
                if (whenAbsent[i] != null) {
                    record.put(i, whenAbsent[i]);
                }
            }
        }
    }

    static RejectedException missing(String field) {
        return new RejectedException(RejectReason.MISSING_FIELD, label(field) + " is missing").in(field);
    }

    /** A default is shared by all records that lack the field. */
    private static Object immutable(Object value) {
        return switch (value) {
            case null -> null;
            case Collection<?> items -> List.copyOf(items);
            case Map<?, ?> entries -> Map.copyOf(entries);
            default -> value;
        };
    }
}
