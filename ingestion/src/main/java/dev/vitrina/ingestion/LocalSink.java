package dev.vitrina.ingestion;

import dev.vitrina.schemas.Entity;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * A sink that is the end of the way: what is handed over has arrived, no reader follows event time, and there are no
 * offsets.
 */
public abstract class LocalSink implements ChangeSink {
    @Override
    public void heartbeat(String source, Instant time, Set<Entity> feeds) {
        // nobody follows event time
    }

    @Override
    public void flush() {
        // has arrived already
    }

    @Override
    public Map<TopicPartition, Long> endOffsets() {
        return Map.of();
    }
}
