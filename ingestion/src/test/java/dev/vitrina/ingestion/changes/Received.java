package dev.vitrina.ingestion.changes;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** A sink that keeps what it got. */
public class Received implements ChangeSink {
    public final List<Change> changes = new ArrayList<>();
    public final List<Reject> rejects = new ArrayList<>();
    public final List<Instant> heartbeats = new ArrayList<>();
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
    public void heartbeat(String source, Instant time, Set<Entity> feeds) {
        heartbeats.add(time);
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
