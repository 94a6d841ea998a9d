package dev.vitrina.jobs.sales;

import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.sales.SalesEntry;
import dev.vitrina.domain.sales.SalesLine;
import dev.vitrina.jobs.changes.Announcements;
import dev.vitrina.jobs.changes.ChangeSource;
import dev.vitrina.jobs.changes.DocumentVersions;
import dev.vitrina.jobs.changes.PublishedSchemas;
import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.tables.LakeCatalog;
import dev.vitrina.jobs.tables.LakeTable;
import dev.vitrina.jobs.tables.Row;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.Topics;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/** Shipments and returns → {@code ledger.sales_entries}. */
public final class SalesJob {
    private SalesJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.rebuildable(arguments);
        StreamExecutionEnvironment environment = JobEnvironment.create();

        PublishedSchemas schemas = new PublishedSchemas(config.bootstrapServers());
        var messages = ChangeSource.of(
                environment, config, "sales", List.of(Topics.of(Entity.STOCK_DOCUMENT), Topics.of(Entity.CLOSING)));
        var documents = DocumentVersions.of(
                messages,
                Set.of(Entity.STOCK_DOCUMENT),
                new SalesNormaliser(),
                SalesTopology.LINES,
                schemas,
                "stock document");
        var sales = SalesTopology.sales(documents, Announcements.closings(messages, schemas, config.timeZone()));

        LakeTable.append(sales, Tables.SALES_ENTRIES, new LakeCatalog(config), SalesJob::row);
        environment.execute(config.name("sales"));
    }

    private static RowData row(SalesEntry entry) {
        SalesLine line = entry.line();
        LineRevenue revenue = entry.sign() > 0 ? line.revenue() : line.revenue().negated();
        return Row.of(Tables.SALES_ENTRIES)
                .text(line.organization())
                .text(line.source())
                .text(line.document())
                .text(line.line())
                .text(line.kind())
                .text(line.order())
                .text(line.sku())
                .text(line.warehouse())
                .text(line.customer())
                .text(line.channel())
                .quantity(entry.sign() * line.quantity())
                .amount(revenue.gross())
                .amount(revenue.discount())
                .amount(revenue.vat())
                .amount(revenue.net())
                .text(line.currency())
                .amount(entry.sign() * line.documentNet())
                .time(entry.effectiveAt())
                .time(entry.recordedAt())
                .number(entry.entry())
                .data();
    }
}
