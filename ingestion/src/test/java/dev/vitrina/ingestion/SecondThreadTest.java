package dev.vitrina.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.ingestion.changes.Received;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecondThreadTest {
    private static final int MANY = 20_000; // several times what may be under way

    private static Change change(int number) {
        return new Change(
                "warehouse",
                "s",
                Integer.toString(number),
                1L,
                Instant.EPOCH,
                Instant.EPOCH,
                true,
                ByteBuffer.allocate(0),
                null);
    }

    @Test
    void everythingArrivesInOrderBeforeAFlushReturns() throws DeliveryException {
        Received received = new Received();
        try (SecondThread delivery = new SecondThread(received)) {
            for (int i = 0; i < MANY; i++) {
                delivery.send(change(i));
            }
            delivery.flush();
            assertThat(received.changes)
                    .extracting(Change::getId)
                    .containsExactlyElementsOf(
                            IntStream.range(0, MANY).mapToObj(Integer::toString).toList());
            assertThat(received.flushes).isEqualTo(1);

            delivery.send(change(MANY));
            delivery.flush();
            assertThat(received.changes).hasSize(MANY + 1);
        }
    }

    @Test
    void aHeartbeatArrivesBehindWhatWasSentBefore() throws DeliveryException {
        Received received = new Received() {
            @Override
            public void heartbeat(String source, Instant time, Set<Entity> feeds) {
                assertThat(changes).hasSize(2);
                super.heartbeat(source, time, feeds);
            }
        };
        try (SecondThread delivery = new SecondThread(received)) {
            delivery.send(change(1));
            delivery.send(change(2));
            delivery.heartbeat("s", Instant.EPOCH, Set.of(Entity.WAREHOUSE));
            assertThat(received.heartbeats).containsExactly(Instant.EPOCH);
        }
    }

    @Test
    void aFailureComesBackToWhoeverSends() {
        Received failing = new Received() {
            @Override
            public void send(Change change) {
                throw new IllegalStateException("full");
            }
        };
        try (SecondThread delivery = new SecondThread(failing)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < MANY; i++) {
                            delivery.send(change(i));
                        }
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("full");
            assertThatThrownBy(delivery::flush).hasMessage("full");
        }
    }
}
