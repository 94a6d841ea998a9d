package dev.vitrina.command;

import dev.vitrina.stack.Home;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.SettingsReader;
import dev.vitrina.stack.StackException;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a stack is to be started: what every command that starts one can be told. */
final class StackOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "Uses the ports N, N+1, …; without it, those of last time or free ones near 9092, 8181, 8081"
                    + " and 8080.")
    private Integer portBase;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "Overrides a setting of HOME/vitrina.yaml, such as checkpoint.interval=PT2S. Settings and their defaults:",
                "port-base (none), checkpoint.interval (PT5S), maintenance.interval (PT10M, or off),",
                "maintenance.keep-snapshots (PT1H), kafka.partitions (4), flink.parallelism (1),",
                "flink.state (rocksdb, or heap), flink.slots (8), memory.kafka (256m), memory.catalog (96m),",
                "memory.job-manager (320m), memory.task-manager (768m), memory.state (192m), memory.trino (800m),",
                "costing.scope (warehouse, or company), costing.negative (cover, or last_cost),",
                "costing.sale-return (original, or current), costing.purchase-return (receipt, or fifo),",
                "costing.landed-cost (retroactive, or prospective), closing.kept-days (400),",
                "closing.fold-after (P30D, or never);",
                "in the file only: shop.organization (main), shop.warehouse (main), shop.currency (RUB),",
                "shop.time-zone (UTC)."
            })
    private Map<String, String> overrides = new TreeMap<>();

    /** What was said on the command line, by setting. */
    Map<String, String> values(Home home) {
        Map<String, String> values = new TreeMap<>(overrides);
        values.keySet().stream()
                .filter(key -> key.startsWith("shop."))
                .findFirst()
                .ifPresent(key -> {
                    throw new StackException(
                            "Setting " + key + " is what imports go by too: write it into " + home.settings());
                });
        if (portBase != null) {
            values.put("port-base", String.valueOf(portBase));
        }
        return values;
    }

    /** The settings of the home with what was said on the command line. */
    Settings settings(Home home) {
        // a mistake in the file is no wrong usage of the command
        SettingsReader.read(home, Map.of());
        Map<String, String> values = values(home);
        try {
            return SettingsReader.read(home, values);
        } catch (StackException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
