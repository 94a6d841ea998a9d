package dev.vitrina.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
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
}
