package dev.vitrina.bench;

import java.util.List;

/**
 * A Flink job that a benchmark submits.
 *
 * @param name as Flink shows it
 * @param group the consumer group in which it commits how far it has come
 * @param arguments before those for its ends
 */
record BenchJob(String name, String group, String mainClass, List<String> arguments) {

    static BenchJob stock() {
        return new BenchJob("stock", "vitrina-stock", "dev.vitrina.jobs.stock.StockJob", List.of());
    }

    static BenchJob costing() {
        return new BenchJob("costing", "vitrina-costing", "dev.vitrina.jobs.costing.CostingJob", List.of());
    }

    static BenchJob passThrough(String job, long... counts) {
        List<String> arguments = new java.util.ArrayList<>(List.of(job));
        for (long count : counts) {
            arguments.add(String.valueOf(count));
        }
        return new BenchJob(
                "pass-" + job, "vitrina-pass-" + job, "dev.vitrina.bench.jobs.PassThrough", List.copyOf(arguments));
    }
}
