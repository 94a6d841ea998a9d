package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FirstRejectsTest {
    private final List<String> passed = new ArrayList<>();
    private final FirstRejects rejects = new FirstRejects(new ChangeSink() {
        @Override
        public void send(Change change) {
            passed.add("change " + change.getId());
        }

        @Override
        public void send(Reject reject) {
            passed.add("reject " + reject.getId());
        }

        @Override
        public void heartbeat(String source, Instant time, Set<Entity> feeds) {
            passed.add("heartbeat " + source);
        }

        @Override
        public void flush() {
            passed.add("flush");
        }

        @Override
        public Map<TopicPartition, Long> endOffsets() {
            return Map.of();
        }
    });

    private static Reject reject(String id, String file, Long line, String detail) {
        return new Reject(
                "key", "shop", "order", id, file, line, null, null, null, "bad_time", detail, "", Instant.EPOCH);
    }

    @Test
    void aPlaceIsNamedOnceAndOnlyAsFarAsThereIsOne() throws DeliveryException {
        rejects.send(reject("1", "in.csv", 3L, "Wrong"));
        rejects.send(reject("2", "in.csv", 4L, "Wrong at in.csv line 4, column 'a'"));
        rejects.send(reject("3", "my-shop.yaml", null, "Wrong"));

        assertThat(rejects.sentences())
                .containsExactly(
                        "Wrong at in.csv line 3", "Wrong at in.csv line 4, column 'a'", "Wrong at my-shop.yaml");
    }

    @Test
    void everythingIsPassedOn() throws DeliveryException {
        rejects.send(reject("1", "in.csv", 3L, "Wrong"));
        rejects.heartbeat("shop", Instant.EPOCH, Set.of(Entity.ORDER));
        rejects.flush();

        assertThat(passed).containsExactly("reject 1", "heartbeat shop", "flush");
    }
}
