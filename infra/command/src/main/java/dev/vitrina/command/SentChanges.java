package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** A sink that knows how many changes passed through it, and when the first and the last of them were recorded. */
final class SentChanges implements ChangeSink {

    private final ChangeSink sink;
    private long count;
    private Instant first;
    private Instant last;

    SentChanges(ChangeSink sink) {
        this.sink = sink;
    }

    long count() {
        return count;
    }

    /** Null before the first. */
    Instant first() {
        return first;
    }

    /** Null before the first. */
    Instant last() {
        return last;
    }

    @Override
    public void send(Change change) throws DeliveryException {
        sink.send(change);
        first = first == null ? change.getRecordedAt() : first;
        last = change.getRecordedAt();
        count++;
    }

    @Override
    public void send(Reject reject) throws DeliveryException {
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
