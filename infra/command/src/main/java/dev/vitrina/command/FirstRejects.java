package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Passes everything on and remembers the first rejects, so that a report can show what they look like. */
final class FirstRejects implements ChangeSink {

    private static final int SHOWN = 5;

    private final ChangeSink sink;
    private final List<String> sentences = new ArrayList<>();

    FirstRejects(ChangeSink sink) {
        this.sink = sink;
    }

    /** What is wrong with the first ones, each with its file and line. */
    List<String> sentences() {
        return List.copyOf(sentences);
    }

    @Override
    public void send(Change change) throws DeliveryException {
        sink.send(change);
    }

    @Override
    public void send(Reject reject) throws DeliveryException {
        if (sentences.size() < SHOWN) {
            String place = reject.getLine() == null ? reject.getFile() : reject.getFile() + " line " + reject.getLine();
            String detail = reject.getDetail();
            sentences.add(detail.contains(place) ? detail : detail + " at " + place);
        }
        sink.send(reject);
    }

    @Override
    public void heartbeat(String source, Instant time, Set<Entity> feeds) throws DeliveryException {
        sink.heartbeat(source, time, feeds);
    }

    @Override
    public void flush() throws DeliveryException {
        sink.flush();
    }

    @Override
    public Map<TopicPartition, Long> endOffsets() {
        return sink.endOffsets();
    }
}
