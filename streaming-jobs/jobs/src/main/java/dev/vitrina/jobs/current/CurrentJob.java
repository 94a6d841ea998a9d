package dev.vitrina.jobs.current;

import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.changes.ChangeSource;
import dev.vitrina.jobs.changes.DocumentVersions;
import dev.vitrina.jobs.changes.LineChanges;
import dev.vitrina.jobs.changes.Normaliser;
import dev.vitrina.jobs.changes.PublishedSchemas;
import dev.vitrina.jobs.changes.RawChange;
import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.tables.LakeCatalog;
import dev.vitrina.jobs.tables.LakeTable;
import dev.vitrina.jobs.tables.RowCodec;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.Topics;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.types.RowKind;

/** Products, warehouses, customers and orders → the tables that hold the newest version of each. */
public final class CurrentJob {
    private CurrentJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(arguments);
        StreamExecutionEnvironment environment = JobEnvironment.create();
        LakeCatalog catalog = new LakeCatalog(config);
        PublishedSchemas schemas = new PublishedSchemas(config.bootstrapServers());
        var topics = Stream.of(Entity.PRODUCT, Entity.WAREHOUSE, Entity.CUSTOMER, Entity.ORDER)
                .map(Topics::of)
                .toList();

        var messages = ChangeSource.of(environment, config, "current", topics);
        keep(messages, Entity.PRODUCT, Tables.PRODUCTS, CurrentRows::product, catalog, schemas);
        keep(messages, Entity.WAREHOUSE, Tables.WAREHOUSES, CurrentRows::warehouse, catalog, schemas);
        keep(messages, Entity.CUSTOMER, Tables.CUSTOMERS, CurrentRows::customer, catalog, schemas);
        keep(messages, Entity.ORDER, Tables.ORDERS, CurrentRows::order, catalog, schemas);
        keep(messages, Entity.ORDER, Tables.ORDER_LINES, CurrentRows::orderLines, catalog, schemas);
        environment.execute("current");
    }

    private static void keep(
            DataStream<RawChange> messages,
            Entity entity,
            Table table,
            Normaliser<RowData> rows,
            LakeCatalog catalog,
            PublishedSchemas schemas) {
        RowCodec codec = new RowCodec(table);
        Normaliser<RowData> comparableRows =
                change -> rows.lines(change).stream().map(codec::comparable).toList();
        var documents = DocumentVersions.of(messages, entity, comparableRows, codec, schemas, table.name());
        LakeTable.upsert(LineChanges.of(documents, codec, table.name()), table, catalog, CurrentJob::row);
    }

    /** A row that no longer stands deletes its key; if another row of the key follows, that one is what remains. */
    private static RowData row(LineChange<RowData> change) {
        BinaryRowData row = ((BinaryRowData) change.line()).copy();
        row.setRowKind(change.asserted() ? RowKind.INSERT : RowKind.DELETE);
        return row;
    }
}
