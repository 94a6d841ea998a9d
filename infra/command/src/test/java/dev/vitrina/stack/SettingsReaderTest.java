package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    @TempDir
    Path folder;

    @Test
    void theseAreTheDefaults() {
        assertThat(SettingsReader.read(new Home(folder), Map.of()))
                .isEqualTo(new Settings(
                        OptionalInt.empty(),
                        "main",
                        "main",
                        Currency.getInstance("RUB"),
                        Map.of(
                                "costing.scope", "warehouse",
                                "costing.negative", "cover",
                                "costing.sale-return", "original",
                                "costing.purchase-return", "receipt",
                                "costing.landed-cost", "retroactive",
                                "closing.kept-days", "400",
                                "shop.time-zone", "UTC"),
                        Optional.of(Duration.ofDays(30)),
                        Duration.ofSeconds(5),
                        Optional.of(Duration.ofMinutes(10)),
                        Duration.ofHours(1),
                        4,
                        1,
                        StateBackend.ROCKSDB,
                        8,
                        new Mebibytes(256),
                        new Mebibytes(96),
                        new Mebibytes(320),
                        new Mebibytes(768),
                        new Mebibytes(192),
                        new Mebibytes(800)));
    }

    @Test
    void everyKeyCanBeSetInTheFile() throws IOException {
        settings("""
                port-base: 20000
                shop:
                  organization: north
                  warehouse: harbour
                  currency: EUR
                  time-zone: Europe/Moscow
                costing:
                  scope: company
                  negative: last_cost
                  sale-return: current
                  purchase-return: fifo
                  landed-cost: prospective
                closing:
                  kept-days: 800
                  fold-after: never
                checkpoint.interval: PT10S
                maintenance:
                  interval: PT1M
                  keep-snapshots: PT4H
                kafka.partitions: 8
                flink.parallelism: 2
                flink.state: heap
                flink.slots: 16
                memory:
                  kafka: 1g
                  catalog: 128m
                  job-manager: 400m
                  task-manager: 2g
                  state: 256m
                  trino: 3g
                """);

        assertThat(SettingsReader.read(new Home(folder), Map.of()))
                .isEqualTo(new Settings(
                        OptionalInt.of(20_000),
                        "north",
                        "harbour",
                        Currency.getInstance("EUR"),
                        Map.of(
                                "costing.scope", "company",
                                "costing.negative", "last_cost",
                                "costing.sale-return", "current",
                                "costing.purchase-return", "fifo",
                                "costing.landed-cost", "prospective",
                                "closing.kept-days", "800",
                                "shop.time-zone", "Europe/Moscow"),
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        Optional.of(Duration.ofMinutes(1)),
                        Duration.ofHours(4),
                        8,
                        2,
                        StateBackend.HEAP,
                        16,
                        new Mebibytes(1024),
                        new Mebibytes(128),
                        new Mebibytes(400),
                        new Mebibytes(2048),
                        new Mebibytes(256),
                        new Mebibytes(3072)));
    }

    @Test
    void aPairOnTheCommandLineWins() throws IOException {
        settings("kafka.partitions: 8");

        assertThat(SettingsReader.read(new Home(folder), Map.of("kafka.partitions", "2"))
                        .kafkaPartitions())
                .isEqualTo(2);
    }

    /** YAML reads a bare {@code off} as it likes. */
    @ParameterizedTest
    @ValueSource(strings = {"off", "'off'", "0", "false"})
    void maintenanceCanBeSwitchedOff(String off) throws IOException {
        settings("maintenance.interval: " + off);

        assertThat(SettingsReader.read(new Home(folder), Map.of()).maintenanceInterval())
                .isEmpty();
    }

    @Test
    void anEmptyFileSetsNothing() throws IOException {
        settings("# nothing yet\n");

        assertThat(SettingsReader.read(new Home(folder), Map.of()).kafkaPartitions())
                .isEqualTo(4);
    }

    @Test
    void aMisspeltKeyIsAnErrorThatListsTheRightOnes() {
        assertThatThrownBy(() -> SettingsReader.read(new Home(folder), Map.of("kafka.partition", "2")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("'kafka.partition'")
                .hasMessageContaining("kafka.partitions");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kafka.partitions    | 0         | whole number above zero
                    kafka.partitions    | many      | whole number above zero
                    checkpoint.interval | 2s        | PT5S
                    maintenance.interval | 10m      | PT10M, or off
                    maintenance.interval | PT0S     | PT10M, or off
                    maintenance.keep-snapshots | 1h | PT1H
                    memory.trino        | 800       | 512m or 2g
                    costing.scope       | shop      | warehouse or company
                    shop.time-zone      | Moon      | expected a name such as Europe/Moscow
                    shop.currency       | Roubles   | ISO 4217
                    port-base           | 80        | between 1024 and
                    """)
    void aValueOfTheWrongShapeIsNamedWithWhatWouldBeRight(String key, String value, String right) {
        assertThatThrownBy(() -> SettingsReader.read(new Home(folder), Map.of(key, value)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(right);
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(new Home(folder).settings(), yaml);
    }
}
