package dev.vitrina.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns a YAML file and {@code key=value} pairs into {@link Settings}; the pairs win. */
public final class SettingsReader {
    /** Kept with the costing policies: a ledger is by one such rule as it is of one method. */
    static final String CLOSED_KEPT_DAYS = "closing.kept-days";

    static final String FOLD_AFTER = "closing.fold-after";

    /** Kept with the costing policies: a ledger is of one time zone as it is of one method. */
    static final String TIME_ZONE = "shop.time-zone";

    private final Map<String, String> values;
    private final List<String> known = new ArrayList<>();

    private SettingsReader(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the settings of a home.
     *
     * @throws StackException for an unknown key or a value of the wrong shape, with key, value and what would be right
     */
    public static Settings read(Home home, Map<String, String> overrides) {
        Map<String, String> values = new TreeMap<>();
        flatten("", fileOf(home.settings()), values);
        values.putAll(overrides);
        return new SettingsReader(values).settings();
    }

    private Settings settings() {
        Settings settings = new Settings(
                take("port-base", "", SettingsReader::portBase),
                take("shop.organization", "main", SettingsReader::name),
                take("shop.warehouse", "main", SettingsReader::name),
                take("shop.currency", "RUB", Currency::getInstance),
                costing(),
                take(FOLD_AFTER, "P30D", SettingsReader::ageOrNever),
                take("checkpoint.interval", "PT5S", Duration::parse),
                take("maintenance.interval", "PT10M", SettingsReader::intervalOrOff),
                take("maintenance.keep-snapshots", "PT1H", SettingsReader::age),
                take("kafka.partitions", "4", SettingsReader::positive),
                take("flink.parallelism", "1", SettingsReader::positive),
                take("flink.state", "rocksdb", StateBackend::named),
                take("flink.slots", "8", SettingsReader::positive),
                take("memory.kafka", "256m", Mebibytes::parse),
                take("memory.catalog", "96m", Mebibytes::parse),
                take("memory.job-manager", "320m", Mebibytes::parse),
                take("memory.task-manager", "768m", Mebibytes::parse),
                take("memory.state", "192m", Mebibytes::parse),
                take("memory.trino", "800m", Mebibytes::parse));
        if (!values.isEmpty()) {
            String unknown = values.keySet().iterator().next();
            throw new StackException("Unknown setting '" + unknown + "'; expected one of " + String.join(", ", known));
        }
        return settings;
    }

    private <T> T take(String key, String standard, Function<String, T> parse) {
        known.add(key);
        String text = values.getOrDefault(key, standard);
        values.remove(key);
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw new StackException("Setting " + key + " cannot be '" + text + "': " + expectation(key, e), e);
        }
    }

    private Map<String, String> costing() {
        Map<String, String> policies = new TreeMap<>();
        choose(policies, "costing.scope", "warehouse", "company");
        choose(policies, "costing.negative", "cover", "last_cost");
        choose(policies, "costing.sale-return", "original", "current");
        choose(policies, "costing.purchase-return", "receipt", "fifo");
        choose(policies, "costing.landed-cost", "retroactive", "prospective");
        policies.put(CLOSED_KEPT_DAYS, take(CLOSED_KEPT_DAYS, "400", SettingsReader::days));
        policies.put(TIME_ZONE, take(TIME_ZONE, "UTC", text -> ZoneId.of(text).getId()));
        return Map.copyOf(policies);
    }

    private void choose(Map<String, String> chosen, String key, String... choices) {
        chosen.put(key, take(key, choices[0], text -> {
            if (!List.of(choices).contains(text)) {
                throw new IllegalArgumentException("expected " + String.join(" or ", choices));
            }
            return text;
        }));
    }

    private static String expectation(String key, RuntimeException e) {
        return switch (key) {
            case "shop.currency" -> "expected an ISO 4217 code such as EUR";
            case TIME_ZONE -> "expected a name such as Europe/Moscow";
            case FOLD_AFTER -> "expected a duration such as P30D, or never";
            case "checkpoint.interval" -> "expected a duration such as PT5S";
            case "maintenance.interval" -> "expected a duration such as PT10M, or off";
            case "maintenance.keep-snapshots" -> "expected a duration such as PT1H";
            default -> e.getMessage();
        };
    }

    private static String name(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected a name");
        }
        return text;
    }

    private static OptionalInt portBase(String text) {
        return text.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Ports.from(positive(text)).of(Port.KAFKA));
    }

    private static Optional<Duration> intervalOrOff(String text) {
        if (text.equals("off") || text.equals("false") || text.equals("0")) {
            return Optional.empty();
        }
        Duration interval = Duration.parse(text);
        if (!interval.isPositive()) {
            throw new IllegalArgumentException(text);
        }
        return Optional.of(interval);
    }

    private static String days(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("expected a number of days such as 400");
        }
        return text;
    }

    private static Optional<Duration> ageOrNever(String text) {
        return text.equals("never") ? Optional.empty() : Optional.of(age(text));
    }

    private static Duration age(String text) {
        Duration age = Duration.parse(text);
        if (age.isNegative()) {
            throw new IllegalArgumentException(text);
        }
        return age;
    }

    private static int positive(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("expected a whole number above zero");
        }
        return Integer.parseInt(text);
    }

    private static JsonNode fileOf(Path file) {
        if (!Files.exists(file)) {
            return YAMLMapper.builder().build().createObjectNode();
        }
        try {
            JsonNode tree = YAMLMapper.builder().build().readTree(file.toFile());
            if (tree.isMissingNode() || tree.isNull()) {
                return YAMLMapper.builder().build().createObjectNode();
            }
            if (!tree.isObject()) {
                throw new StackException("Settings file " + file + " must hold 'key: value' lines");
            }
            return tree;
        } catch (IOException e) {
            throw new StackException("Cannot read the settings file " + file + ": " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                flatten(key + ".", entry.getValue(), into);
            } else {
                into.put(key, entry.getValue().asText());
            }
        });
    }
}
