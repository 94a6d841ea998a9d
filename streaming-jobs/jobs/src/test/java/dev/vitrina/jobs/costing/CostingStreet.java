package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.jobs.changes.Announcements;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.RawChange;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The costing job from its messages to its answers. */
final class CostingStreet {
    private CostingStreet() {}

    static SingleOutputStreamOperator<CostEntry> of(DataStream<RawChange> messages) {
        return folding(messages, Optional.empty());
    }

    /** @param after how long after a closing became known an item's history before it folds */
    static SingleOutputStreamOperator<CostEntry> folding(DataStream<RawChange> messages, Optional<Duration> after) {
        return CostingTopology.costs(
                CostingJob.documents(messages, Paper.schemas()),
                Announcements.of(messages, Paper.schemas(), ZoneOffset.UTC),
                Policies.DEFAULTS,
                after);
    }
}
