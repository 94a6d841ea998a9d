package dev.vitrina.street;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Available stock as the compacted topic tells it to whoever listens. */
final class LiveStock {
    private static final String TOPIC = "vitrina.live.available-stock";
    private static final ObjectMapper JSON = new ObjectMapper();

    private LiveStock() {}

    /** On hand by "sku in warehouse" of one organization: of each key the message with the greatest version. */
    static Map<String, BigDecimal> onHand(String bootstrapServers, String organization) throws IOException {
        Map<String, JsonNode> newest = new TreeMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    newest.merge(message.key(), JSON.readTree(message.value()), LiveStock::newer);
                }
            }
        }
        Map<String, BigDecimal> onHand = new TreeMap<>();
        newest.values().stream()
                .filter(level -> level.get("organization").asText().equals(organization))
                .forEach(level -> onHand.put(
                        level.get("sku").asText() + " in "
                                + level.get("warehouse").asText(),
                        new BigDecimal(level.get("on_hand").asText()).setScale(3)));
        return onHand;
    }

    private static JsonNode newer(JsonNode one, JsonNode other) {
        return other.get("version").asLong() >= one.get("version").asLong() ? other : one;
    }
}
