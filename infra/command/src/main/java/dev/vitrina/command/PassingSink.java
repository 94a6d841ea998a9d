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

/** Passes everything on, for whoever wants to look at some of it. */
abstract class PassingSink implements ChangeSink {

    private final ChangeSink sink;

    PassingSink(ChangeSink sink) {
        this.sink = sink;
    }

    @Override
    public void send(Change change) throws DeliveryException {
        sink.send(change);
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
