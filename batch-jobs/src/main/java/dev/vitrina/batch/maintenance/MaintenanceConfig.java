package dev.vitrina.batch.maintenance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is maintained and how. Given as {@code --key value}; durations as in {@code PT1H}.
 *
 * @param catalogUri {@code catalog.uri}: the Iceberg REST catalog
 * @param catalogWarehouse {@code catalog.warehouse}: which warehouse of the catalog; empty is its only one
 * @param catalogIo {@code catalog.io-impl}: the class of Iceberg's file access; empty is Iceberg's choice
 * @param trinoUrl {@code trino.url}: JDBC address of the same tables in Trino, with the catalog's name there
 * @param policy {@code keep-snapshots}, {@code keep-writers}, {@code orphan-age}, {@code small-files},
 *     {@code most-manifests}
 * @param tables {@code tables}: {@code namespace.name[,…]}; empty is every table
 * @param dryRun {@code dry-run}: only tells what would be done
 */
record MaintenanceConfig(
        String catalogUri,
        Optional<String> catalogWarehouse,
        Optional<String> catalogIo,
        String trinoUrl,
        Policy policy,
        List<String> tables,
        boolean dryRun) {
    private static final List<String> KEYS = List.of(
            "catalog.uri",
            "catalog.warehouse",
            "catalog.io-impl",
            "trino.url",
            "keep-snapshots",
            "keep-writers",
            "orphan-age",
            "small-files",
            "most-manifests",
            "tables",
            "dry-run");

    /** The catalog and Trino at their documented ports on this machine. */
    static final MaintenanceConfig DEFAULTS = new MaintenanceConfig(
            "http://127.0.0.1:8181",
            Optional.empty(),
            Optional.empty(),
            "jdbc:trino://127.0.0.1:8080/vitrina",
            Policy.DEFAULTS,
            List.of(),
            false);

    /**
     * Reads program arguments.
     *
     * @throws IllegalArgumentException on an unknown key, a key without a value or a value of the wrong shape
     */
    static MaintenanceConfig of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Expected --key value, found '%s' at the end or without --".formatted(arguments[i]));
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
        TreeSet<String> unknown = new TreeSet<>(given.keySet());
        KEYS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown option %s: expected one of %s".formatted(unknown, String.join(", ", KEYS)));
        }
        Policy standard = Policy.DEFAULTS;
        Policy policy = new Policy(
                new Retention(
                        duration(given, "keep-snapshots", standard.retention().keepSnapshots()),
                        duration(given, "keep-writers", standard.retention().keepWriters())),
                new OrphanAge(duration(given, "orphan-age", standard.orphanAge().age())),
                new SizeTiers(count(given, "small-files", standard.tiers().few())),
                count(given, "most-manifests", standard.mostManifests()));
        return new MaintenanceConfig(
                text(given, "catalog.uri").orElse(DEFAULTS.catalogUri),
                text(given, "catalog.warehouse"),
                text(given, "catalog.io-impl"),
                text(given, "trino.url").orElse(DEFAULTS.trinoUrl),
                policy,
                text(given, "tables").map(names -> List.of(names.split(","))).orElse(DEFAULTS.tables),
                value(given, "dry-run", DEFAULTS.dryRun, "true or false", MaintenanceConfig::flag));
    }

    private static Optional<String> text(Map<String, String> given, String key) {
        return Optional.ofNullable(given.get(key)).filter(value -> !value.isBlank());
    }

    private static Duration duration(Map<String, String> given, String key, Duration standard) {
        return value(given, key, standard, "a duration such as PT1H, zero or more", text -> {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw new IllegalArgumentException(text);
            }
            return duration;
        });
    }

    private static int count(Map<String, String> given, String key, int standard) {
        return value(given, key, standard, "a whole number above zero", text -> {
            int count = Integer.parseInt(text);
            if (count < 1) {
                throw new IllegalArgumentException(text);
            }
            return count;
        });
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static <T> T value(
            Map<String, String> given, String key, T standard, String right, Function<String, T> parse) {
        Optional<String> text = text(given, key);
        try {
            return text.map(parse).orElse(standard);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Option %s cannot be '%s': expected %s".formatted(key, text.orElse(""), right), e);
        }
    }
}
