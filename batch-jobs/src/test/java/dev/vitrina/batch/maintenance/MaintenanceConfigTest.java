package dev.vitrina.batch.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceConfigTest {

    @Test
    void theseAreTheDefaults() {
        assertThat(MaintenanceConfig.of())
                .isEqualTo(new MaintenanceConfig(
                        "http://127.0.0.1:8181",
                        Optional.empty(),
                        Optional.empty(),
                        "jdbc:trino://127.0.0.1:8080/vitrina",
                        new Policy(
                                new Retention(Duration.ofHours(1), Duration.ofDays(7)),
                                new OrphanAge(Duration.ofDays(1)),
                                new SizeTiers(8),
                                50),
                        List.of(),
                        false));
    }

    @Test
    void everyKeyCanBeSet() {
        assertThat(MaintenanceConfig.of(("--catalog.uri http://lake:1 --catalog.warehouse w --catalog.io-impl a.B"
                                + " --trino.url jdbc:trino://t:2/lake --keep-snapshots PT2H --keep-writers P3D"
                                + " --orphan-age PT90M --small-files 4 --most-manifests 9"
                                + " --tables ledger.a,current.b --dry-run true")
                        .split(" ")))
                .isEqualTo(new MaintenanceConfig(
                        "http://lake:1",
                        Optional.of("w"),
                        Optional.of("a.B"),
                        "jdbc:trino://t:2/lake",
                        new Policy(
                                new Retention(Duration.ofHours(2), Duration.ofDays(3)),
                                new OrphanAge(Duration.ofMinutes(90)),
                                new SizeTiers(4),
                                9),
                        List.of("ledger.a", "current.b"),
                        true));
    }

    @Test
    void aMisspeltKeyIsAnErrorThatListsTheRightOnes() {
        assertThatThrownBy(() -> MaintenanceConfig.of("--keep-snapshot", "PT1H"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[keep-snapshot]")
                .hasMessageContaining("keep-snapshots, keep-writers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    keep-snapshots | 1h    | duration such as PT1H
                    keep-snapshots | PT-1H | zero or more
                    orphan-age     | PT5M  | at least PT1H
                    small-files    | 0     | whole number above zero
                    dry-run        | yes   | true or false
                    """)
    void aValueOfTheWrongShapeIsNamedWithWhatWouldBeRight(String key, String value, String right) {
        assertThatThrownBy(() -> MaintenanceConfig.of("--" + key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(value)
                .hasMessageContaining(right);
    }
}
