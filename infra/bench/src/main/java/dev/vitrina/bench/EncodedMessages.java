package dev.vitrina.bench;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.LocalSink;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The messages that changes become, kept in memory, to be sent by a producer that is set as the import's is. */
final class EncodedMessages extends LocalSink {
    private final SingleObject<Change> encoding = new SingleObject<>(Change.class);
    private final List<Message> messages = new ArrayList<>();
    private long bytes;

    private record Message(String topic, long timestamp, byte[] key, byte[] value) {}

    @Override
    public void send(Change change) {
        byte[] key = Topics.changeKey(change.getSource(), change.getId()).getBytes(StandardCharsets.UTF_8);
        byte[] value = encoding.encode(change);
        Entity entity = Entity.named(change.getEntity()).orElseThrow();
        messages.add(
                new Message(Topics.of(entity).name(), change.getRecordedAt().toEpochMilli(), key, value));
        bytes += key.length + value.length;
    }

    @Override
    public void send(Reject reject) {
        throw new BenchException("What is measured must be readable: " + reject.getDetail());
    }

    int count() {
        return messages.size();
    }

    /** Of keys and values, uncompressed. */
    long bytes() {
        return bytes;
    }

    /** Returns when Kafka has acknowledged all of them. */
    void send(String bootstrapServers) {
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (var producer = new KafkaProducer<byte[], byte[]>(ChangeProducer.settings(bootstrapServers))) {
            for (Message message : messages) {
                producer.send(
                        new ProducerRecord<>(
                                message.topic(), null, message.timestamp(), message.key(), message.value()),
                        (position, failure) -> failed.compareAndSet(null, failure));
            }
            producer.flush();
        }
        if (failed.get() != null) {
            throw new BenchException("Kafka did not take a message: " + failed.get(), failed.get());
        }
    }
}
