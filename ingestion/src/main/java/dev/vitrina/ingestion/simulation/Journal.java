package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecord;

/** Where the shop's people and machines write documents down: each becomes a change, recorded at the calendar's time. */
final class Journal {
    private final Calendar calendar;
    private final Queue<Change> written = new ArrayDeque<>();

    Journal(Calendar calendar) {
        this.calendar = calendar;
    }

    /** Writes one version of a document, as it was changed right now. */
    void write(Source source, Entity entity, String id, long version, SpecificRecord body) {
        write(source, entity, id, version, calendar.now(), body);
    }

    /**
     * Writes one version of a document that was changed before it reaches the journal.
     *
     * @param changedAt milliseconds since 1970, not after now
     * @param body null deletes the document
     */
    void write(Source source, Entity entity, String id, long version, long changedAt, SpecificRecord body) {
        written.add(new Change(
                entity.text(),
                source.text(),
                id,
                version,
                Instant.ofEpochMilli(changedAt),
                Instant.ofEpochMilli(calendar.now()),
                body == null,
                ByteBuffer.wrap(CanonicalJson.hash(body)),
                body));
    }

    /** The oldest change that nobody has taken yet; null if there is none. */
    Change take() {
        return written.poll();
    }
}
