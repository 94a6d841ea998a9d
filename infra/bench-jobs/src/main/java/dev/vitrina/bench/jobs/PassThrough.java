package dev.vitrina.bench.jobs;

import dev.vitrina.domain.costing.CostEntry;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.LayerEntry;
import dev.vitrina.domain.costing.Method;
import dev.vitrina.domain.costing.Reason;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.PublishedSchemas;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.costing.CostingJob;
import dev.vitrina.jobs.costing.OpenStock;
import dev.vitrina.jobs.costing.ValuedStock;
import dev.vitrina.jobs.stock.StockJob;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * The stock or the costing job without its middle: the same messages read, decoded and normalised by the same code, and
 * as many rows of the same width written by the same sinks, but no key, no shuffle and no state. What the job itself costs
 * more than this is the price of its logic and its state.
 *
 * <p>Arguments: {@code stock CHANGES ENTRIES LEVELS} or {@code costing CHANGES ENTRIES LAYERS VALUES OPEN}, all of them counts,
 * then those of a job. The rows are spread evenly over the changes.
 */
public final class PassThrough {
    private static final OutputTag<LayerEntry> LAYERS = new OutputTag<>("layers", Types.POJO(LayerEntry.class));
    private static final OutputTag<ValuedStock> VALUES = new OutputTag<>("values", Types.POJO(ValuedStock.class));
    private static final OutputTag<OpenStock> OPEN_LAYERS = new OutputTag<>("open layers", Types.POJO(OpenStock.class));

    private static final int METHODS = Method.values().length;
    private static final int PLACES = 2;

    private PassThrough() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = JobEnvironment.create();
        switch (arguments[0]) {
            case "stock" -> stock(environment, arguments);
            case "costing" -> costing(environment, arguments);
            default ->
                throw new IllegalArgumentException("Expected stock or costing, found '%s'".formatted(arguments[0]));
        }
        environment.execute("pass-" + arguments[0]);
    }

    private static void stock(StreamExecutionEnvironment environment, String[] arguments) {
        JobConfig config = config(arguments, 4);
        var spread = new SpreadRows<Stated<StockFact>, StockEntry>(
                count(arguments, 1),
                (document, stated, number) -> entry(document, movement(document, stated.line()), number),
                1,
                count(arguments, 2));
        spread.beside(
                StockJob.LEVELS,
                (document, stated, number) -> level(document, movement(document, stated.line()), number),
                1,
                count(arguments, 3));
        var entries = StockJob.documents(
                        StockJob.messages(environment, config, "pass-stock"),
                        new PublishedSchemas(config.bootstrapServers()))
                .process(spread)
                .returns(StockJob.ENTRY)
                .name("pass stock")
                .uid("pass-stock");
        StockJob.write(entries, entries.getSideOutput(StockJob.LEVELS), config);
    }

    private static void costing(StreamExecutionEnvironment environment, String[] arguments) {
        JobConfig config = config(arguments, 6);
        var spread = new SpreadRows<Stated<CostLine>, CostEntry>(
                count(arguments, 1),
                (document, stated, number) -> cost(document, stated.line(), number),
                METHODS,
                count(arguments, 2));
        spread.beside(
                LAYERS, (document, stated, number) -> layer(document, stated.line(), number), 1, count(arguments, 3));
        spread.beside(
                VALUES,
                (document, stated, number) -> value(document, stated.line(), number),
                METHODS,
                count(arguments, 4));
        spread.beside(
                OPEN_LAYERS,
                (document, stated, number) -> open(document, stated.line(), number),
                PLACES,
                count(arguments, 5));
        var costs = CostingJob.documents(
                        CostingJob.messages(environment, config, "pass-costing"),
                        new PublishedSchemas(config.bootstrapServers()))
                .process(spread)
                .returns(Types.POJO(CostEntry.class))
                .name("pass costing")
                .uid("pass-costing");
        CostingJob.write(
                costs,
                costs.getSideOutput(LAYERS),
                costs.getSideOutput(VALUES),
                costs.getSideOutput(OPEN_LAYERS),
                config);
    }

    private static StockEntry entry(DocumentVersion<?> document, StockMovement line, long number) {
        return new StockEntry(
                number,
                line.position().source(),
                line.position().document(),
                line.position().line(),
                line.kind(),
                line.organization(),
                line.sku(),
                line.warehouse(),
                line.quantity(),
                line.position().moment(),
                document.recordedAt());
    }

    private static StockLevel level(DocumentVersion<?> document, StockMovement line, long number) {
        return new StockLevel(
                line.organization(),
                line.sku(),
                line.warehouse(),
                line.quantity(),
                0,
                0,
                number,
                document.recordedAt());
    }

    private static CostEntry cost(DocumentVersion<?> document, CostLine line, long number) {
        return new CostEntry(
                number,
                line.source(),
                line.document(),
                line.line(),
                line.kind(),
                line.order(),
                line.organization(),
                line.sku(),
                line.warehouse(),
                method(number),
                line.quantity(),
                amount(line, number),
                false,
                Reason.INITIAL,
                line.moment(),
                document.recordedAt());
    }

    private static LayerEntry layer(DocumentVersion<?> document, CostLine line, long number) {
        return new LayerEntry(
                number,
                line.source(),
                line.document(),
                line.line(),
                line.source(),
                line.document(),
                line.line(),
                line.organization(),
                line.sku(),
                line.quantity(),
                amount(line, number),
                line.moment(),
                document.recordedAt());
    }

    private static ValuedStock value(DocumentVersion<?> document, CostLine line, long number) {
        return new ValuedStock(
                line.organization(),
                line.sku(),
                line.warehouse(),
                method(number),
                line.quantity(),
                amount(line, number),
                0,
                document.recordedAt());
    }

    private static OpenStock open(DocumentVersion<?> document, CostLine line, long number) {
        return new OpenStock(
                line.organization(),
                line.sku(),
                line.warehouse(),
                1 + number % PLACES,
                line.source(),
                line.document(),
                line.line(),
                line.quantity() + 1,
                amount(line, number),
                document.recordedAt());
    }

    /** Every line has rows of both methods, as the job's lines do. */
    private static Method method(long number) {
        return Method.values()[(int) (number % METHODS)];
    }

    /** Minor units that differ from row to row, as costs do; a unit costs 50 to 950 of the currency's. */
    private static long amount(CostLine line, long number) {
        long unitCost = 5_000 + Math.floorMod(number * 0x9E3779B97F4A7C15L >> 20, 90_000);
        return (line.quantity() + 1) * unitCost / 1000;
    }

    /** A line that says what was delivered for an order has the rows of its document's first movement. */
    private static StockMovement movement(DocumentVersion<Stated<StockFact>> document, StockFact fact) {
        return fact instanceof StockMovement movement
                ? movement
                : (StockMovement) document.lines().getFirst().line();
    }

    private static JobConfig config(String[] arguments, int from) {
        return JobConfig.of(Arrays.copyOfRange(arguments, from, arguments.length));
    }

    private static long count(String[] arguments, int place) {
        return Long.parseLong(arguments[place]);
    }
}
