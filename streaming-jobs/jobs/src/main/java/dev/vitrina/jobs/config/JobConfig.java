package dev.vitrina.jobs.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a job's ends are. Given as {@code --key value}; how often it checkpoints, where to and in which state backend is
 * the cluster's configuration, not the job's.
 *
 * @param bootstrapServers {@code kafka.bootstrap-servers}: Kafka, host:port[,host:port…]
 * @param catalogUri {@code catalog.uri}: the Iceberg REST catalog
 * @param catalogWarehouse {@code catalog.warehouse}: which warehouse of the catalog; empty is its only one
 * @param catalogIo {@code catalog.io-impl}: the class of Iceberg's file access; empty is Iceberg's choice
 */
public record JobConfig(
        String bootstrapServers, String catalogUri, Optional<String> catalogWarehouse, Optional<String> catalogIo) {
    private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap-servers";
    private static final String CATALOG_URI = "catalog.uri";
    private static final String CATALOG_WAREHOUSE = "catalog.warehouse";
    private static final String CATALOG_IO = "catalog.io-impl";

    /** Kafka and the catalog at their documented ports on this machine. */
    public static final JobConfig DEFAULTS =
            new JobConfig("127.0.0.1:9092", "http://127.0.0.1:8181", Optional.empty(), Optional.empty());

    /**
     * Reads program arguments.
     *
     * @throws IllegalArgumentException on an unknown key or a key without a value
     */
    public static JobConfig of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Expected --key value, found '%s' at the end or without --".formatted(arguments[i]));
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
        JobConfig config = new JobConfig(
                take(given, BOOTSTRAP_SERVERS).orElse(DEFAULTS.bootstrapServers),
                take(given, CATALOG_URI).orElse(DEFAULTS.catalogUri),
                take(given, CATALOG_WAREHOUSE),
                take(given, CATALOG_IO));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("Unknown option %s: expected %s, %s, %s or %s"
                    .formatted(
                            new TreeSet<>(given.keySet()),
                            BOOTSTRAP_SERVERS,
                            CATALOG_URI,
                            CATALOG_WAREHOUSE,
                            CATALOG_IO));
        }
        return config;
    }

    private static Optional<String> take(Map<String, String> given, String key) {
        return Optional.ofNullable(given.remove(key)).filter(value -> !value.isBlank());
    }
}
