package dev.vitrina.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicProvisioningTest {
    @Test
    void entityTopicsKeepEverythingWhateverItsTime() {
        NewTopic orders = TopicProvisioning.definition(Topics.of(Entity.ORDER), 4);

        assertThat(orders.numPartitions()).isEqualTo(4);
        assertThat(orders.configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("max.message.bytes", "25165824")
                .containsEntry("message.timestamp.after.max.ms", "9223372036854775807");
    }

    @Test
    void customersAreCompactedSoThatTheyCanBeErased() {
        assertThat(TopicProvisioning.definition(Topics.of(Entity.CUSTOMER), 4).configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "3600000");
    }

    @Test
    void schemasHaveOnePartition() {
        assertThat(TopicProvisioning.definition(Topics.SCHEMAS, 4).numPartitions())
                .isEqualTo(1);
    }
}
