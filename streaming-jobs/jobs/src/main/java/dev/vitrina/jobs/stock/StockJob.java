package dev.vitrina.jobs.stock;

import dev.vitrina.domain.stock.StockEntry;
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

/** Stock documents → {@code ledger.stock_entries}, {@code current.available_stock} and the live stock topic. */
public final class StockJob {
    private StockJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(arguments);
        LakeCatalog catalog = new LakeCatalog(config);
        StreamExecutionEnvironment environment = JobEnvironment.create();

        var messages = ChangeSource.of(environment, config, "stock", List.of(Topics.of(Entity.STOCK_DOCUMENT)));
        var documents = DocumentVersions.of(
                messages,
                Entity.STOCK_DOCUMENT,
                new StockNormaliser(),
                new StockCodecs.Movements(),
                new PublishedSchemas(config.bootstrapServers()),
                "stock document");
        SingleOutputStreamOperator<StockEntry> entries = StockTopology.stock(documents);
        var levels = entries.getSideOutput(StockFunction.LEVELS);

        LakeTable.append(entries, Tables.STOCK_ENTRIES, catalog, StockTables::entry);
        LakeTable.upsert(levels, Tables.AVAILABLE_STOCK, catalog, StockTables::level);
        LiveStock.publish(levels, config);
        environment.execute("stock");
    }
}
