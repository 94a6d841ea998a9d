package dev.vitrina.jobs.changes;

import dev.vitrina.schemas.Entity;
import java.time.ZoneId;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What all tasks of a job's document step are told: how bundles come apart, and which books are closed. */
public final class Announcements {
    private Announcements() {}

    /**
     * Messages → definitions of bundles and closings, each time they change.
     *
     * @param zone where the shop's days end
     */
    public static DataStream<Announcement> of(DataStream<RawChange> messages, PublishedSchemas schemas, ZoneId zone) {
        return Bundles.definitions(messages, schemas)
                .map(Announcement::of)
                .returns(Announcement.TYPE)
                .name("announce bundles")
                .uid("announce-bundles")
                .union(closings(messages, schemas, zone));
    }

    /** Messages → closings alone, for a job to which a bundle is goods like others. */
    public static DataStream<Announcement> closings(
            DataStream<RawChange> messages, PublishedSchemas schemas, ZoneId zone) {
        return DocumentVersions.of(
                        messages, Entity.CLOSING, new ClosingNormaliser(zone), new ClosingCodec(), schemas, "closing")
                .map(Announcement::of)
                .returns(Announcement.TYPE)
                .name("announce closings")
                .uid("announce-closings");
    }
}
