package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Bundles;
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
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Stock documents and bundles → {@code ledger.stock_entries}, {@code current.available_stock} and the live stock topic. Its two ends
 * are public, so that a benchmark can put something else between them.
 */
public final class StockJob {
    private StockJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(arguments);
        StreamExecutionEnvironment environment = JobEnvironment.create();

        var messages = messages(environment, config, "stock");
        var entries = StockTopology.stock(
                documents(messages, config),
                Bundles.definitions(messages, new PublishedSchemas(config.bootstrapServers())));
        write(entries, entries.getSideOutput(StockFunction.LEVELS), config);
        environment.execute("stock");
    }

    /**
     * Everything that the job reads, from the first message on.
     *
     * @param job the reader's name, see {@link ChangeSource#of}
     */
    public static DataStream<RawChange> messages(StreamExecutionEnvironment environment, JobConfig config, String job) {
        return ChangeSource.of(
                environment, config, job, List.of(Topics.of(Entity.STOCK_DOCUMENT), Topics.of(Entity.PRODUCT)));
    }

    /** Stock documents with their movements. */
    public static DataStream<DocumentVersion<Stated<StockMovement>>> documents(
            DataStream<RawChange> messages, JobConfig config) {
        return DocumentVersions.of(
                messages,
                Entity.STOCK_DOCUMENT,
                new StockNormaliser(),
                Bundles.stated(StockCodecs.MOVEMENTS),
                new PublishedSchemas(config.bootstrapServers()),
                "stock document");
    }

    /** Writes the ledger, and the levels to their table and to the live topic. */
    public static void write(DataStream<StockEntry> entries, DataStream<StockLevel> levels, JobConfig config) {
        LakeCatalog catalog = new LakeCatalog(config);
        LakeTable.append(entries, Tables.STOCK_ENTRIES, catalog, StockTables::entry);
        LakeTable.upsert(levels, Tables.AVAILABLE_STOCK, catalog, StockTables::level);
        LiveStock.publish(levels, config);
    }
}
