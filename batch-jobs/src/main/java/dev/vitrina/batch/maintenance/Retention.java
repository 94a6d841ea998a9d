package dev.vitrina.batch.maintenance;

import dev.vitrina.batch.maintenance.LoggedCommit.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which snapshots a table can do without.
 *
 * <p>A Flink sink that is restored looks for its newest commit: from the newest snapshot of the branch, parent by parent,
 * until one carries its operator and the job that had written the checkpoint. If it finds none it commits the checkpoint's
 * files again, and as it deleted their manifests after the first time, the job cannot start (Iceberg #5846). So of every
 * branch the newest part is kept without a gap, down to the older of
 * <ul>
 *   <li>the oldest snapshot that is younger than {@code keepSnapshots}, and
 *   <li>the newest commit of each writer.
 * </ul>
 * One commit per operator is enough, whatever jobs it has run in: a commit is made after its checkpoint is complete, and a
 * job is only ever continued from its newest complete checkpoint; so the checkpoints of earlier jobs are not needed again.
 * The writer that has committed last is kept for as long as it takes. Others on the same branch that have been silent for
 * longer than {@code keepWriters} are taken for gone, since they keep all that was committed after them.
 *
 * <p>Snapshots with a tag are kept for ever. Those on no branch are kept while they are young.
 *
 * @param keepSnapshots how far back readers can go
 * @param keepWriters how long a silent writer is waited for while another one commits to the same branch
 */
record Retention(Duration keepSnapshots, Duration keepWriters) {

    /** Snapshots to expire, in the order of the log. */
    Set<Long> expired(TableLog log, Instant now) {
        Set<Long> expired = new LinkedHashSet<>(log.commits().keySet());
        log.branches()
                .forEach(newest -> kept(log.ancestry(newest), now).forEach(commit -> expired.remove(commit.id())));
        expired.removeAll(log.tags());
        Set<Long> onBranches = new HashSet<>();
        log.branches().forEach(newest -> log.ancestry(newest).forEach(commit -> onBranches.add(commit.id())));
        expired.removeIf(id -> !onBranches.contains(id) && isYoung(log.commits().get(id), now));
        return expired;
    }

    private List<LoggedCommit> kept(List<LoggedCommit> ancestry, Instant now) {
        int last = 0;
        Set<String> found = new HashSet<>();
        for (int i = 0; i < ancestry.size(); i++) {
            LoggedCommit commit = ancestry.get(i);
            boolean needed = isNeededByItsWriter(commit, found, now);
            if (needed || isYoung(commit, now)) {
                last = i;
            }
        }
        return ancestry.subList(0, Math.min(last + 1, ancestry.size()));
    }

    private boolean isYoung(LoggedCommit commit, Instant now) {
        return !commit.at().isBefore(now.minus(keepSnapshots));
    }

    /** Whether it is the newest of its writer; to be asked of every commit, from the newest on. */
    private boolean isNeededByItsWriter(LoggedCommit commit, Set<String> found, Instant now) {
        Optional<String> operator = commit.writer().map(Writer::operator);
        boolean newestOfAll = found.isEmpty();
        return operator.isPresent()
                && found.add(operator.get())
                && (newestOfAll || !commit.at().isBefore(now.minus(keepWriters)));
    }
}
