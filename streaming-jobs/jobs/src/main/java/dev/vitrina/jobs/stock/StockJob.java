package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.jobs.changes.Announcements;
import dev.vitrina.jobs.changes.ChangeSource;
import dev.vitrina.jobs.changes.DocumentVersions;
import dev.vitrina.jobs.changes.PublishedSchemas;
import dev.vitrina.jobs.changes.RawChange;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.config.Arguments;
import dev.vitrina.jobs.config.ClosedHistory;
import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.tables.LakeCatalog;
import dev.vitrina.jobs.tables.LakeTable;
import dev.vitrina.jobs.tables.LakeTable.Place;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.Topics;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * Stock documents, orders and bundles → {@code ledger.stock_entries}, {@code current.available_stock} and the live stock
 * topic. Its two ends are public, so that a benchmark can put something else between them.
 */
public final class StockJob {
    /** How entries of the ledger travel to where they are written. */
    public static final TypeInformation<StockEntry> ENTRY = StockOperator.ENTRY;

    /** Levels beside the entries. */
    public static final OutputTag<StockLevel> LEVELS = StockOperator.LEVELS;

    private static final Set<Entity> DOCUMENTS = Set.of(Entity.STOCK_DOCUMENT, Entity.ORDER, Entity.PURCHASE_ORDER);

    private StockJob() {}

    public static void main(String[] arguments) throws Exception {
        Arguments given = new Arguments(arguments);
        JobConfig config = JobConfig.rebuildable(given);
        Duration closedKept = ClosedHistory.kept(given);
        given.refuseOthers();
        StreamExecutionEnvironment environment = JobEnvironment.create();

        var messages = messages(environment, config, "stock");
        PublishedSchemas schemas = new PublishedSchemas(config.bootstrapServers());
        var entries = StockTopology.stock(
                documents(messages, schemas),
                Announcements.of(messages, schemas, config.timeZone()),
                closedKept,
                config.rebuild().isPresent());
        write(entries, entries.getSideOutput(LEVELS), config);
        environment.execute(config.name("stock"));
    }

    /**
     * Everything that the job reads, from the first message on.
     *
     * @param job the reader's name, see {@link ChangeSource#hurried}
     */
    public static DataStream<RawChange> messages(StreamExecutionEnvironment environment, JobConfig config, String job) {
        return ChangeSource.hurried(
                environment,
                config,
                job,
                Stream.concat(DOCUMENTS.stream(), Stream.of(Entity.PRODUCT, Entity.CLOSING))
                        .map(Topics::of)
                        .toList());
    }

    /** Stock documents with their movements, orders and purchase orders with what they ask for. */
    public static DataStream<DocumentVersion<Stated<StockFact>>> documents(
            DataStream<RawChange> messages, PublishedSchemas schemas) {
        return JobEnvironment.hurry(DocumentVersions.of(
                messages, DOCUMENTS, new StockNormaliser(), new StockLinesCodec(), schemas, "stock document"));
    }

    /**
     * Writes the ledger, and the levels to their table and to the live topic. A ledger that is built anew is behind for a
     * while: its levels are published when it takes the place of the other. Tables are written apart: the topic is waited for.
     */
    public static void write(DataStream<StockEntry> entries, DataStream<StockLevel> levels, JobConfig config) {
        LakeCatalog catalog = new LakeCatalog(config);
        LakeTable.append(entries, Tables.STOCK_ENTRIES, catalog, StockTables::entry, Place.APART);
        LakeTable.upsert(levels, Tables.AVAILABLE_STOCK, catalog, StockTables::level, Place.APART);
        if (config.rebuild().isEmpty()) {
            LiveStock.publish(levels, config);
        }
    }
}
