package dev.vitrina.ingestion.changes;

import static dev.vitrina.ingestion.changes.RejectedException.label;
import static dev.vitrina.ingestion.changes.RejectedException.shown;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Limits;
import dev.vitrina.schemas.avro.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns one canonical change in JSON into its Avro record: checked, completed by the shop's defaults, and hashed. What
 * cannot be read exactly is rejected whole; nothing is rounded, guessed or dropped.
 *
 * <p>Reads straight from the bytes by the schema of the entity's body. For use by one thread.
 */
public final class ChangeReader {
    private static final List<String> FIELDS =
            List.of("entity", "source", "id", "version", "changed_at", "recorded_at", "deleted", "body");
    private static final ValueReader TEXT_ENTITY = ScalarReaders.text("entity");
    private static final ValueReader TEXT_SOURCE = ScalarReaders.text("source");
    private static final ValueReader TEXT_ID = ScalarReaders.text("id");
    private static final ValueReader VERSION = ScalarReaders.wholeLong("version");
    private static final MomentReader CHANGED_AT = new MomentReader("changed_at");
    private static final ValueReader RECORDED_AT = new MomentReader("recorded_at");
    private static final ValueReader DELETED = ScalarReaders.flag("deleted");

    // lines are bounded by whoever cuts them, and long numbers are judged by the fields they are for
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final UnknownFields unknown;
    private final Map<Entity, RecordReader> bodies = new EnumMap<>(Entity.class);
    private final Map<Entity, BodyDefaults> defaults = new EnumMap<>(Entity.class);

    /**
     * A reader for one shop.
     *
     * @param lenient whether fields that no schema knows are ignored and counted, rather than rejected by name
     */
    public ChangeReader(ShopDefaults shop, boolean lenient) {
        this.unknown = new UnknownFields(lenient);
        for (Entity entity : Entity.values()) {
            bodies.put(entity, new RecordReader(entity.body(), entity.text(), unknown));
            defaults.put(entity, new BodyDefaults(entity.body(), shop));
        }
    }

    /** What has been read of the change so far. */
    private static final class Draft {
        private String entity;
        private String source;
        private String id;
        private Long version;
        private Instant changedAt;
        private Instant recordedAt;
        private Boolean deleted;
        private SpecificRecord body;
        private int bodyAt = -1; // where a body begins that came too early to be read
        private int met;
    }

    /** Reads a change from UTF-8 JSON. */
    public Change read(byte[] json) throws RejectedException {
        return read(json, 0, json.length);
    }

    /**
     * Reads a change from UTF-8 JSON.
     *
     * @throws RejectedException if the bytes are not one JSON object that says a complete and sensible change
     */
    public Change read(byte[] json, int from, int length) throws RejectedException {
        Utf8.require(json, from, length);
        Draft draft = new Draft();
        try {
            try (JsonParser parser = JSON.createParser(json, from, length)) {
                readEnvelope(parser, draft);
            }
            Entity entity = requireEnvelope(draft);
            if (draft.bodyAt >= 0 && !draft.deleted) {
                try (JsonParser parser = JSON.createParser(json, from + draft.bodyAt, length - draft.bodyAt)) {
                    parser.nextToken();
                    draft.body = body(bodies.get(entity), parser);
                }
            }
            return change(draft, entity);
        } catch (RejectedException e) {
            throw e.of(draft.entity, draft.source, draft.id);
        } catch (JacksonException e) {
            throw broken(e).of(draft.entity, draft.source, draft.id);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    /**
     * Makes a change of what has been read elsewhere, by the same rules.
     *
     * @param changedAt as canonical JSON has it; null if it is not given
     * @param body null if the document has ended; completed by the shop's defaults
     * @throws RejectedException if that is no complete and sensible change
     */
    public Change change(Entity entity, String source, String id, long version, String changedAt, SpecificRecord body)
            throws RejectedException {
        Draft draft = new Draft();
        draft.entity = entity.text();
        draft.source = source;
        draft.id = id;
        draft.version = version;
        draft.deleted = body == null;
        draft.body = body;
        try {
            requireWhole("id", id);
            draft.changedAt = changedAt == null ? null : moment(changedAt);
            requireEnvelope(draft);
            return change(draft, entity);
        } catch (RejectedException e) {
            throw e.of(draft.entity, draft.source, draft.id);
        }
    }

    private static Instant moment(String text) throws RejectedException {
        try {
            return CHANGED_AT.value(text);
        } catch (RejectedException e) {
            throw e.in("changed_at");
        }
    }

    private static void requireWhole(String field, String text) throws RejectedException {
        try {
            ScalarReaders.requireWhole(text);
        } catch (RejectedException e) {
            throw e.in(field);
        }
    }

    /** How often each unknown field was ignored since the last call, by dotted path such as {@code order.lines.note}. */
    public Map<String, Long> drainIgnoredFields() {
        return unknown.drain();
    }

    private void readEnvelope(JsonParser json, Draft draft) throws IOException, RejectedException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new RejectedException(RejectReason.BROKEN_JSON, "A change must be a JSON object, { … }");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            int position = FIELDS.indexOf(name);
            if (position < 0) {
                unknown.met("change", name, FIELDS);
                json.skipChildren();
                continue;
            }
            if ((draft.met & 1 << position) != 0) {
                throw RecordReader.duplicate(name).in(name);
            }
            draft.met |= 1 << position;
            if (name.equals("body")) {
                readBody(json, draft);
            } else if (!json.hasToken(JsonToken.VALUE_NULL)) {
                try {
                    readField(json, name, draft);
                } catch (RejectedException e) {
                    throw e.in(name);
                }
            }
        }
        if (json.nextToken() != null) {
            throw new RejectedException(
                    RejectReason.BROKEN_JSON, "A line must hold one JSON object and nothing after it");
        }
    }

