package dev.vitrina.jobs.changes;

import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A stock document as a test writes it: of organization main, warehouse shelf and source erp unless it says otherwise. */
public final class Paper {
    private static final Instant DAY_ZERO = Instant.parse("2026-01-01T12:00:00Z");
    // loading this enum is what allows Avro to make our records
    private static final Entity ENTITY = Entity.STOCK_DOCUMENT;

    private final String id;
    private final StockDocument.Builder document;
    private final List<StockLine> lines = new ArrayList<>();
    private long version = 1;

    private Paper(StockDocumentType type, String id, int day) {
        this.id = id;
        this.document = StockDocument.newBuilder()
                .setType(type)
                .setMoment(day(day))
                .setOrganization("main")
                .setWarehouse("shelf");
    }

    public static Paper of(StockDocumentType type, String id, int day) {
        return new Paper(type, id, day);
    }

    /** Noon of a day in January 2026, after New Year's Day. */
    public static Instant day(int day) {
        return DAY_ZERO.plus(Duration.ofDays(day));
    }

    public Paper version(long number) {
        version = number;
        return this;
    }

    public Paper with(Consumer<StockDocument.Builder> head) {
        head.accept(document);
        return this;
    }

    public Paper line(String line, String sku, String quantity) {
        return line(line, sku, quantity, more -> {});
    }

    public Paper line(String line, String sku, String quantity, Consumer<StockLine.Builder> more) {
        StockLine.Builder builder =
                StockLine.newBuilder().setLine(line).setSku(sku).setQuantity(new BigDecimal(quantity));
        more.accept(builder);
        lines.add(builder.build());
        return this;
    }

    /** The document's change, recorded as many seconds after its day as its version says. */
    public Change change() {
        return change(
                Entity.STOCK_DOCUMENT, id, version, document.setLines(lines).build());
    }

    /** A version of any document. */
    public static Change change(Entity entity, String id, long version, SpecificRecord body) {
        return Change.newBuilder()
                .setEntity(entity.text())
                .setSource("erp")
                .setId(id)
                .setVersion(version)
                .setChangedAt(DAY_ZERO.plusSeconds(version))
                .setRecordedAt(DAY_ZERO.plusSeconds(version))
                .setBodyHash(ByteBuffer.wrap(CanonicalJson.hash(body)))
                .setDeleted(body == null)
                .setBody(body)
                .build();
    }

    /** A stock document's end. */
    public static Change deletion(String id, long version) {
        return change(ENTITY, id, version, null);
    }

    /** The change as it lies on its topic. */
    public static RawChange message(Change change) {
        String topic = Topics.of(Entity.named(change.getEntity()).orElseThrow()).name();
        return new RawChange(topic, 0, change.getVersion(), 0, new SingleObject<>(Change.class).encode(change));
    }

    /** Changes as a job finds them on its topics. */
    public static DataStream<RawChange> messages(StreamExecutionEnvironment environment, List<Change> changes) {
        return environment.fromData(changes.stream().map(Paper::message).toList(), ChangeSource.RAW);
    }

    /** Messages of a stream whose steps are taken out and tested one by one. */
    public static DataStream<RawChange> anyMessages() {
        return messages(JobEnvironment.create(), List.of(deletion("none", 1)));
    }

    /** No broker is asked for schemas that this build has. */
    public static PublishedSchemas schemas() {
        return new PublishedSchemas("no-broker:9092");
    }
}
