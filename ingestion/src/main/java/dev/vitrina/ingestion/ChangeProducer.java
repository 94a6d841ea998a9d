package dev.vitrina.ingestion;

import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Heartbeat;
import dev.vitrina.schemas.avro.Reject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one way into Vitrina's topics. Idempotent, acknowledged by all replicas, and bounded: a sender that is faster than
 * Kafka waits. A broker may be away for two minutes without anything being lost, doubled or reordered.
 *
 * <p>A message is a record in {@link SingleObject single-object encoding}; its time is the record's {@code recorded_at}.
 * For use by one thread. A process has one.
 */
public final class ChangeProducer implements ChangeSink, AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int DELIVERY_MILLIS = 150_000;
    private static final String HEARTBEAT_ID = "heartbeat";

    private final String bootstrapServers;
    private final SingleObject<Change> changes = new SingleObject<>(Change.class);
    private final SingleObject<Reject> rejects = new SingleObject<>(Reject.class);
    private final Map<String, String> changeTopics = Arrays.stream(Entity.values())
            .filter(entity -> entity != Entity.HEARTBEAT)
            .collect(Collectors.toUnmodifiableMap(
                    Entity::text, entity -> Topics.of(entity).name()));
    private final Map<TopicPartition, Long> endOffsets = new ConcurrentHashMap<>();
    private final Producer<byte[], byte[]> kafka;
    private volatile Undelivered firstUndelivered;

    /** What failed first; whatever fails after it is most likely the same trouble. */
    private record Undelivered(String topic, String key, Exception cause) {}

    /**
     * Connects, and publishes the schemas that messages will be written with.
     *
     * @param bootstrapServers addresses of Kafka, {@code host:port,…}; the topics exist, see {@link TopicProvisioning}
     * @throws DeliveryException if none of the addresses answers within 5 seconds, or the schemas cannot be delivered
     */
    public ChangeProducer(String bootstrapServers) throws DeliveryException {
        this(bootstrapServers, connected(bootstrapServers));
    }

    ChangeProducer(String bootstrapServers, Producer<byte[], byte[]> kafka) throws DeliveryException {
        this.bootstrapServers = bootstrapServers;
        this.kafka = kafka;
        try {
            publish(changes.schema());
            publish(rejects.schema());
            flush();
        } catch (DeliveryException | RuntimeException e) {
            kafka.close(Duration.ZERO);
            throw e;
        }
    }

    private static Producer<byte[], byte[]> connected(String bootstrapServers) throws DeliveryException {
        requireAnswer(bootstrapServers);
        return new KafkaProducer<>(settings(bootstrapServers));
    }

    /** How its Kafka client is set, for whoever wants to be compared with it. */
    public static Map<String, Object> settings(String bootstrapServers) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "vitrina-ingestion"),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                // a broker that has just started takes whichever batch comes first for the first one of its producer:
                // with several under way, one that overtakes another shuts it out for good
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 10),
                // readers take turns between partitions by whole batches
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L << 20),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicProvisioning.LARGEST_MESSAGE),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 30_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS),
                // a full buffer waits as long as its oldest message may take
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS));
    }

    @Override
    public void send(Change change) throws DeliveryException {
        String topic = changeTopics.get(change.getEntity());
        if (topic == null) {
            throw new IllegalArgumentException("No topic for changes of entity '%s': expected one of %s"
                    .formatted(change.getEntity(), changeTopics.keySet()));
        }
        String key = Topics.changeKey(change.getSource(), change.getId());
        send(topic, key, change.getRecordedAt(), changes.encode(change));
    }

    @Override
    public void send(Reject reject) throws DeliveryException {
        send(Topics.REJECTS.name(), reject.getKey(), reject.getRecordedAt(), rejects.encode(reject));
    }

    @Override
    public void heartbeat(String source, Instant time, Set<Entity> feeds) throws DeliveryException {
        Heartbeat body = new Heartbeat(time);
        ByteBuffer hash = ByteBuffer.wrap(CanonicalJson.hash(body));
        long version = Math.max(0L, time.toEpochMilli());
        String entity = Entity.HEARTBEAT.text();
        byte[] message =
                changes.encode(new Change(entity, source, HEARTBEAT_ID, version, time, time, false, hash, body));
        for (Entity fed : feeds) {
            String topic = Topics.of(fed).name();
            for (int partition = 0; partition < partitions(topic); partition++) {
                send(topic, partition, Topics.heartbeatKey(source, partition), time, message);
            }
        }
    }

    private int partitions(String topic) throws DeliveryException {
        try {
            return kafka.partitionsFor(topic).size();
        } catch (KafkaException e) {
            throw new DeliveryException(
                    "Kafka at %s does not say how many partitions %s has: %s"
                            .formatted(bootstrapServers, topic, e.getMessage()),
                    e);
        }
    }

    @Override
    public void flush() throws DeliveryException {
        kafka.flush();
        requireDelivered();
    }

    @Override
    public Map<TopicPartition, Long> endOffsets() {
        return Map.copyOf(endOffsets);
    }

    /**
     * Flushes and disconnects.
     *
     * @throws DeliveryException if anything sent could not be delivered
     */
    @Override
    public void close() throws DeliveryException {
        kafka.close(firstUndelivered == null ? Duration.ofMillis(DELIVERY_MILLIS) : Duration.ZERO);
        requireDelivered();
    }

    private void publish(Schema schema) throws DeliveryException {
        String fingerprint = "%016x".formatted(SingleObject.fingerprint(schema));
        send(Topics.SCHEMAS.name(), fingerprint, null, utf8(schema.toString()));
    }

    private void send(String topic, String key, Instant time, byte[] message) throws DeliveryException {
        send(topic, null, key, time, message);
    }

    /** A message without a partition goes to its key's. */
    private void send(String topic, Integer partition, String key, Instant time, byte[] message)
            throws DeliveryException {
        requireDelivered();
        // Kafka knows no time before 1970
        Long timestamp = time == null ? null : Math.max(0L, time.toEpochMilli());
        try {
            kafka.send(new ProducerRecord<>(topic, partition, timestamp, utf8(key), message), (position, failure) -> {
                if (failure == null) {
                    endOffsets.merge(
                            new TopicPartition(position.topic(), position.partition()),
                            position.offset() + 1,
                            Math::max);
                } else if (firstUndelivered == null) {
                    firstUndelivered = new Undelivered(topic, key, failure);
                }
            });
        } catch (KafkaException e) {
            firstUndelivered = firstUndelivered == null ? new Undelivered(topic, key, e) : firstUndelivered;
        }
        requireDelivered();
    }

    private void requireDelivered() throws DeliveryException {
        Undelivered undelivered = firstUndelivered;
        if (undelivered != null) {
            throw new DeliveryException(
                    "Kafka at %s did not take '%s' for topic %s: %s"
                            .formatted(
                                    bootstrapServers,
                                    undelivered.key(),
                                    undelivered.topic(),
                                    undelivered.cause().getMessage()),
                    undelivered.cause());
        }
    }

    /** The client itself would wait minutes for a Kafka that was never started. */
    private static void requireAnswer(String bootstrapServers) throws DeliveryException {
        IOException refusal = null;
        for (String server : bootstrapServers.split(",")) {
            int colon = server.lastIndexOf(':');
            if (colon < 1 || !server.substring(colon + 1).strip().matches("\\d{1,5}")) {
                throw new IllegalArgumentException("Kafka's address must be host:port: '%s'".formatted(server));
            }
            int port = Integer.parseInt(server.substring(colon + 1).strip());
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(server.substring(0, colon).strip(), port), CONNECT_MILLIS);
                return;
            } catch (IOException e) {
                refusal = e;
            }
        }
        throw new DeliveryException(
                "Kafka does not answer at %s: is it running there?".formatted(bootstrapServers), refusal);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
