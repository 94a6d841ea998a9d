package dev.vitrina.stack;

import dev.vitrina.schemas.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a rebuild to its end, whichever: the new ledger takes the place of the old one, or is thrown away. Each step may have
 * been done already; so a rebuild that was killed here is ended by whoever finds its journal.
 */
final class RebuildEnding {
    /** How long the ledger before is kept. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Home home;
    private final LakeRefs lake;

    RebuildEnding(Home home, LakeRefs lake) {
        this.home = home;
        this.lake = lake;
    }

    /**
     * Ends one that nobody is at any more, as far as this can be done now.
     *
     * @return false while the job that builds the ledger has still to end
     */
    boolean of(RebuildJournal left, FlinkRest flink, List<FlinkRest.Job> known) throws IOException {
        if (left.phase() == RebuildJournal.Phase.SWITCHING) {
            complete(left);
            return true;
        }
        for (FlinkRest.Job job : known) {
            if (job.id().equals(left.jobId()) && !job.hasEnded()) {
                flink.cancel(job.id());
                return false;
            }
        }
        abandon(left);
        return true;
    }

    /** The new ledger takes the place of the old one. Neither's job may be running. */
    void complete(RebuildJournal journal) throws IOException {
        for (Table table : StreamingJob.named(journal.job()).tables()) {
            lake.promote(table, journal.branch(), journal.tag(), KEPT);
        }
        new Checkpoints(home, journal.job(), journal.folder()).remember(journal.checkpoint());
        JobLife.file(home, journal.job())
                .write(new JobLife(journal.folder(), journal.checkpoint(), journal.policies()));
        forgetOthers(journal.job(), journal.folder());
        RebuildJournal.file(home, journal.job()).delete();
    }

    /** The new ledger is thrown away. Its job must have ended. */
    void abandon(RebuildJournal journal) throws IOException {
        for (Table table : StreamingJob.named(journal.job()).tables()) {
            lake.drop(table, journal.branch());
        }
        forgetOthers(journal.job(), JobLife.of(home, journal.job()).folder());
        RebuildJournal.file(home, journal.job()).delete();
    }

    /** Removes all state of a job but the one that it goes on from. */
    private void forgetOthers(String job, String kept) throws IOException {
        String stamped = job + "-\\d{8}-\\d{6}";
        try (Stream<Path> folders = Files.list(home.checkpoints())) {
            for (Path folder : folders.toList()) {
                String name = folder.getFileName().toString();
                if (!name.equals(kept) && (name.equals(job) || name.matches(stamped))) {
                    Trees.delete(folder);
                    Checkpoints.forget(home, name);
                }
            }
        }
    }
}
