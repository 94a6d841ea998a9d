package dev.vitrina.jobs.history;

import dev.vitrina.jobs.changes.Bundles;
import dev.vitrina.jobs.changes.ChangeReader;
import dev.vitrina.jobs.changes.OrderDocumentLine;
import dev.vitrina.jobs.changes.PublishedSchemas;
import dev.vitrina.jobs.changes.RawChange;
import dev.vitrina.jobs.changes.StockDocumentLine;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.UnreadableException;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Messages of every topic → accepted changes, and beside them everything that could not be read, with its reason. */
final class ReadChanges extends ProcessFunction<RawChange, Archived> {
    static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected", Types.POJO(Rejected.class));

    private static final long serialVersionUID = 1;
    private static final String BAD_DOCUMENT = "bad_document";

    private final PublishedSchemas schemas;
    private transient ChangeReader changes;
    private transient SingleObject<Reject> rejects;

    ReadChanges(PublishedSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public void open(OpenContext context) {
        changes = new ChangeReader(schemas);
        rejects = new SingleObject<>(Reject.class, schemas);
    }

    @Override
    public void processElement(RawChange message, Context context, Collector<Archived> out) {
        try {
            if (message.topic().equals(Topics.REJECTS.name())) {
                context.output(REJECTED, rejected(rejects.decode(message.value())));
            } else {
                archive(message, context, out);
            }
        } catch (UnreadableException e) {
            context.output(REJECTED, rejected(message, null, e.reason(), e.getMessage()));
        }
    }

    private void archive(RawChange message, Context context, Collector<Archived> out) throws UnreadableException {
        Change change = changes.read(message);
        try {
            archive(message, change, out);
        } catch (IllegalArgumentException e) {
            context.output(REJECTED, rejected(message, change, BAD_DOCUMENT, e.getMessage()));
        }
    }

    private static void archive(RawChange message, Change change, Collector<Archived> out) {
        Entity entity = Entity.named(change.getEntity()).orElseThrow();
        if (entity == Entity.HEARTBEAT || entity == Entity.CUSTOMER) {
            return;
        }
        if (!change.getDeleted()) {
            refuse(entity, change);
        }
        out.collect(new Archived(
                change.getEntity(),
                change.getSource(),
                change.getId(),
                change.getVersion(),
                change.getChangedAt(),
                change.getRecordedAt(),
                change.getDeleted(),
                change.getDeleted() ? null : CanonicalJson.of((SpecificRecord) change.getBody()),
                ChangeReader.bodyHash(change),
                message.topic(),
                message.partition(),
                message.offset()));
    }

    /** What the other jobs would refuse must not be in the archive that reconciliation starts from. */
    private static void refuse(Entity entity, Change change) {
        switch (entity) {
            case STOCK_DOCUMENT -> StockDocumentLine.of(change);
            case ORDER -> OrderDocumentLine.ofOrder(change);
            case PURCHASE_ORDER -> OrderDocumentLine.ofPurchaseOrder(change);
            case PRODUCT -> Bundles.of(change);
            default -> {} // no other job looks into it
        }
    }

    private static Rejected rejected(Reject reject) {
        return new Rejected(
                reject.getKey(),
                reject.getSource(),
                reject.getEntity(),
                reject.getId(),
                reject.getFile(),
                reject.getLine(),
                reject.getTopic(),
                reject.getPartition(),
                reject.getOffset(),
                reject.getReason(),
                reject.getDetail(),
                reject.getRaw(),
                reject.getRecordedAt());
    }

    /** A message that is refused; the change in it is null where there is none to be read. */
    private static Rejected rejected(RawChange message, Change change, String reason, String detail) {
        return new Rejected(
                "%s-%d@%d".formatted(message.topic(), message.partition(), message.offset()),
                change == null ? null : change.getSource(),
                change == null ? null : change.getEntity(),
                change == null ? null : change.getId(),
                null,
                null,
                message.topic(),
                message.partition(),
                message.offset(),
                reason,
                detail,
                text(message.value()),
                Instant.ofEpochMilli(message.timestamp()));
    }

    private static String text(byte[] bytes) {
        if (bytes == null) {
            return "";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
                return text;
            }
        } catch (CharacterCodingException noText) {
            // shown as base64 below
        }
        return "base64:" + Base64.getEncoder().encodeToString(bytes);
    }
}
