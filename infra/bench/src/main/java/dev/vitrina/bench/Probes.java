package dev.vitrina.bench;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Receipts of goods that nobody else has, whose stock is waited for on the live topic; and beside each the same bytes on a
 * topic of their own, waited for likewise.
 */
final class Probes implements AutoCloseable {
    private static final String RAW_TOPIC = "bench.raw";
    private static final String SKU = "PROBE-";

    private final SingleObject<Change> encoding = new SingleObject<>(Change.class);
    private final KafkaProducer<byte[], byte[]> kafka;
    private final Stopwatch live;
    private final Stopwatch raw;
    private final List<Listener> listeners;

    /**
     * Starts to listen.
     *
     * @param most how many will be sent
     */
    Probes(BenchStack stack, int most) throws InterruptedException {
        create(stack.kafka(), stack.settings().kafkaPartitions());
        live = new Stopwatch(most);
        raw = new Stopwatch(most);
        listeners = List.of(
                new Listener(stack.bootstrapServers(), Topics.LIVE_STOCK.name(), live, Probes::numberInLevel),
                new Listener(stack.bootstrapServers(), RAW_TOPIC, raw, Probes::numberInKey));
        Map<String, Object> settings = new HashMap<>(ChangeProducer.settings(stack.bootstrapServers()));
        // as a live source would, which has nothing to wait for
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "bench-probes");
        kafka = new KafkaProducer<>(settings);
        for (Listener listener : listeners) {
            listener.start();
        }
    }

    private static void create(Admin kafka, int partitions) throws InterruptedException {
        try {
            kafka.createTopics(Set.of(new NewTopic(RAW_TOPIC, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchException("Kafka does not create the topic " + RAW_TOPIC + ": " + e.getCause(), e);
        }
    }

    /** Sends one of each kind. */
    void send() {
        int number = live.sent();
        byte[] value = encoding.encode(receipt(number));
        byte[] key = Topics.changeKey("probe", "P-" + number).getBytes(StandardCharsets.UTF_8);
        if (live.send() != number || raw.send() != number) {
            throw new IllegalStateException("Probes are sent by one thread");
        }
        kafka.send(new ProducerRecord<>(Topics.of(Entity.STOCK_DOCUMENT).name(), key, value));
        kafka.send(new ProducerRecord<>(RAW_TOPIC, key, value));
    }

    int sent() {
        return live.sent();
    }

    Stopwatch live() {
        return live;
    }

    Stopwatch raw() {
        return raw;
    }

    /** Waits until everything sent was seen, but no longer than that. */
    void await(Duration longest) {
        kafka.flush();
        long end = System.nanoTime() + longest.toNanos();
        while (!(live.allSeen() && raw.allSeen()) && System.nanoTime() < end) {
            Jobs.pause(Duration.ofMillis(20));
        }
    }

    @Override
    public void close() {
        kafka.close();
        listeners.forEach(Listener::end);
    }

    private static Change receipt(int number) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        StockDocument body = StockDocument.newBuilder()
                .setType(StockDocumentType.receipt)
                .setMoment(now)
                .setOrganization("main")
                .setWarehouse("main")
                .setCurrency("RUB")
                .setRate(new BigDecimal("1.0000000000"))
                .setLines(List.of(StockLine.newBuilder()
                        .setLine("1")
                        .setSku(SKU + number)
                        .setQuantity(new BigDecimal("5.000"))
                        .setUnitCost(new BigDecimal("7.000000"))
                        .build()))
                .build();
        return Change.newBuilder()
                .setEntity(Entity.STOCK_DOCUMENT.text())
                .setSource("probe")
                .setId("P-" + number)
                .setVersion(1)
                .setChangedAt(now)
                .setRecordedAt(now)
                .setBodyHash(ByteBuffer.wrap(CanonicalJson.hash(body)))
                .setBody(body)
                .build();
    }

    private static int numberInLevel(ConsumerRecord<byte[], byte[]> message) {
        return numberAfter("|" + SKU, message.key());
    }

    private static int numberInKey(ConsumerRecord<byte[], byte[]> message) {
        return numberAfter("|P-", message.key());
    }

    /** The number behind a word in a key; −1 for a key without it. */
    static int numberAfter(String word, byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        int start = text.indexOf(word);
        if (start < 0) {
            return -1;
        }
        int end = start + word.length();
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Integer.parseInt(text.substring(start + word.length(), end));
    }

    /** Sees messages of a topic from now on. */
    private static final class Listener {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Stopwatch watch;
        private final ToIntFunction<ConsumerRecord<byte[], byte[]>> number;
        private final Thread thread;
        private volatile boolean ending;

        Listener(
                String bootstrapServers,
                String topic,
                Stopwatch watch,
                ToIntFunction<ConsumerRecord<byte[], byte[]>> number) {
            this.watch = watch;
            this.number = number;
            this.thread = new Thread(this::listen, "listener of " + topic);
            Map<String, Object> settings =
                    Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false, "fetch.min.bytes", 1);
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            // where the end is must be known before the first message comes
            partitions.forEach(consumer::position);
        }

        void start() {
            thread.start();
        }

        void end() {
            ending = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            consumer.close();
        }

        private void listen() {
            while (!ending) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    int seen = number.applyAsInt(message);
                    if (seen >= 0) {
                        watch.see(seen);
                    }
                }
            }
        }
    }
}
