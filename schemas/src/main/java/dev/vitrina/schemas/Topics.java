package dev.vitrina.schemas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every Kafka topic that Vitrina writes or reads, and how its keys are formed. */
public final class Topics {
    /** Fingerprint (Avro's CRC-64, 16 hexadecimal digits) → JSON of the writer's schema. Compacted. */
    public static final Topic SCHEMAS = new Topic("vitrina.schemas", true);

    /** What could not be read, as {@link dev.vitrina.schemas.avro.Reject}. */
    public static final Topic REJECTS = new Topic("vitrina.rejects", false);

    /** Live stock: organization|sku|warehouse → absolute numbers as JSON with a per-key version. Compacted. */
    public static final Topic LIVE_STOCK = new Topic("vitrina.live.available-stock", true);

    private Topics() {}

    /**
     * A topic.
     *
     * @param compacted whether only the newest message of each key is kept; other topics keep everything
     */
    public record Topic(String name, boolean compacted) {}

    /** Where changes of one kind of document travel. Heartbeats have no topic of their own. */
    public static Topic of(Entity entity) {
        if (entity == Entity.HEARTBEAT) {
            throw new IllegalArgumentException("Heartbeats travel in the topics of the documents they vouch for");
        }
        return new Topic("vitrina." + entity.text(), entity == Entity.CUSTOMER);
    }

    /** Every topic, for whoever creates them. */
    public static List<Topic> all() {
        List<Topic> topics = new ArrayList<>(List.of(SCHEMAS, REJECTS, LIVE_STOCK));
        topics.addAll(ofChanges());
        return List.copyOf(topics);
    }

    /** The topics that carry changes. */
    public static List<Topic> ofChanges() {
        return Arrays.stream(Entity.values())
                .filter(entity -> entity != Entity.HEARTBEAT)
                .map(Topics::of)
                .toList();
    }

    /** The key of a change: all versions of one document share a partition. */
    public static String changeKey(String source, String id) {
        return source + "|" + id;
    }

    /**
     * The key of a source's heartbeats in one partition: no change's key begins like it, since a source has a name, and a
     * compacted topic keeps one of them.
     */
    public static String heartbeatKey(String source, int partition) {
        return "|heartbeat|" + source + "|" + partition;
    }

    /** The key of a stock level. */
    public static String stockKey(String organization, String sku, String warehouse) {
        return organization + "|" + sku + "|" + warehouse;
    }
}
