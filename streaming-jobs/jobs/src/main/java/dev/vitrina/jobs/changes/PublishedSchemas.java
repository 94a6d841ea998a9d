package dev.vitrina.jobs.changes;

import dev.vitrina.schemas.Topics;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Schemas that writers have published to {@code vitrina.schemas}. The topic is read when a fingerprint is asked for that
 * is not known, and again only once it has grown.
 */
public final class PublishedSchemas implements LongFunction<Optional<Schema>>, Serializable {
    private static final long serialVersionUID = 1;

    private final String bootstrapServers;
    private transient Map<String, String> schemas;
    private transient long readTo;

    public PublishedSchemas(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public Optional<Schema> apply(long fingerprint) {
        String name = "%016x".formatted(fingerprint);
        if (schemas == null || !schemas.containsKey(name)) {
            readOn();
        }
        try {
            return Optional.ofNullable(schemas.get(name)).map(json -> new Schema.Parser().parse(json));
        } catch (AvroRuntimeException notASchema) {
            return Optional.empty();
        }
    }

    private void readOn() {
        schemas = schemas == null ? new HashMap<>() : schemas;
        TopicPartition partition = new TopicPartition(Topics.SCHEMAS.name(), 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            consumer.assign(List.of(partition));
            consumer.seek(partition, readTo);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
                    if (message.key() != null && message.value() != null) {
                        schemas.put(message.key(), new String(message.value(), StandardCharsets.UTF_8));
                    }
                }
            }
            readTo = end;
        }
    }
}
