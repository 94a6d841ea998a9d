package dev.vitrina.stack;

import dev.vitrina.ingestion.TopicProvisioning;
import java.io.IOException;

/** The topics of canonical changes, as ingestion makes them. */
final class EntityTopics implements Topics {

    @Override
    public void ensure(String bootstrapServers, int partitions) throws IOException {
        TopicProvisioning.ensure(bootstrapServers, partitions);
    }
}
