package dev.vitrina.ingestion;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
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
     * Says that a live source has come this far: whatever it recorded up to that time has been sent before. Goes to every
     * partition that the source feeds, so that event time moves where nothing happens. A sink whose readers have no event
     * time passes over it.
     *
     * @param time the source's own
     * @param feeds the kinds of document that the source writes, whether or not it has written any yet
     * @throws DeliveryException if this or anything sent before could not be delivered
     */
    void heartbeat(String source, Instant time, Set<Entity> feeds) throws DeliveryException;

    /**
     * Returns when everything sent has arrived.
     *
     * @throws DeliveryException if anything sent could not be delivered
     */
    void flush() throws DeliveryException;

    /** The first offset behind everything that has arrived from here, by partition. Complete after a {@link #flush}. */
    Map<TopicPartition, Long> endOffsets();
}
