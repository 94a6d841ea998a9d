package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.changes.Announcements;
import dev.vitrina.jobs.changes.ChangeSource;
import dev.vitrina.jobs.changes.DocumentVersions;
import dev.vitrina.jobs.changes.PublishedSchemas;
import dev.vitrina.jobs.changes.RawChange;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.tables.LakeCatalog;
import dev.vitrina.jobs.tables.LakeTable;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.Topics;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Stock documents and bundles → {@code ledger.cost_entries}, {@code ledger.cost_layers}, {@code current.inventory_value}
 * and {@code current.cost_layers}. Its two ends are public, so that a benchmark can put something else between them.
 */
public final class CostingJob {
    private CostingJob() {}

    public static void main(String[] arguments) throws Exception {
        CostingConfig config = CostingConfig.of(arguments);
        JobConfig ends = config.ends();
        StreamExecutionEnvironment environment = JobEnvironment.create();

        PublishedSchemas schemas = new PublishedSchemas(ends.bootstrapServers());
        var messages = messages(environment, ends, "costing");
        var costs = CostingTopology.costs(
                documents(messages, schemas),
                Announcements.of(messages, schemas, ends.timeZone()),
                config.policies(),
                config.foldAfter());
        write(
                costs,
                costs.getSideOutput(CostingOperator.LAYERS),
                costs.getSideOutput(CostingOperator.VALUES),
                costs.getSideOutput(CostingOperator.OPEN_LAYERS),
                ends);
        environment.execute(ends.name("costing"));
    }

    /**
     * Everything that the job reads, from the first message on.
     *
     * @param job the reader's name, see {@link ChangeSource#of}
     */
    public static DataStream<RawChange> messages(StreamExecutionEnvironment environment, JobConfig config, String job) {
        return ChangeSource.of(
                environment,
                config,
                job,
                List.of(Topics.of(Entity.STOCK_DOCUMENT), Topics.of(Entity.PRODUCT), Topics.of(Entity.CLOSING)));
    }

    /** Stock documents with their lines' cost. */
    public static DataStream<DocumentVersion<Stated<CostLine>>> documents(
            DataStream<RawChange> messages, PublishedSchemas schemas) {
        return DocumentVersions.of(
                messages,
                Set.of(Entity.STOCK_DOCUMENT),
                new CostNormaliser(),
                new CostLinesCodec(),
                schemas,
                "stock document");
    }

    /** Writes both ledgers, the value of stock and the open queues. */
    public static void write(
            DataStream<CostEntry> costs,
            DataStream<LayerEntry> layers,
            DataStream<ValuedStock> values,
            DataStream<OpenStock> openLayers,
            JobConfig config) {
        LakeCatalog catalog = new LakeCatalog(config);
        LakeTable.append(costs, Tables.COST_ENTRIES, catalog, CostTables::entry);
        LakeTable.append(layers, Tables.COST_LAYERS, catalog, CostTables::layer);
        LakeTable.upsert(openLayers, Tables.OPEN_LAYERS, catalog, CostTables::open);
        LakeTable.upsert(values, Tables.INVENTORY_VALUE, catalog, CostTables::value);
    }
}
