package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.jobs.changes.Announcements;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.RawChange;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The costing job from its messages to its answers. */
final class CostingStreet {
    private CostingStreet() {}

    static SingleOutputStreamOperator<CostEntry> of(DataStream<RawChange> messages) {
        return CostingTopology.costs(
                CostingJob.documents(messages, Paper.schemas()),
                Announcements.of(messages, Paper.schemas(), ZoneOffset.UTC),
                Policies.DEFAULTS);
    }
}
