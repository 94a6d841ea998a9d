package dev.vitrina.stack;

import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be set about a local stack, read once when it starts. Keys are kebab-case, in {@code vitrina.yaml} of the
 * home or with {@code up --set key=value}.
 *
 * @param portBase {@code port-base}: the first of the ports; without it the documented ones or the next free
 * @param shopOrganization {@code shop.organization}: meant by documents that name none
 * @param shopWarehouse {@code shop.warehouse}: meant by documents that name none
 * @param shopCurrency {@code shop.currency}: ISO 4217 code of all amounts, meant by documents that name none
 * @param costing {@code costing.scope}, {@code costing.negative}, {@code costing.sale-return},
 *     {@code costing.purchase-return}, {@code costing.landed-cost}: the costing policies, by their keys; with them
 *     {@code shop.time-zone}: where the shop's days end, and {@code closing.kept-days}: how long closed lines may be asked
 * @param foldAfter {@code closing.fold-after}: how long after a closing became known an item's history before it folds; empty if
 *     never
 * @param checkpointInterval {@code checkpoint.interval}: how often changes become visible in tables
 * @param maintenanceInterval {@code maintenance.interval}: how often the tables' files are merged and cleared away; empty if never
 * @param keptSnapshots {@code maintenance.keep-snapshots}: how far back the tables can be read as they were
 * @param kafkaPartitions {@code kafka.partitions}: of the entity topics, when they are first made
 * @param flinkParallelism {@code flink.parallelism}: of every job
 * @param state {@code flink.state}: where the jobs keep what they remember, {@code rocksdb} or {@code heap}
 * @param flinkSlots {@code flink.slots}: how many parallel slices of jobs fit the TaskManager; never fewer than the jobs need
 * @param kafkaHeap {@code memory.kafka}
 * @param catalogHeap {@code memory.catalog}
 * @param jobManagerHeap {@code memory.job-manager}
 * @param taskHeap {@code memory.task-manager}: the jobs' objects
 * @param stateMemory {@code memory.state}: for what the jobs remember, all together: RocksDB's caches and write buffers, or
 *     all of it on the heap
 * @param trinoHeap {@code memory.trino}
 */
public record Settings(
        OptionalInt portBase,
        String shopOrganization,
        String shopWarehouse,
        Currency shopCurrency,
        Map<String, String> costing,
        Optional<Duration> foldAfter,
        Duration checkpointInterval,
        Optional<Duration> maintenanceInterval,
        Duration keptSnapshots,
        int kafkaPartitions,
        int flinkParallelism,
        StateBackend state,
        int flinkSlots,
        Mebibytes kafkaHeap,
        Mebibytes catalogHeap,
        Mebibytes jobManagerHeap,
        Mebibytes taskHeap,
        Mebibytes stateMemory,
        Mebibytes trinoHeap) {}
