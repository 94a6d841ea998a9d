package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.state.FlatType;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.UnreadableException;
import dev.vitrina.schemas.avro.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Messages → document versions with the lines of one job. A message that cannot be read is counted and passed over here;
 * the history job, which reads every topic, is the one that keeps it.
 */
public final class DocumentVersions {
    private DocumentVersions() {}

    /**
     * Reads and normalises.
     *
     * @param entities the kinds of document that the job asks for; other messages are passed over
     * @param lines how a document's lines are written
     * @param name of the documents, for people and as the address of the step; a job may read a kind twice
     */
    public static <L> SingleOutputStreamOperator<DocumentVersion<L>> of(
            DataStream<RawChange> messages,
            Set<Entity> entities,
            Normaliser<L> normaliser,
            LinesCodec<L> lines,
            PublishedSchemas schemas,
            String name) {
        return messages.flatMap(new Normalise<>(entities, normaliser, schemas))
                .returns(FlatType.of(DocumentVersion.class, new DocumentVersionCodec<>(lines)))
                .name("normalise " + name)
                .uid("normalise-" + name);
    }

    /** The same for documents of one kind, whose lines are written one by one. */
    public static <L> SingleOutputStreamOperator<DocumentVersion<L>> of(
            DataStream<RawChange> messages,
            Entity entity,
            Normaliser<L> normaliser,
            Codec<L> lines,
            PublishedSchemas schemas,
            String name) {
        return of(messages, Set.of(entity), normaliser, LinesCodec.each(lines), schemas, name);
    }

    /** What a change says of its document. */
    static <L> DocumentVersion<L> version(Change change, Normaliser<L> normaliser) {
        return new DocumentVersion<>(
                change.getEntity(),
                change.getSource(),
                change.getId(),
                change.getVersion(),
                change.getChangedAt(),
                ChangeReader.bodyHash(change),
                change.getDeleted(),
                change.getRecordedAt(),
                change.getDeleted() ? List.of() : normaliser.lines(change));
    }

    private static final class Normalise<L> extends RichFlatMapFunction<RawChange, DocumentVersion<L>> {
        private static final long serialVersionUID = 1;

        private final HashMap<String, String> entityOfTopic = new HashMap<>();
        private final Normaliser<L> normaliser;
        private final PublishedSchemas schemas;
        private transient ChangeReader reader;
        private transient Map<String, Counter> rejects;

        private Normalise(Set<Entity> entities, Normaliser<L> normaliser, PublishedSchemas schemas) {
            entities.forEach(entity -> entityOfTopic.put(Topics.of(entity).name(), entity.text()));
            this.normaliser = normaliser;
            this.schemas = schemas;
        }

        @Override
        public void open(OpenContext context) {
            reader = new ChangeReader(schemas);
            rejects = new HashMap<>();
        }

        @Override
        public void flatMap(RawChange message, Collector<DocumentVersion<L>> out) {
            String entity = entityOfTopic.get(message.topic());
            if (entity == null) {
                return;
            }
            try {
                Change change = reader.read(message);
                if (change.getEntity().equals(entity)) {
                    out.collect(version(change, normaliser));
                }
            } catch (UnreadableException e) {
                count(e.reason());
            } catch (IllegalArgumentException e) {
                count("bad_document");
            }
        }

        private void count(String reason) {
            rejects.computeIfAbsent(reason, this::counter).inc();
        }

        private Counter counter(String reason) {
            return getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("reason", reason)
                    .counter("rejects");
        }
    }
}
