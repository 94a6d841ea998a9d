package dev.vitrina.batch.reconciliation;

import dev.vitrina.schemas.Table;
import dev.vitrina.schemas.Tables;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is compared and where. Given as {@code --key value}.
 *
 * @param catalogUri {@code catalog.uri}: the Iceberg REST catalog, in which {@code ops.reconciliation} is made
 * @param catalogWarehouse {@code catalog.warehouse}: which warehouse of the catalog; empty is its only one
 * @param catalogIo {@code catalog.io-impl}: the class of Iceberg's file access; empty is Iceberg's choice
 * @param trinoUrl {@code trino.url}: JDBC address of the same tables in Trino, with the catalog's name there
 * @param policies {@code costing.scope} and its like with {@code closing.kept-days}, as the costing job has them
 * @param timeZone {@code shop.time-zone}: where the shop's days end, as the jobs have it
 * @param snapshots {@code snapshots}: {@code namespace.name=snapshot[,…]} to read the ledgers and current tables at; empty
 *     reads the newest of all of them
 * @param settled {@code settled}: {@code topic-partition=offset[,…]}, before which all changes are in these snapshots;
 *     items that later changes concern are not compared. Empty takes all to be in them
 * @param mostRows {@code most-rows}: mismatches that get a row of their own
 * @param tables {@code tables}: {@code namespace.name[,…]}, all that is looked at; empty looks at all
 * @param keep {@code keep}: whether the run is kept in {@code ops.reconciliation}, true or false
 */
record ReconciliationConfig(
        String catalogUri,
        Optional<String> catalogWarehouse,
        Optional<String> catalogIo,
        String trinoUrl,
        Policies policies,
        ZoneId timeZone,
        Map<String, Long> snapshots,
        Map<String, Long> settled,
        int mostRows,
        Set<String> tables,
        boolean keep) {

    /** The catalog and Trino at their documented ports on this machine. */
    static final ReconciliationConfig DEFAULTS = new ReconciliationConfig(
            "http://127.0.0.1:8181",
            Optional.empty(),
            Optional.empty(),
            "jdbc:trino://127.0.0.1:8080/vitrina",
            Policies.DEFAULTS,
            ZoneOffset.UTC,
            Map.of(),
            Map.of(),
            10_000,
            Set.of(),
            true);

    private static final List<String> OTHER_KEYS = List.of(
            "catalog.uri",
            "catalog.warehouse",
            "catalog.io-impl",
            "trino.url",
            "shop.time-zone",
            "snapshots",
            "settled",
            "most-rows",
            "tables",
            "keep");

    /**
     * Reads program arguments.
     *
     * @throws IllegalArgumentException on an unknown key, a key without a value or a value of the wrong shape
     */
    static ReconciliationConfig of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Expected --key value, found '%s' at the end or without --".formatted(arguments[i]));
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
        List<String> known = new ArrayList<>(OTHER_KEYS);
        known.addAll(Policies.KEYS);
        TreeSet<String> unknown = new TreeSet<>(given.keySet());
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown option %s: expected one of %s".formatted(unknown, String.join(", ", known)));
        }
        return new ReconciliationConfig(
                text(given, "catalog.uri").orElse(DEFAULTS.catalogUri),
                text(given, "catalog.warehouse"),
                text(given, "catalog.io-impl"),
                text(given, "trino.url").orElse(DEFAULTS.trinoUrl),
                Policies.of(given),
                zone(given),
                numbers(given, "snapshots"),
                numbers(given, "settled"),
                rows(given),
                tables(given),
                keep(given));
    }

    private static ZoneId zone(Map<String, String> given) {
        String text = text(given, "shop.time-zone").orElse(DEFAULTS.timeZone.getId());
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Option shop.time-zone cannot be '%s': expected a name such as Europe/Moscow".formatted(text), e);
        }
    }

    private static Set<String> tables(Map<String, String> given) {
        Set<String> known =
                Tables.RECOUNTABLE.stream().map(Table::fullName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> tables = text(given, "tables")
                .map(value -> Set.copyOf(List.of(value.split(","))))
                .orElse(Set.of());
        for (String table : tables) {
            if (!known.contains(table)) {
                throw new IllegalArgumentException(
                        "Option tables cannot be '%s': expected some of %s".formatted(table, String.join(", ", known)));
            }
        }
        return tables;
    }

    private static boolean keep(Map<String, String> given) {
        String text = text(given, "keep").orElse(String.valueOf(DEFAULTS.keep));
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("Option keep cannot be '%s': expected true or false".formatted(text));
        }
        return text.equals("true");
    }

    /** The tables that are looked at. */
    List<Table> compared() {
        return Tables.RECOUNTABLE.stream()
                .filter(table -> tables.isEmpty() || tables.contains(table.fullName()))
                .toList();
    }

    private static Optional<String> text(Map<String, String> given, String key) {
        return Optional.ofNullable(given.get(key)).filter(value -> !value.isBlank());
    }

    private static Map<String, Long> numbers(Map<String, String> given, String key) {
        Map<String, Long> numbers = new HashMap<>();
        for (String pair : text(given, key).map(value -> value.split(",")).orElse(new String[0])) {
            int sign = pair.lastIndexOf('=');
            try {
                numbers.put(pair.substring(0, sign), Long.parseLong(pair.substring(sign + 1)));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw new IllegalArgumentException(
                        "Option %s cannot be '%s': expected name=number".formatted(key, pair), e);
            }
        }
        return numbers;
    }

    private static int rows(Map<String, String> given) {
        String text = text(given, "most-rows").orElse(String.valueOf(DEFAULTS.mostRows));
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Option most-rows cannot be '%s': expected a whole number".formatted(text), e);
        }
    }
}
