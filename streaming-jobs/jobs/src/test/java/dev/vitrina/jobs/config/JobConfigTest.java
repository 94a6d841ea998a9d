package dev.vitrina.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JobConfigTest {
    @Test
    void withoutArgumentsEverythingIsOnThisMachine() {
        assertThat(JobConfig.of())
                .isEqualTo(new JobConfig(
                        "127.0.0.1:9092",
                        "http://127.0.0.1:8181",
                        Optional.empty(),
                        Optional.empty(),
                        ZoneOffset.UTC,
                        Optional.empty()));
    }

    @Test
    void everyKeyCanBeSet() {
        assertThat(JobConfig.of(
                        "--catalog.io-impl", "org.example.Io",
                        "--kafka.bootstrap-servers", "kafka-1:9092,kafka-2:9092",
                        "--catalog.warehouse", "s3://lake",
                        "--catalog.uri", "http://catalog:8181"))
                .isEqualTo(new JobConfig(
                        "kafka-1:9092,kafka-2:9092",
                        "http://catalog:8181",
                        Optional.of("s3://lake"),
                        Optional.of("org.example.Io"),
                        ZoneOffset.UTC,
                        Optional.empty()));
    }

    @Test
    void ledgersKnowWhereTheShopsDaysEnd() {
        assertThat(JobConfig.rebuildable("--shop.time-zone", "Asia/Tokyo").timeZone())
                .isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThatThrownBy(() -> JobConfig.rebuildable("--shop.time-zone", "Moon"))
                .hasMessage("shop.time-zone cannot be 'Moon': expected a name such as Europe/Moscow");
    }

    @Test
    void aLedgerIsBuiltAnewFromTheArchiveAndFromKafkaBehindIt() {
        assertThat(JobConfig.rebuildable(
                                "--rebuild.branch", "anew",
                                "--rebuild.snapshot", "-17",
                                "--rebuild.offsets", "vitrina.order-0=5,vitrina.order-1=0")
                        .rebuild())
                .contains(new Rebuild(
                        "anew", OptionalLong.of(-17), Map.of("vitrina.order-0", 5L, "vitrina.order-1", 0L)));
        assertThat(JobConfig.rebuildable()).isEqualTo(JobConfig.DEFAULTS);
    }

    @Test
    void whatIsBuiltAnewNeedsABranchAndNumbers() {
        assertThatThrownBy(() -> JobConfig.rebuildable("--rebuild.snapshot", "17"))
                .hasMessage("rebuild.snapshot and rebuild.offsets need a rebuild.branch");
        assertThatThrownBy(() -> JobConfig.rebuildable("--rebuild.branch", "anew", "--rebuild.snapshot", "newest"))
                .hasMessage("rebuild.snapshot cannot be 'newest': expected a number");
        assertThatThrownBy(() -> JobConfig.rebuildable("--rebuild.branch", "anew", "--rebuild.offsets", "5"))
                .hasMessage("rebuild.offsets cannot be '5': expected topic-partition=offset");
    }

    @Test
    void aJobWithoutALedgerOfItsOwnIsNotBuiltAnew() {
        assertThatThrownBy(() -> JobConfig.of("--rebuild.branch", "anew"))
                .hasMessageContaining("Unknown option [rebuild.branch]");
    }

    @Test
    void aBlankValueIsTheDefault() {
        assertThat(JobConfig.of("--catalog.io-impl", "", "--catalog.uri", " ")).isEqualTo(JobConfig.DEFAULTS);
    }

    @Test
    void anUnknownKeyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> JobConfig.of("--catalog.url", "http://catalog:8181"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown option [catalog.url]: expected kafka.bootstrap-servers, catalog.uri, "
                        + "catalog.warehouse or catalog.io-impl");
    }

    @Test
    void aKeyWithoutAValueIsRefused() {
        assertThatThrownBy(() -> JobConfig.of("--catalog.uri", "http://catalog:8181", "--catalog.warehouse"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'--catalog.warehouse'");
    }

    @Test
    void aValueWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> JobConfig.of("http://catalog:8181", "--catalog.uri"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'http://catalog:8181'");
    }
}
