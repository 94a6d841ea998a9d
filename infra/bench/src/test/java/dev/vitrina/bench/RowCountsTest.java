package dev.vitrina.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowCountsTest {
    private final RowCounts wanted = new RowCounts(Map.of("ledger.a", 800L, "ledger.b", 1_200L));

    @Test
    void upToFifteenInAHundredMayBeOthers() {
        // 300 of 2,000
        assertThat(new RowCounts(Map.of("ledger.a", 800L, "ledger.b", 1_500L)).isAbout(wanted))
                .isTrue();
        assertThat(new RowCounts(Map.of("ledger.a", 800L, "ledger.b", 1_501L)).isAbout(wanted))
                .isFalse();
        assertThat(new RowCounts(Map.of("ledger.a", 800L, "ledger.b", 899L)).isAbout(wanted))
                .isFalse();
    }

    @Test
    void rowsMissingInOneTableAreNotMadeUpForByAnother() {
        RowCounts shifted = new RowCounts(Map.of("ledger.a", 1_000L, "ledger.b", 1_000L));

        assertThat(shifted.total()).isEqualTo(wanted.total());
        assertThat(shifted.isAbout(wanted)).isFalse();
    }

    @Test
    void aTableWithoutRowsCounts() {
        assertThat(new RowCounts(Map.of("ledger.b", 1_200L)).isAbout(wanted)).isFalse();
    }

    @Test
    void peopleReadTheSum() {
        assertThat(wanted).hasToString("2,000 rows");
    }
}
