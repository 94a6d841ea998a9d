package dev.vitrina.ingestion;

import dev.vitrina.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates Vitrina's topics as their readers and writers expect them. */
public final class TopicProvisioning {
    /** The largest message, in bytes: a line of {@link dev.vitrina.ingestion.changes.ChangesImport} kept in rejects. */
    static final int LARGEST_MESSAGE = 24 << 20;

    private static final int PATIENCE_MILLIS = 30_000;
    private static final String FOREVER = "-1";
    private static final String ANY = Long.toString(Long.MAX_VALUE);

    // messages carry business times: old, young and yet to come, in any order
    private static final Map<String, String> EVERY_TOPIC = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_MESSAGE),
            TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY,
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY,
            TopicConfig.RETENTION_MS_CONFIG, FOREVER,
            TopicConfig.RETENTION_BYTES_CONFIG, FOREVER);

    // by size alone: a year replayed in an hour would roll a segment for each of its weeks
    private static final Map<String, String> KEPT =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "delete", TopicConfig.SEGMENT_MS_CONFIG, ANY);

    // the segment being written is never compacted, so it is small and soon left; it still has to hold one message
    private static final Map<String, String> COMPACTED = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, "compact",
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(LARGEST_MESSAGE + (8 << 20)),
            TopicConfig.SEGMENT_MS_CONFIG, "3600000",
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "3600000",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");

    private TopicProvisioning() {}

    /**
     * Creates those of {@link Topics#all} that are missing and returns when they exist; leaves the others as they are.
     *
     * @param bootstrapServers addresses of Kafka, {@code host:port,…}
     * @param partitions of each new topic, at least 1; the topic of schemas always has one
     * @return the names of the topics that were created
     * @throws DeliveryException if Kafka does not answer within 30 seconds or refuses
     */
    public static Set<String> ensure(String bootstrapServers, int partitions) throws DeliveryException {
        if (partitions < 1) {
            throw new IllegalArgumentException("A topic has at least one partition: " + partitions);
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 3);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> definition(topic, partitions))
                    .toList();
            return created(admin.createTopics(missing));
        } catch (ExecutionException e) {
            throw new DeliveryException(
                    "Kafka at %s did not create the topics: %s"
                            .formatted(bootstrapServers, e.getCause().getMessage()),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException("Interrupted while creating topics at " + bootstrapServers, e);
        }
    }

    static NewTopic definition(Topics.Topic topic, int partitions) {
        Map<String, String> settings = new HashMap<>(EVERY_TOPIC);
        settings.putAll(topic.compacted() ? COMPACTED : KEPT);
        return new NewTopic(
                        topic.name(),
                        Optional.of(topic.equals(Topics.SCHEMAS) ? 1 : partitions),
                        Optional.<Short>empty()) // as many replicas as the cluster is configured for
                .configs(settings);
    }

    private static Set<String> created(CreateTopicsResult result) throws ExecutionException, InterruptedException {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic : result.values().entrySet()) {
            try {
                topic.getValue().get();
                names.add(topic.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                // somebody else was faster
            }
        }
        return names;
    }
}
