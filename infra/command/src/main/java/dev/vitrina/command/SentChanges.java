package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.avro.Change;
import java.time.Instant;

/** A sink that knows how many changes passed through it, and when the first and the last of them were recorded. */
final class SentChanges extends PassingSink {

    private long count;
    private Instant first;
    private Instant last;

    SentChanges(ChangeSink sink) {
        super(sink);
    }

    long count() {
        return count;
    }

    /** Null before the first. */
    Instant first() {
        return first;
    }

    /** Null before the first. */
    Instant last() {
        return last;
    }

    @Override
    public void send(Change change) throws DeliveryException {
        super.send(change);
        first = first == null ? change.getRecordedAt() : first;
        last = change.getRecordedAt();
        count++;
    }
}
