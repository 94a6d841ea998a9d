package dev.vitrina.jobs.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Where a job's ends are. Given as {@code --key value}; how often it checkpoints, where to and in which state backend is
 * the cluster's configuration, not the job's.
 *
 * @param bootstrapServers {@code kafka.bootstrap-servers}: Kafka, host:port[,host:port…]
 * @param catalogUri {@code catalog.uri}: the Iceberg REST catalog
 * @param catalogWarehouse {@code catalog.warehouse}: which warehouse of the catalog; empty is its only one
 * @param catalogIo {@code catalog.io-impl}: the class of Iceberg's file access; empty is Iceberg's choice
 * @param timeZone {@code shop.time-zone}: where the shop's days end
 * @param rebuild only of a job that builds its ledger anew
 */
public record JobConfig(
        String bootstrapServers,
        String catalogUri,
        Optional<String> catalogWarehouse,
        Optional<String> catalogIo,
        ZoneId timeZone,
        Optional<Rebuild> rebuild) {
    /** Kafka and the catalog at their documented ports on this machine. */
    public static final JobConfig DEFAULTS = new JobConfig(
            "127.0.0.1:9092",
            "http://127.0.0.1:8181",
            Optional.empty(),
            Optional.empty(),
            ZoneOffset.UTC,
            Optional.empty());

    /**
     * Reads program arguments.
     *
     * @throws IllegalArgumentException on an unknown key or a key without a value
     */
    public static JobConfig of(String... given) {
        Arguments arguments = new Arguments(given);
        JobConfig config = of(arguments);
        arguments.refuseOthers();
        return config;
    }

    /** Takes the ends out of the arguments of a job that has more of them. */
    public static JobConfig of(Arguments arguments) {
        return new JobConfig(
                arguments.take("kafka.bootstrap-servers").orElse(DEFAULTS.bootstrapServers),
                arguments.take("catalog.uri").orElse(DEFAULTS.catalogUri),
                arguments.take("catalog.warehouse"),
                arguments.take("catalog.io-impl"),
                DEFAULTS.timeZone,
                Optional.empty());
    }

    /**
     * Reads the program arguments of a job whose ledger can be built anew.
     *
     * @throws IllegalArgumentException on an unknown key or a key without a value
     */
    public static JobConfig rebuildable(String... given) {
        Arguments arguments = new Arguments(given);
        JobConfig config = rebuildable(arguments);
        arguments.refuseOthers();
        return config;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "shop.time-zone cannot be '%s': expected a name such as Europe/Moscow".formatted(text), e);
        }
    }

    /** A job's name in the cluster: while its ledger is built anew, another job goes by the usual one. */
    public String name(String job) {
        return rebuild.isPresent() ? "rebuild of " + job : job;
    }

    /** Takes the ends, and what there is to be built anew, out of the arguments of a job that has more of them. */
    public static JobConfig rebuildable(Arguments arguments) {
        JobConfig ends = of(arguments);
        return new JobConfig(
                ends.bootstrapServers,
                ends.catalogUri,
                ends.catalogWarehouse,
                ends.catalogIo,
                arguments.take("shop.time-zone").map(JobConfig::zone).orElse(DEFAULTS.timeZone),
                Rebuild.of(arguments));
    }
}
