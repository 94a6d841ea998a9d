package dev.vitrina.jobs.history;

import dev.vitrina.jobs.changes.ChangeSource;
import dev.vitrina.jobs.changes.PublishedSchemas;
import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.tables.LakeCatalog;
import dev.vitrina.jobs.tables.LakeTable;
import dev.vitrina.jobs.tables.Row;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.Topics.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/** Every topic → {@code history.changes}; what cannot be read → {@code ops.rejects}. */
public final class HistoryJob {
    private HistoryJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(arguments);
        LakeCatalog catalog = new LakeCatalog(config);
        StreamExecutionEnvironment environment = JobEnvironment.create();
        List<Topic> topics = new ArrayList<>(Topics.ofChanges());
        topics.add(Topics.REJECTS);

        SingleOutputStreamOperator<Archived> changes = ChangeSource.of(environment, config, "history", topics)
                .process(new ReadChanges(new PublishedSchemas(config.bootstrapServers())))
                .returns(Types.POJO(Archived.class))
                .name("read changes")
                .uid("read-changes");
        var rejects = changes.getSideOutput(ReadChanges.REJECTED);

        LakeTable.append(HistoryTopology.firstSeen(changes), Tables.CHANGES, catalog, HistoryJob::row);
        LakeTable.append(HistoryTopology.firstRejected(rejects), Tables.REJECTS, catalog, HistoryJob::row);
        environment.execute("history");
    }

    private static RowData row(Archived change) {
        return Row.of(Tables.CHANGES)
                .text(change.entity())
                .text(change.source())
                .text(change.id())
                .number(change.version())
                .time(change.changedAt())
                .time(change.recordedAt())
                .flag(change.deleted())
                .text(change.body())
                .text(change.topic())
                .number(change.partition())
                .number(change.offset())
                .data();
    }

    private static RowData row(Rejected reject) {
        return Row.of(Tables.REJECTS)
                .text(reject.source())
                .text(reject.entity())
                .text(reject.id())
                .text(reject.file())
                .number(reject.line())
                .text(reject.topic())
                .number(reject.partition())
                .number(reject.offset())
                .text(reject.reason())
                .text(reject.detail())
                .text(reject.raw())
                .time(reject.recordedAt())
                .data();
    }
}