    private void readField(JsonParser json, String name, Draft draft) throws IOException, RejectedException {
        switch (name) {
            case "entity" -> draft.entity = (String) TEXT_ENTITY.read(json);
            case "source" -> draft.source = (String) TEXT_SOURCE.read(json);
            case "id" -> draft.id = (String) TEXT_ID.read(json);
            case "version" -> draft.version = (Long) VERSION.read(json);
            case "changed_at" -> draft.changedAt = CHANGED_AT.read(json);
            case "recorded_at" -> draft.recordedAt = (Instant) RECORDED_AT.read(json);
            case "deleted" -> draft.deleted = (Boolean) DELETED.read(json);
            default -> throw new IllegalStateException("No reader for field " + name);
        }
    }

    /** A body is read on the spot where all that decides how is known, which is the usual order of fields; else later. */
    private void readBody(JsonParser json, Draft draft) throws IOException, RejectedException {
        RecordReader reader = draft.entity == null
                ? null
                : Entity.named(draft.entity).map(bodies::get).orElse(null);
        if (reader != null && Boolean.FALSE.equals(draft.deleted)) {
            draft.body = body(reader, json);
        } else {
            draft.bodyAt = Math.toIntExact(json.currentTokenLocation().getByteOffset());
            json.skipChildren();
        }
    }

    private static SpecificRecord body(RecordReader reader, JsonParser json) throws IOException, RejectedException {
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            throw RecordForm.missing("body");
        }
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            throw ScalarReaders.wrongType("body", "an object", json).in("body");
        }
        return reader.read(json);
    }

    private static Entity requireEnvelope(Draft draft) throws RejectedException {
        require("entity", draft.entity);
        Entity entity = Entity.named(draft.entity).orElseThrow(() -> unknownEntity(draft.entity));
        if (entity == Entity.HEARTBEAT) {
            throw new RejectedException(
                            RejectReason.UNKNOWN_ENTITY,
                            "Heartbeats are written by live sources, not read from files: expected one of "
                                    + entities())
                    .in("entity");
        }
        requireText("source", require("source", draft.source));
        requireText("id", require("id", draft.id));
        if (require("version", draft.version) < 0) {
            throw new RejectedException(RejectReason.OUT_OF_RANGE, "Version must be 0 or above: " + draft.version)
                    .in("version");
        }
        require("changed_at", draft.changedAt);
        draft.deleted = Boolean.TRUE.equals(draft.deleted);
        return entity;
    }

    private Change change(Draft draft, Entity entity) throws RejectedException {
        SpecificRecord body = null;
        if (!draft.deleted) {
            body = require("body", draft.body);
            defaults.get(entity).complete(body);
            DocumentRules.check(body);
        }
        return new Change(
                draft.entity,
                draft.source,
                draft.id,
                draft.version,
                draft.changedAt,
                draft.recordedAt == null ? draft.changedAt : draft.recordedAt,
                draft.deleted,
                ByteBuffer.wrap(CanonicalJson.hash(body)),
                body);
    }

    private static <T> T require(String field, T value) throws RejectedException {
        if (value == null) {
            throw RecordForm.missing(field);
        }
        return value;
    }

    /** Refuses identifiers that nobody could see. */
    static void requireText(String field, String value) throws RejectedException {
        if (value.isBlank()) {
            throw new RejectedException(RejectReason.EMPTY_VALUE, label(field) + " must not be empty").in(field);
        }
        if (value.length() > Limits.LONGEST_NAME) {
            throw new RejectedException(
                            RejectReason.OUT_OF_RANGE,
                            "%s must have at most %d characters: %d"
                                    .formatted(label(field), Limits.LONGEST_NAME, value.length()))
                    .in(field);
        }
    }

    private static RejectedException unknownEntity(String text) {
        return new RejectedException(
                        RejectReason.UNKNOWN_ENTITY,
                        "Unknown entity '%s': expected one of %s".formatted(shown(text), entities()))
                .in("entity");
    }

    private static String entities() {
        return Arrays.stream(Entity.values())
                .filter(entity -> entity != Entity.HEARTBEAT)
                .map(Entity::text)
                .collect(Collectors.joining(", "));
    }

    private static RejectedException broken(JacksonException e) {
        String trouble = e.getOriginalMessage();
        int aside = trouble.indexOf(" (start marker");
        return new RejectedException(
                RejectReason.BROKEN_JSON,
                "No valid JSON at column %d: %s"
                        .formatted(
                                e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                                aside < 0 ? trouble : trouble.substring(0, aside)));
    }
}
