package dev.vitrina.jobs.changes;

import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.Rebuild;
import dev.vitrina.jobs.tables.LakeCatalog;
import dev.vitrina.jobs.tables.LakeTable;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.CanonicalReader;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.Topics.Topic;
import dev.vitrina.schemas.avro.Change;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.flink.source.IcebergSource;
import org.apache.iceberg.flink.source.split.SplitComparators;

/** The messages that {@code history.changes} was made of, from one snapshot of it; ends with that. */
final class ArchiveSource {
    /** No file shares a split with another, so that they can be read in the order in which they were archived. */
    private static final long SPLIT_BYTES = 128L << 20;

    private ArchiveSource() {}

    /** The archived messages of some topics. */
    static DataStream<RawChange> of(
            StreamExecutionEnvironment environment, JobConfig config, Rebuild rebuild, List<Topic> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        IcebergSource<RowData> source = IcebergSource.forRowData()
                .tableLoader(new LakeCatalog(config).loader(Tables.CHANGES))
                .useSnapshotId(rebuild.snapshot().orElseThrow())
                .filters(List.of(Expressions.in("topic", names.toArray())))
                .splitSize(SPLIT_BYTES)
                .splitOpenFileCost(SPLIT_BYTES)
                // what comes in order need not be costed twice
                .splitComparator(SplitComparators.fileSequenceNumber())
                .streaming(false)
                .build();
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "archive", LakeTable.type(Tables.CHANGES))
                .uid("archive")
                .flatMap(new Messages(names))
                .returns(ChangeSource.RAW)
                .name("archived message")
                .uid("archived-message");
    }

    /** A row of the archive as the message that it came with. */
    static Change change(RowData row) {
        String entity = row.getString(0).toString();
        boolean deleted = row.getBoolean(6);
        String body = deleted ? "" : row.getString(7).toString();
        return Change.newBuilder()
                .setEntity(entity)
                .setSource(row.getString(1).toString())
                .setId(row.getString(2).toString())
                .setVersion(row.getLong(3))
                .setChangedAt(row.getTimestamp(4, 6).toInstant())
                .setRecordedAt(row.getTimestamp(5, 6).toInstant())
                .setDeleted(deleted)
                .setBodyHash(ByteBuffer.wrap(CanonicalJson.sha256(body)))
                .setBody(
                        deleted
                                ? null
                                : CanonicalReader.read(Entity.named(entity).orElseThrow(), body))
                .build();
    }

    private static final class Messages extends RichFlatMapFunction<RowData, RawChange> {
        private static final long serialVersionUID = 1;

        private final HashSet<String> topics;
        private transient SingleObject<Change> encoding;

        private Messages(List<String> topics) {
            this.topics = new HashSet<>(topics);
        }

        @Override
        public void open(OpenContext context) {
            encoding = new SingleObject<>(Change.class);
        }

        /** Files hold rows of other topics, too. */
        @Override
        public void flatMap(RowData row, Collector<RawChange> out) {
            String topic = row.getString(8).toString();
            if (topics.contains(topic)) {
                Change change = change(row);
                out.collect(new RawChange(
                        topic,
                        row.getInt(9),
                        row.getLong(10),
                        change.getRecordedAt().toEpochMilli(),
                        encoding.encode(change)));
            }
        }
    }
}
