package dev.vitrina.ingestion.changes;

import static dev.vitrina.ingestion.changes.RejectedException.label;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads a JSON object into the Avro record of its schema: every field by its name, the absent ones by their default. A
 * null means absent.
 */
final class RecordReader implements ValueReader {
    private final Schema schema;
    private final String path;
    private final UnknownFields unknown;
    private final Class<?> type;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Member> byName = new HashMap<>();

    private record Member(String name, int position, boolean required, Object whenAbsent, ValueReader reader) {
        long bit() {
            return 1L << position;
        }
    }

    /**
     * A reader of this record and all it holds.
     *
     * @param path dotted, for counts of unknown fields
     */
    RecordReader(Schema schema, String path, UnknownFields unknown) {
        this.schema = schema;
        this.path = path;
        this.unknown = unknown;
        this.type = SpecificData.get().getClass(schema);
        SpecificData model = SpecificData.getForClass(type);
        if (schema.getFields().size() > Long.SIZE) {
            throw new IllegalStateException("More than %d fields in %s".formatted(Long.SIZE, schema.getFullName()));
        }
        for (Schema.Field field : schema.getFields()) {
            boolean required = !field.hasDefaultValue();
            Member member = new Member(
                    field.name(),
                    field.pos(),
                    required,
                    required ? null : immutable(model.getDefaultValue(field)),
                    ValueReader.of(field.schema(), path, field.name(), unknown));
            members.add(member);
            byName.put(member.name(), member);
        }
    }

    @Override
    public SpecificRecord read(JsonParser json) throws IOException, RejectedException {
        if (!json.isExpectedStartObjectToken()) {
            throw ScalarReaders.wrongType(path.substring(path.lastIndexOf('.') + 1), "an object", json);
        }
        SpecificRecord result = (SpecificRecord) SpecificData.newInstance(type, schema);
        long met = 0;
        long given = 0;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            Member member = byName.get(name);
            if (member == null) {
                unknown.met(path, name, names());
                json.skipChildren();
                continue;
            }
            if ((met & member.bit()) != 0) {
                throw duplicate(name).in(name);
            }
            met |= member.bit();
            if (token != JsonToken.VALUE_NULL) {
                given |= member.bit();
                try {
                    result.put(member.position(), member.reader().read(json));
                } catch (RejectedException e) {
                    throw e.in(name);
                }
            }
        }
        fillAbsent(result, given);
        return result;
    }

    private void fillAbsent(SpecificRecord result, long given) throws RejectedException {
        for (Member member : members) {
            if ((given & member.bit()) == 0) {
                if (member.required()) {
                    throw missing(member.name());
                }
                if (member.whenAbsent() != null) {
                    result.put(member.position(), member.whenAbsent());
                }
            }
        }
    }

    static RejectedException missing(String field) {
        return new RejectedException(RejectReason.MISSING_FIELD, label(field) + " is missing").in(field);
    }

    static RejectedException duplicate(String field) {
        return new RejectedException(RejectReason.DUPLICATE_FIELD, label(field) + " is given twice in one object");
    }

    private List<String> names() {
        return members.stream().map(Member::name).toList();
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
