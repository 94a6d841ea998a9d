package dev.vitrina.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vitrina.bench.GeneratedStock.Amount;
import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GeneratedStockTest {
    private static final int DOCUMENTS = 10_000;

    @Test
    void sameNumbersGiveTheSameChanges() throws DeliveryException {
        assertThat(messages(500)).isEqualTo(messages(500));
    }

    @Test
    void documentsComeLateAreEditedDeletedAndRepeated() throws DeliveryException {
        List<Change> changes = changes(DOCUMENTS);
        Set<Change> seen = new HashSet<>();
        int repeated = 0;
        int edited = 0;
        int deleted = 0;
        int late = 0;
        for (Change change : changes) {
            if (!seen.add(change)) {
                repeated++;
            } else if (change.getDeleted()) {
                deleted++;
            } else if (change.getVersion() > 1) {
                edited++;
            } else if (Duration.between(((StockDocument) change.getBody()).getMoment(), change.getRecordedAt())
                            .compareTo(Duration.ofHours(1))
                    >= 0) {
                late++;
            }
        }

        assertThat(late / (double) DOCUMENTS).isCloseTo(0.10, within(0.01));
        assertThat(edited / (double) DOCUMENTS).isCloseTo(0.05, within(0.01));
        assertThat(deleted / (double) DOCUMENTS).isCloseTo(0.02, within(0.005));
        assertThat(repeated / (double) DOCUMENTS).isCloseTo(0.02, within(0.005));
    }

    @Test
    void mostDocumentsSellAndHardlyAnyStockFallsBelowZero() throws DeliveryException {
        Map<StockDocumentType, Integer> types = new HashMap<>();
        Map<String, Integer> onHand = new HashMap<>();
        int lines = 0;
        int below = 0;
        for (Change change : changes(DOCUMENTS)) {
            if (change.getVersion() > 1 || !(change.getBody() instanceof StockDocument document)) {
                continue;
            }
            types.merge(document.getType(), 1, Integer::sum);
            for (StockLine line : document.getLines()) {
                lines++;
                below += move(onHand, document, line) < 0 ? 1 : 0;
            }
        }

        assertThat(types.keySet()).hasSize(9 - 1); // all that are known but surplus
        assertThat(types.get(StockDocumentType.shipment)).isBetween(DOCUMENTS * 65 / 100, DOCUMENTS * 75 / 100);
        assertThat(below).isLessThan(lines / 50);
    }

    /** Gives what is on hand afterwards. */
    private static int move(Map<String, Integer> onHand, StockDocument document, StockLine line) {
        String key = document.getWarehouse() + "|" + line.getSku();
        int quantity = line.getQuantity() == null ? 0 : line.getQuantity().intValueExact();
        return switch (document.getType()) {
            case receipt, surplus, sale_return -> onHand.merge(key, quantity, Integer::sum);
            case transfer -> {
                onHand.merge(document.getToWarehouse() + "|" + line.getSku(), quantity, Integer::sum);
                yield onHand.merge(key, -quantity, Integer::sum);
            }
            case shipment, write_off, purchase_return -> onHand.merge(key, -quantity, Integer::sum);
            case stocktake -> {
                onHand.put(key, quantity);
                yield quantity;
            }
            case cost_adjustment, unrecognised -> 0;
        };
    }

    @Test
    void theAmountIsWhatWasSent() throws DeliveryException {
        Sent sent = new Sent();

        Amount amount = new GeneratedStock(1_000, 0).send(sent, Long.MAX_VALUE);

        assertThat(amount.documents())
                .isEqualTo(1_000)
                .isEqualTo(sent.changes.stream().map(Change::getId).distinct().count());
        assertThat(amount.changes()).isEqualTo(sent.changes.size());
        assertThat(amount.lines())
                .isEqualTo(sent.changes.stream()
                        .filter(change -> !change.getDeleted())
                        .mapToInt(change ->
                                ((StockDocument) change.getBody()).getLines().size())
                        .sum());
    }

    private static List<ByteBuffer> messages(int documents) throws DeliveryException {
        SingleObject<Change> encoding = new SingleObject<>(Change.class);
        return changes(documents).stream()
                .map(change -> ByteBuffer.wrap(encoding.encode(change)))
                .toList();
    }

    private static List<Change> changes(int documents) throws DeliveryException {
        Sent sent = new Sent();
        new GeneratedStock(documents, 0).send(sent, documents);
        return sent.changes;
    }

    private static final class Sent implements ChangeSink {
        private final List<Change> changes = new ArrayList<>();

        @Override
        public void send(Change change) {
            changes.add(change);
        }

        @Override
        public void send(Reject reject) {
            throw new AssertionError("A generated change was rejected: " + reject);
        }

        @Override
        public void heartbeat(String source, Instant time, Set<Entity> feeds) {}

        @Override
        public void flush() {}

        @Override
        public Map<TopicPartition, Long> endOffsets() {
            return Map.of();
        }
    }
}
