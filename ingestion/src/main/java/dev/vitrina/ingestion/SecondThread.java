package dev.vitrina.ingestion;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Delivers to a sink from a thread of its own, in order, so that reading goes on while what was read is encoded and sent.
 * Whoever sends waits while too much is under way: a few thousand lines of documents, or a few large documents. For use by
 * one thread.
 */
public final class SecondThread implements ChangeSink, AutoCloseable {
    private static final int BATCHES = 8;
    private static final int FULL = 1 << 17; // characters, roughly
    private static final int RECORD = 128;

    private final ChangeSink sink;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread = new Thread(this::deliverAll, "delivery");
    private List<SpecificRecord> messages = new ArrayList<>();
    private int size;
    private volatile Throwable failure;

    private record Batch(List<SpecificRecord> messages, CountDownLatch delivered, boolean last) {}

    /** Starts the thread. The sink is used by nobody else until this is closed. */
    public SecondThread(ChangeSink sink) {
        this.sink = sink;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void send(Change change) throws DeliveryException {
        add(change, sizeOf(change));
    }

    @Override
    public void send(Reject reject) throws DeliveryException {
        add(reject, sizeOf(reject));
    }

    /** Waits until everything sent before has been delivered. */
    @Override
    public void heartbeat(String source, Instant time, Set<Entity> feeds) throws DeliveryException {
        awaitDelivery();
        sink.heartbeat(source, time, feeds);
    }

    @Override
    public void flush() throws DeliveryException {
        awaitDelivery();
        sink.flush();
    }

    private void awaitDelivery() throws DeliveryException {
        try {
            handOver(false).await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        requireNoFailure();
    }

    @Override
    public Map<TopicPartition, Long> endOffsets() {
        return sink.endOffsets();
    }

    /** Delivers what has been sent, as far as the sink takes it, and ends the thread. */
    @Override
    public void close() {
        try {
            handOver(true);
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void add(SpecificRecord message, int characters) throws DeliveryException {
        requireNoFailure();
        messages.add(message);
        size += characters;
        if (size >= FULL) {
            try {
                handOver(false);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private CountDownLatch handOver(boolean last) throws InterruptedException {
        Batch batch = new Batch(messages, new CountDownLatch(1), last);
        messages = new ArrayList<>();
        size = 0;
        batches.put(batch);
        return batch.delivered();
    }

    /** After a failure, goes on taking what comes, so that nobody waits in vain. */
    private void deliverAll() {
        try {
            Batch batch;
            do {
                batch = batches.take();
                if (failure == null) {
                    deliver(batch.messages());
                }
                batch.delivered().countDown();
            } while (!batch.last());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(List<SpecificRecord> messages) {
        try {
            for (SpecificRecord message : messages) {
                if (message instanceof Change change) {
                    sink.send(change);
                } else {
                    sink.send((Reject) message);
                }
            }
        } catch (DeliveryException | RuntimeException | Error e) {
            failure = e;
        }
    }

    private void requireNoFailure() throws DeliveryException {
        switch (failure) {
            case null -> {}
            case DeliveryException undelivered -> throw undelivered;
            case RuntimeException broken -> throw broken;
            case Throwable other -> throw new IllegalStateException("Delivery has ended: " + other, other);
        }
    }

    private static DeliveryException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DeliveryException("Interrupted while waiting for the delivery", e);
    }

    /** Characters that a message holds, roughly. */
    private static int sizeOf(SpecificRecord message) {
        int characters = RECORD;
        for (Schema.Field field : message.getSchema().getFields()) {
            characters += switch (message.get(field.pos())) {
                case String text -> text.length();
                case Collection<?> items -> items.size() * RECORD;
                case SpecificRecord record -> sizeOf(record);
                case null, default -> 0;
            };
        }
        return characters;
    }
}
