package dev.vitrina.bench;

import dev.vitrina.bench.GeneratedStock.Amount;
import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The generated stock documents in Kafka.
 *
 * @param ends the first offset behind them, by partition
 */
record StockTopic(Amount amount, Map<TopicPartition, Long> ends) {

    static StockTopic load(BenchStack stack, GeneratedStock documents, long most) throws IOException {
        try (ChangeProducer producer = new ChangeProducer(stack.bootstrapServers())) {
            Amount amount = documents.send(producer, most);
            producer.flush();
            return new StockTopic(amount, ends(producer.endOffsets()));
        }
    }

    static Map<TopicPartition, Long> ends(Map<TopicPartition, Long> offsets) {
        String topic = Topics.of(Entity.STOCK_DOCUMENT).name();
        return offsets.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
