package dev.vitrina.batch.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.batch.maintenance.LoggedCommit.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Retention RETENTION = new Retention(Duration.ofHours(1), Duration.ofDays(7));

    @Test
    void commitsOlderThanTheAgeGoOnceTheirWriterHasANewerOne() {
        assertThat(expired("""
                6 PT1M  J1 stock
                5 PT59M J1 stock
                4 PT61M J1 stock
                3 PT2H  J1 stock
                """)).containsExactlyInAnyOrder(4L, 3L);
    }

    @Test
    void theNewestSnapshotStaysHoweverOldItIs() {
        assertThat(expired("""
                2 P30D -
                1 P31D -
                """)).containsExactly(1L);
    }

    @Test
    void aWriterThatIsDownForDaysKeepsItsNewestCommitBelowLaterCompactions() {
        assertThat(expired("""
                9 P9D  -
                8 P10D -
                7 P11D J1 stock
                6 P12D -
                5 P13D J1 stock
                """)).containsExactlyInAnyOrder(6L, 5L);
    }

    /** The sink walks from parent to parent: one that is missing ends its search. */
    @Test
    void nothingBetweenTheNewestSnapshotAndAWritersCommitGoes() {
        assertThat(expired("""
                5 PT1M -
                4 PT3H -
                3 PT4H -
                2 PT5H J1 stock
                """)).isEmpty();
    }

    @Test
    void eachOfSeveralWritersIsKept() {
        assertThat(expired("""
                6 PT2H J1 history
                5 PT3H J1 history
                4 P6D  J1 rejects
                3 P6D  J1 rejects
                """)).containsExactly(3L);
    }

    /** Else every restart of a job would keep all that was ever committed after it. */
    @Test
    void earlierJobsOfTheSameWriterKeepNothing() {
        assertThat(expired("""
                4 PT2H J3 stock
                3 PT3H J2 stock
                2 PT4H J1 stock
                """)).containsExactlyInAnyOrder(3L, 2L);
    }

    @Test
    void aWriterThatWasSilentForAWeekWhileAnotherCommittedIsTakenForGone() {
        assertThat(expired("""
                3 PT1M J2 new
                2 PT2H J2 new
                1 P8D  J1 old
                """)).containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void aWriterThatWasSilentForAWeekIsKeptIfItIsTheLastOne() {
        assertThat(expired("""
                3 PT1M -
                2 PT2H -
                1 P8D  J1 old
                """)).isEmpty();
    }

    @Test
    void withNoAgeAtAllTheWritersNewestCommitAndWhatCameAfterItStay() {
        TableLog log = log("""
                4 PT1M -
                3 PT2M J1 stock
                2 PT3M J1 stock
                """);

        assertThat(new Retention(Duration.ZERO, Duration.ofDays(7)).expired(log, NOW))
                .containsExactly(2L);
    }

    @Test
    void tagsStayForEver() {
        TableLog log = log("""
                3 PT1M J1 stock
                2 P9D  J1 stock
                1 P10D J1 stock
                """);

        assertThat(RETENTION.expired(new TableLog(log.commits(), log.branches(), Set.of(1L)), NOW))
                .containsExactly(2L);
    }

    @Test
    void everyBranchKeepsItsOwnWriters() {
        TableLog main = log("""
                3 PT1M J1 stock
                2 P9D  J1 stock
                """);
        TableLog audit = log("""
                13 P9D  -
                12 P10D J1 stock
                11 P11D -
                """);
        Map<Long, LoggedCommit> both = new LinkedHashMap<>(main.commits());
        both.putAll(audit.commits());

        assertThat(RETENTION.expired(new TableLog(both, Set.of(3L, 13L), Set.of()), NOW))
                .containsExactlyInAnyOrder(2L, 11L);
    }

    /** A snapshot that is staged, or was rolled back, lies beside the branch. */
    @Test
    void onNoBranchOnlyTheYoungStay() {
        TableLog log = log("""
                3 PT1M J1 stock
                2 PT2M J1 stock
                """);
        Map<Long, LoggedCommit> commits = new LinkedHashMap<>(log.commits());
        commits.put(20L, commit(20, Optional.of(2L), "PT30M", Optional.empty()));
        commits.put(21L, commit(21, Optional.of(2L), "PT90M", Optional.empty()));

        assertThat(RETENTION.expired(new TableLog(commits, log.branches(), Set.of()), NOW))
                .containsExactly(21L);
    }

    @Test
    void aTableWithoutSnapshotsHasNoneToLose() {
        assertThat(RETENTION.expired(new TableLog(Map.of(), Set.of(), Set.of()), NOW))
                .isEmpty();
    }

    /** Clocks of engines differ: a commit that claims to be older than its parent does not cut the young off. */
    @Test
    void aClockThatIsBehindDoesNotCutOffWhatIsYoung() {
        assertThat(expired("""
                3 PT1M  J1 stock
                2 PT61M -
                1 PT30M J1 stock
                """)).isEmpty();
    }

    private static Set<Long> expired(String log) {
        return RETENTION.expired(log(log), NOW);
    }

    /** Newest first: id, age, and job and operator of a writer or a dash. */
    static TableLog log(String text) {
        Map<Long, LoggedCommit> commits = new LinkedHashMap<>();
        String[] lines = text.strip().split("\n");
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].strip().split("\\s+");
            Optional<Long> parent = i + 1 < lines.length
                    ? Optional.of(Long.valueOf(lines[i + 1].strip().split("\\s+")[0]))
                    : Optional.of(0L);
            Optional<Writer> writer =
                    words.length == 4 ? Optional.of(new Writer(words[2], words[3])) : Optional.empty();
            LoggedCommit commit = commit(Long.parseLong(words[0]), parent, words[1], writer);
            commits.put(commit.id(), commit);
        }
        return new TableLog(commits, Set.of(commits.keySet().iterator().next()), Set.of());
    }

    private static LoggedCommit commit(long id, Optional<Long> parent, String age, Optional<Writer> writer) {
        return new LoggedCommit(id, parent, NOW.minus(Duration.parse(age)), writer);
    }
}
