package dev.vitrina.ingestion.changes;

import static dev.vitrina.ingestion.changes.RejectedException.label;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads a JSON object into the Avro record of its schema: every field by its name, the absent ones by their default. A
 * null means absent.
 */
final class RecordReader implements ValueReader {
    private final RecordForm form;
    private final String path;
    private final UnknownFields unknown;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Member> byName = new HashMap<>();

    private record Member(String name, int position, ValueReader reader) {
        long bit() {
            return RecordForm.bit(position);
        }
    }

    /**
     * A reader of this record and all it holds.
     *
     * @param path dotted, for counts of unknown fields
     */
    RecordReader(Schema schema, String path, UnknownFields unknown) {
        this.form = new RecordForm(schema);
        this.path = path;
        this.unknown = unknown;
        for (Schema.Field field : schema.getFields()) {
            Member member =
                    new Member(field.name(), field.pos(), ValueReader.of(field.schema(), path, field.name(), unknown));
            members.add(member);
            byName.put(member.name(), member);
        }
    }

    @Override
    public SpecificRecord read(JsonParser json) throws IOException, RejectedException {
        if (!json.isExpectedStartObjectToken()) {
            throw ScalarReaders.wrongType(path.substring(path.lastIndexOf('.') + 1), "an object", json);
        }
        SpecificRecord result = form.begin();
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
        form.complete(result, given);
        return result;
    }

    static RejectedException duplicate(String field) {
        return new RejectedException(RejectReason.DUPLICATE_FIELD, label(field) + " is given twice in one object");
    }

    private List<String> names() {
        return members.stream().map(Member::name).toList();
    }
}
