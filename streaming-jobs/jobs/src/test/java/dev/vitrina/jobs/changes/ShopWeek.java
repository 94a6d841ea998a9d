package dev.vitrina.jobs.changes;

import static dev.vitrina.schemas.avro.StockDocumentType.receipt;
import static dev.vitrina.schemas.avro.StockDocumentType.sale_return;
import static dev.vitrina.schemas.avro.StockDocumentType.shipment;
import static dev.vitrina.schemas.avro.StockDocumentType.stocktake;
import static dev.vitrina.schemas.avro.StockDocumentType.transfer;

import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A week of a small shop as it reaches the jobs: late, edited, deleted, twice. What stands in the end, by day:
 *
 * <pre>
 * 1  R-1  receipt    shelf  10 MUG @ 5.00, 4 CUP @ 2.50
 * 2  S-1  shipment   shelf  4 MUG at 12.00, 1 CUP at 6.00        (version 2; version 1 said 3 MUG)
 * 3  R-2  receipt    shelf  10 MUG @ 6.00
 * 4  S-2  shipment   shelf  8 MUG at 10.00 less 10 %
 * 5  T-1  transfer   shelf → shop  2 MUG
 * 6  C-1  stocktake  shelf  5 MUG
 * 7  B-1  return     shelf  1 MUG at 12.00 of S-1:1
 * </pre>
 */
public final class ShopWeek {
    private ShopWeek() {}

    /** The week's changes as a job gets them, on two subtasks. */
    public static DataStream<RawChange> messages(RuntimeExecutionMode mode) {
        return messages(mode, changes());
    }

    /** Any changes as a job gets them, on two subtasks. */
    public static DataStream<RawChange> messages(RuntimeExecutionMode mode, List<Change> changes) {
        StreamExecutionEnvironment environment = JobEnvironment.create();
        environment.setRuntimeMode(mode);
        environment.setParallelism(2);
        return Paper.messages(environment, changes);
    }

    /** The stock documents among the messages. */
    public static <L> DataStream<DocumentVersion<L>> documents(
            DataStream<RawChange> messages, Normaliser<L> normaliser, LinesCodec<L> lines) {
        return DocumentVersions.of(
                messages, Set.of(Entity.STOCK_DOCUMENT), normaliser, lines, Paper.schemas(), "stock document");
    }

    private static List<Change> changes() {
        Change firstReceipt = Paper.of(receipt, "R-1", 1)
                .line("1", "MUG", "10", cost("5"))
                .line("2", "CUP", "4", cost("2.50"))
                .change();
        Change firstShipment =
                Paper.of(shipment, "S-1", 2).line("1", "MUG", "3", price("12")).change();
        return List.of(
                Paper.of(sale_return, "B-1", 7)
                        .line("1", "MUG", "1", line -> price("12").accept(line.setRef("S-1:1")))
                        .change(),
                Paper.of(shipment, "S-2", 4)
                        .line("1", "MUG", "8", line -> price("10").accept(line.setDiscountPercent(BigDecimal.TEN)))
                        .change(),
                firstShipment,
                Paper.of(stocktake, "C-1", 6).line("1", "MUG", "5").change(),
                Paper.deletion("S-3", 2),
                firstReceipt,
                Paper.of(shipment, "S-1", 2)
                        .version(2)
                        .line("1", "MUG", "4", price("12"))
                        .line("2", "CUP", "1", price("6"))
                        .change(),
                Paper.of(shipment, "S-3", 3).line("1", "MUG", "5", price("9")).change(),
                Paper.of(shipment, "S-4", 5).line("1", "CUP", "2", price("6")).change(),
                firstReceipt,
                Paper.of(transfer, "T-1", 5)
                        .with(document -> document.setToWarehouse("shop"))
                        .line("1", "MUG", "2")
                        .change(),
                firstShipment,
                Paper.deletion("S-4", 2),
                Paper.of(receipt, "R-2", 3).line("1", "MUG", "10", cost("6")).change());
    }

    private static Consumer<StockLine.Builder> cost(String unitCost) {
        return line -> line.setUnitCost(new BigDecimal(unitCost));
    }

    private static Consumer<StockLine.Builder> price(String price) {
        return line -> line.setPrice(new BigDecimal(price)).setVatPercent(new BigDecimal("20"));
    }
}
