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
 * is not known; for one that is not there either, again after ten seconds.
 */
public final class PublishedSchemas implements LongFunction<Optional<Schema>>, Serializable {
    private static final long serialVersionUID = 1;
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

    private final String bootstrapServers;
    private transient Map<String, String> schemas;
    private transient Map<String, Long> missed;
    private transient long readTo;

    public PublishedSchemas(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public Optional<Schema> apply(long fingerprint) {
        String name = "%016x".formatted(fingerprint);
        schemas = schemas == null ? new HashMap<>() : schemas;
        missed = missed == null ? new HashMap<>() : missed;
        if (!schemas.containsKey(name) && mayHaveCome(name)) {
            readOn();
        }
        try {
            return Optional.ofNullable(schemas.get(name)).map(json -> new Schema.Parser().parse(json));
        } catch (AvroRuntimeException notASchema) {
            return Optional.empty();
        }
    }

    /** A schema is published before its first use: one that was not there once need not be looked for at each message. */
    private boolean mayHaveCome(String name) {
        long now = System.nanoTime();
        Long before = missed.get(name);
        if (before != null && now - before < LOOK_AGAIN_NANOS) {
            return false;
        }
        missed.put(name, now);
        return true;
    }

    private void readOn() {
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
