package dev.vitrina.ingestion;

import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where a source delivers what it read. Changes of one document arrive in the order in which they were sent. */
public interface ChangeSink {
    /**
     * Hands a change over; waits while the sink is full.
     *
     * @throws DeliveryException if this or anything sent before could not be delivered
     */
    void send(Change change) throws DeliveryException;

    /**
     * Hands over what could not be read; waits while the sink is full.
     *
     * @throws DeliveryException if this or anything sent before could not be delivered
     */
    void send(Reject reject) throws DeliveryException;

    /**
     * Returns when everything sent has arrived.
     *
     * @throws DeliveryException if anything sent could not be delivered
     */
    void flush() throws DeliveryException;

    /** The first offset behind everything that has arrived from here, by partition. Complete after a {@link #flush}. */
    Map<TopicPartition, Long> endOffsets();
}
