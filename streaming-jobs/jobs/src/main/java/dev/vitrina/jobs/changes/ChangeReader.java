package dev.vitrina.jobs.changes;

import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Limits;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.UnreadableException;
import dev.vitrina.schemas.avro.Change;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Turns the bytes of a message into a change that keeps the envelope's promises. Belongs to one task. */
public final class ChangeReader {
    /** Reason code of a message whose envelope contradicts its body. */
    public static final String BAD_ENVELOPE = "bad_envelope";

    private static final int HASH_BYTES = 16;

    private final SingleObject<Change> changes;

    public ChangeReader(LongFunction<Optional<Schema>> writerSchemas) {
        this.changes = new SingleObject<>(Change.class, writerSchemas);
    }

    /**
     * Reads one message.
     *
     * @throws UnreadableException if the bytes are no change, their schema is unknown, or the envelope contradicts itself
     */
    public Change read(RawChange message) throws UnreadableException {
        Change change = changes.decode(message.value());
        Entity entity = Entity.named(change.getEntity())
                .orElseThrow(() -> bad("Unknown entity '%s'".formatted(change.getEntity())));
        SpecificRecord body = (SpecificRecord) change.getBody();
        if (change.getDeleted() != (body == null)) {
            throw bad("A change has a body or is a deletion, never both: %s %s of %s, version %d"
                    .formatted(change.getEntity(), change.getId(), change.getSource(), change.getVersion()));
        }
        if (body != null && !body.getSchema().getName().equals(entity.body().getName())) {
            throw bad("The body of a change of %s must be a %s, not a %s"
                    .formatted(
                            change.getEntity(),
                            entity.body().getName(),
                            body.getSchema().getName()));
        }
        if (entity != Entity.HEARTBEAT && !Topics.of(entity).name().equals(message.topic())) {
            throw bad("A change of %s belongs on topic %s, not on %s"
                    .formatted(change.getEntity(), Topics.of(entity).name(), message.topic()));
        }
        if (!Limits.isName(change.getSource()) || !Limits.isName(change.getId())) {
            throw bad("Source and id must have 1 to %d characters, not %d and %d"
                    .formatted(
                            Limits.LONGEST_NAME,
                            change.getSource().length(),
                            change.getId().length()));
        }
        return change;
    }

    /** The body's hash as text: the writer's if it gave one, else computed; the first 16 bytes in hexadecimal. */
    public static String bodyHash(Change change) {
        ByteBuffer given = change.getBodyHash();
        byte[] hash = new byte[HASH_BYTES];
        if (given.remaining() >= HASH_BYTES) {
            given.duplicate().get(hash);
        } else {
            System.arraycopy(CanonicalJson.hash((SpecificRecord) change.getBody()), 0, hash, 0, HASH_BYTES);
        }
        return HexFormat.of().formatHex(hash);
    }

    private static UnreadableException bad(String detail) {
        return new UnreadableException(BAD_ENVELOPE, detail);
    }
}
