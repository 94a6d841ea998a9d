package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.jobs.changes.ChangeSource;
import dev.vitrina.jobs.changes.DocumentVersions;
import dev.vitrina.jobs.changes.PublishedSchemas;
import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.tables.LakeCatalog;
import dev.vitrina.jobs.tables.LakeTable;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.Topics;
import java.util.List;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Stock documents → {@code ledger.cost_entries}, {@code ledger.cost_layers} and {@code current.inventory_value}. */
public final class CostingJob {
    private CostingJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(arguments);
        LakeCatalog catalog = new LakeCatalog(config);
        StreamExecutionEnvironment environment = JobEnvironment.create();

        var messages = ChangeSource.of(environment, config, "costing", List.of(Topics.of(Entity.STOCK_DOCUMENT)));
        var documents = DocumentVersions.of(
                messages,
                Entity.STOCK_DOCUMENT,
                new CostNormaliser(),
                ItemCodec.LINES,
                new PublishedSchemas(config.bootstrapServers()),
                "stock document");
        SingleOutputStreamOperator<CostEntry> costs = CostingTopology.costs(documents);

        LakeTable.append(costs, Tables.COST_ENTRIES, catalog, CostTables::entry);
        LakeTable.append(costs.getSideOutput(CostingOperator.LAYERS), Tables.COST_LAYERS, catalog, CostTables::layer);
        LakeTable.upsert(
                costs.getSideOutput(CostingOperator.VALUES), Tables.INVENTORY_VALUE, catalog, CostTables::value);
        environment.execute("costing");
    }
}
