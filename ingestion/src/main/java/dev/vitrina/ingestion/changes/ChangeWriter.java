package dev.vitrina.ingestion.changes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes changes as canonical JSON, one line each: what {@link ChangeReader} reads back as the same record, under any shop's
 * defaults if the change was complete. The same change is always the same bytes.
 *
 * <p>For use by one thread.
 */
public final class ChangeWriter implements AutoCloseable {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final OutputStream out;
    private final JsonGenerator json;

    /**
     * Writes to a stream in UTF-8. Lines are gathered in between and complete in the stream after {@link #close}.
     *
     * @param out stays open
     */
    public ChangeWriter(OutputStream out) throws IOException {
        this.out = out;
        this.json = JSON.createGenerator(out);
        json.setRootValueSeparator(null);
    }

    /**
     * Writes one line.
     *
     * @throws IllegalArgumentException if the change is a heartbeat, which only live sources write
     */
    public void write(Change change) throws IOException {
        if (change.getEntity().equals(Entity.HEARTBEAT.text())) {
            throw new IllegalArgumentException("A heartbeat is no document and has no line: " + change.getSource());
        }
        json.writeStartObject();
        json.writeStringField("entity", change.getEntity());
        json.writeStringField("source", change.getSource());
        json.writeStringField("id", change.getId());
        json.writeNumberField("version", change.getVersion());
        json.writeStringField("changed_at", change.getChangedAt().toString());
        if (!change.getRecordedAt().equals(change.getChangedAt())) {
            json.writeStringField("recorded_at", change.getRecordedAt().toString());
        }
        json.writeBooleanField("deleted", change.getDeleted());
        if (change.getBody() != null) {
            json.writeFieldName("body");
            json.writeRawValue(CanonicalJson.of((SpecificRecord) change.getBody()));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** Hands all lines to the stream and flushes it. */
    public void flush() throws IOException {
        json.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.flush();
    }

    /** One change as text without the line's end. */
    public static String line(Change change) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
                ChangeWriter writer = new ChangeWriter(bytes)) {
            writer.write(change);
            writer.flush();
            return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
    }
}
