package dev.vitrina.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.UnreadableException;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Heartbeat;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ChangeProducerTest {
    @Test
    void nothingIsLostDoubledOrReorderedAndMemoryIsBounded() {
        assertThat(ChangeProducer.settings("127.0.0.1:1"))
                .containsEntry("enable.idempotence", true)
                .containsEntry("acks", "all")
                .containsEntry("max.in.flight.requests.per.connection", 1)
                .containsEntry("buffer.memory", 32L << 20)
                .containsEntry("max.request.size", TopicProvisioning.LARGEST_MESSAGE);
    }

    @Test
    void aKafkaThatIsNotThereIsSaidInOneSentence() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> new ChangeProducer("127.0.0.1:" + port))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("Kafka does not answer at 127.0.0.1:%d: is it running there?", port);
        assertThatThrownBy(() -> new ChangeProducer("localhost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Kafka's address must be host:port: 'localhost'");
    }

    @Test
    void aHeartbeatReachesEveryPartitionThatItsSourceFeeds() throws DeliveryException, UnreadableException {
        MockProducer<byte[], byte[]> kafka = kafka(
                partitions("vitrina.schemas", 1), partitions("vitrina.order", 2), partitions("vitrina.customer", 3));
        Instant time = Instant.parse("2026-01-05T10:00:03Z");
        try (ChangeProducer producer = new ChangeProducer("kafka:9092", kafka)) {
            kafka.clear();
            producer.heartbeat("shop", time, Set.of(Entity.ORDER, Entity.CUSTOMER));
        }

        assertThat(kafka.history())
                .extracting(message -> "%s-%d %s @%d"
                        .formatted(message.topic(), message.partition(), text(message.key()), message.timestamp()))
                .containsExactlyInAnyOrder(
                        "vitrina.order-0 |heartbeat|shop|0 @1767607203000",
                        "vitrina.order-1 |heartbeat|shop|1 @1767607203000",
                        "vitrina.customer-0 |heartbeat|shop|0 @1767607203000",
                        "vitrina.customer-1 |heartbeat|shop|1 @1767607203000",
                        "vitrina.customer-2 |heartbeat|shop|2 @1767607203000");
        SingleObject<Change> encoding = new SingleObject<>(Change.class);
        for (ProducerRecord<byte[], byte[]> message : kafka.history()) {
            Change heartbeat = encoding.decode(message.value());
            assertThat(heartbeat.getEntity()).isEqualTo("heartbeat");
            assertThat(heartbeat.getSource()).isEqualTo("shop");
            assertThat(heartbeat.getRecordedAt()).isEqualTo(time);
            assertThat(heartbeat.getChangedAt()).isEqualTo(time);
            assertThat(heartbeat.getBody()).isEqualTo(new Heartbeat(time));
        }
    }

    private static MockProducer<byte[], byte[]> kafka(PartitionInfo[]... topics) {
        List<PartitionInfo> partitions =
                Arrays.stream(topics).flatMap(Arrays::stream).toList();
        Cluster cluster = new Cluster("one", List.of(Node.noNode()), partitions, Set.of(), Set.of());
        return new MockProducer<>(
                cluster, true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static PartitionInfo[] partitions(String topic, int count) {
        Node node = Node.noNode();
        PartitionInfo[] partitions = new PartitionInfo[count];
        Arrays.setAll(
                partitions, number -> new PartitionInfo(topic, number, node, new Node[] {node}, new Node[] {node}));
        return partitions;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
