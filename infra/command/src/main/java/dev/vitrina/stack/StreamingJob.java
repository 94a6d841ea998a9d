package dev.vitrina.stack;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import dev.vitrina.schemas.Topics;
import dev.vitrina.schemas.Topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jobs that keep the ledgers, the main class of each, and the topics it reads.
 *
 * @param tables what it makes of archived documents alone, so that it can be built anew; empty for jobs that cannot
 */
record StreamingJob(String name, String mainClass, Set<String> topics, List<Table> tables) {

    static final String COSTING = "costing";

    private static final String STOCK = "stock";

    static final List<StreamingJob> ALL = List.of(
            job(
                    "history",
                    "dev.vitrina.jobs.history.HistoryJob",
                    Stream.concat(Topics.ofChanges().stream(), Stream.of(Topics.REJECTS))),
            job(
                    STOCK,
                    "dev.vitrina.jobs.stock.StockJob",
                    of(Entity.STOCK_DOCUMENT, Entity.ORDER, Entity.PURCHASE_ORDER, Entity.PRODUCT, Entity.CLOSING),
                    Tables.STOCK_ENTRIES,
                    Tables.AVAILABLE_STOCK),
            job(
                    COSTING,
                    "dev.vitrina.jobs.costing.CostingJob",
                    of(Entity.STOCK_DOCUMENT, Entity.PRODUCT, Entity.CLOSING),
                    Tables.COST_ENTRIES,
                    Tables.COST_LAYERS,
                    Tables.INVENTORY_VALUE,
                    Tables.OPEN_LAYERS),
            job(
                    "sales",
                    "dev.vitrina.jobs.sales.SalesJob",
                    of(Entity.STOCK_DOCUMENT, Entity.CLOSING),
                    Tables.SALES_ENTRIES),
            job(
                    "current",
                    "dev.vitrina.jobs.current.CurrentJob",
                    of(Entity.PRODUCT, Entity.WAREHOUSE, Entity.CUSTOMER, Entity.ORDER)));

    private static StreamingJob job(String name, String mainClass, Stream<Topic> topics, Table... tables) {
        return new StreamingJob(
                name, mainClass, topics.map(Topic::name).collect(Collectors.toUnmodifiableSet()), List.of(tables));
    }

    static StreamingJob named(String name) {
        return ALL.stream().filter(job -> job.name.equals(name)).findFirst().orElseThrow();
    }

    private static Stream<Topic> of(Entity... entities) {
        return Stream.of(entities).map(Topics::of);
    }

    /** Kafka's name for the job as a reader; it commits its offsets there at each checkpoint. */
    String consumerGroup() {
        return "vitrina-" + name;
    }

    /** Of the policies that a ledger is made by those that concern this job: of costing all, of other ledgers what concerns days. */
    Map<String, String> policies(Map<String, String> all) {
        if (name.equals(COSTING)) {
            return all;
        }
        Map<String, String> own = new TreeMap<>(all);
        own.keySet().retainAll(days());
        return own;
    }

    private Set<String> days() {
        if (name.equals(STOCK)) {
            return Set.of(SettingsReader.TIME_ZONE, SettingsReader.CLOSED_KEPT_DAYS);
        }
        return isRebuildable() ? Set.of(SettingsReader.TIME_ZONE) : Set.of();
    }

    /** What the job is told at each start anew. */
    Map<String, String> options(Settings settings) {
        return name.equals(COSTING)
                ? Map.of(
                        SettingsReader.FOLD_AFTER,
                        settings.foldAfter().map(Duration::toString).orElse("never"))
                : Map.of();
    }

    /** Whether its ledger can be built anew. */
    boolean isRebuildable() {
        return !tables.isEmpty();
    }

    boolean reads(String topic) {
        return topics.contains(topic);
    }
}
