package dev.vitrina.jobs.changes;

import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.Rebuild;
import dev.vitrina.jobs.state.FlatType;
import dev.vitrina.schemas.Topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Messages from topics of changes, from the first one on; the offsets are the job's state. A job that builds its ledger anew
 * has those that are archived from the archive.
 */
public final class ChangeSource {
    static final TypeInformation<RawChange> RAW = FlatType.of(RawChange.class, new RawChangeCodec());

    /** How much company a message waits for in Kafka, and for how long at most. */
    private enum Fetching {
        AT_ONCE(1, 500),
        TOGETHER(64 << 10, 100);

        private final int leastBytes;
        private final int longestMillis;

        Fetching(int leastBytes, int longestMillis) {
            this.leastBytes = leastBytes;
            this.longestMillis = longestMillis;
        }
    }

    private ChangeSource() {}

    /**
     * Opens the topics for a job that writes tables: they are committed with its checkpoints, so messages may come a tenth
     * of a second's at a time. One by one they would take more of Kafka's time than of the job's.
     *
     * @param job the job's name; its consumer group {@code vitrina-<job>} shows how far its checkpoints have come
     */
    public static DataStream<RawChange> of(
            StreamExecutionEnvironment environment, JobConfig config, String job, List<Topic> topics) {
        return of(environment, config, job, topics, Fetching.TOGETHER);
    }

    /** The same for a job whose answers somebody waits for: each message comes at once. */
    public static DataStream<RawChange> hurried(
            StreamExecutionEnvironment environment, JobConfig config, String job, List<Topic> topics) {
        return of(environment, config, job, topics, Fetching.AT_ONCE);
    }

    private static DataStream<RawChange> of(
            StreamExecutionEnvironment environment,
            JobConfig config,
            String job,
            List<Topic> topics,
            Fetching fetching) {
        Optional<Rebuild> rebuild = config.rebuild();
        // a reader of its own: what the job before has passed must not be taken for passed
        String reader =
                "vitrina-" + job + rebuild.map(anew -> "-" + anew.branch()).orElse("");
        KafkaSource<RawChange> source = KafkaSource.<RawChange>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setGroupId(reader)
                .setTopics(topics.stream().map(Topic::name).toList())
                .setStartingOffsets(rebuild.map(ChangeSource::offsets).orElseGet(OffsetsInitializer::earliest))
                .setDeserializer(new Messages())
                // a topic that grows partitions is noticed within this time
                .setProperty("partition.discovery.interval.ms", "60000")
                // a replay takes turns between partitions by whole fetches: small ones keep documents near their order,
                // and what comes in order need not be costed twice
                .setProperty("max.partition.fetch.bytes", Integer.toString(64 << 10))
                .setProperty("fetch.min.bytes", Integer.toString(fetching.leastBytes))
                .setProperty("fetch.max.wait.ms", Integer.toString(fetching.longestMillis))
                .setProperty("client.id.prefix", reader)
                .build();
        DataStream<RawChange> messages = environment
                .fromSource(new PromptCommits<>(source), WatermarkStrategy.noWatermarks(), "changes", RAW)
                .uid("changes");
        // what comes of them depends on the set of versions only, so they need not be in their order
        return rebuild.filter(anew -> anew.snapshot().isPresent())
                .map(anew -> messages.union(ArchiveSource.of(environment, config, anew, topics)))
                .orElse(messages);
    }

    private static OffsetsInitializer offsets(Rebuild rebuild) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        rebuild.offsets().forEach((name, offset) -> {
            int sign = name.lastIndexOf('-');
            offsets.put(
                    new TopicPartition(name.substring(0, sign), Integer.parseInt(name.substring(sign + 1))), offset);
        });
        return OffsetsInitializer.offsets(offsets);
    }

    private static final class Messages implements KafkaRecordDeserializationSchema<RawChange> {
        private static final long serialVersionUID = 1;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<RawChange> out) {
            out.collect(new RawChange(
                    message.topic(), message.partition(), message.offset(), message.timestamp(), message.value()));
        }

        @Override
        public TypeInformation<RawChange> getProducedType() {
            return RAW;
        }
    }
}
