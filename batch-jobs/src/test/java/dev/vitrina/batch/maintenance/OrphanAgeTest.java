package dev.vitrina.batch.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrphanAgeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OrphanAge AGE = new OrphanAge(Duration.ofDays(1));

    @Test
    void whileTheWriterCommitsFilesAreForgottenAfterADay() {
        assertThat(AGE.forgottenBefore(RetentionTest.log("""
                2 PT0S J1 stock
                1 PT2H J1 stock
                """), NOW)).contains(Instant.parse("2026-02-28T12:00:00Z"));
    }

    /** Its last files wait in its checkpoint, however long it is down. */
    @Test
    void filesOfAWriterThatIsDownWaitForIt() {
        assertThat(AGE.forgottenBefore(RetentionTest.log("""
                2 PT1M -
                1 P9D  J1 stock
                """), NOW)).contains(Instant.parse("2026-02-19T12:00:00Z"));
    }

    @Test
    void theWriterThatHasBeenSilentTheLongestDecides() {
        assertThat(AGE.forgottenBefore(RetentionTest.log("""
                3 PT1M J2 history
                2 P3D  J2 rejects
                1 P4D  J2 history
                """), NOW)).contains(Instant.parse("2026-02-25T12:00:00Z"));
    }

    @Test
    void whereNoWriterHasEverCommittedNothingIsForgotten() {
        assertThat(AGE.forgottenBefore(RetentionTest.log("1 P9D -"), NOW)).isEmpty();
    }

    @Test
    void aCommitFromTheFutureCountsAsNow() {
        assertThat(AGE.forgottenBefore(RetentionTest.log("1 PT-2H J1 stock"), NOW))
                .contains(Instant.parse("2026-02-28T12:00:00Z"));
    }

    @Test
    void anAgeBelowAnHourIsRefused() {
        assertThatThrownBy(() -> new OrphanAge(Duration.ofMinutes(59)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Orphan age must be at least PT1H: PT59M");
    }
}
