package dev.vitrina.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** Sends nothing: prints the first changes of each entity as the JSON lines that {@code import changes} would read. */
final class DryRun implements ChangeSink {

    private static final int SHOWN = 3;
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;
    private final Map<String, Integer> shown = new HashMap<>();

    DryRun(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void send(Change change) {
        if (shown.merge(change.getEntity(), 1, Integer::sum) <= SHOWN) {
            out.println(line(change));
        }
    }

    @Override
    public void send(Reject reject) {
        // the report shows the first ones
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public Map<TopicPartition, Long> endOffsets() {
        return Map.of();
    }

    private static String line(Change change) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
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
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return line.toString();
    }
}
