package dev.vitrina.ingestion;

import java.io.IOException;

/** Kafka did not take what was sent to it. The message is one sentence for people. */
public final class DeliveryException extends IOException {
    private static final long serialVersionUID = 1L;

    DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
