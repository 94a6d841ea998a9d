package dev.vitrina.ingestion.changes;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A sink that keeps what it got. */
public class Received implements ChangeSink {
    public final List<Change> changes = new ArrayList<>();
    public final List<Reject> rejects = new ArrayList<>();
    public int flushes;

    @Override
    public void send(Change change) {
        changes.add(change);
    }

    @Override
    public void send(Reject reject) {
        rejects.add(reject);
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public Map<TopicPartition, Long> endOffsets() {
        return Map.of();
    }
}
