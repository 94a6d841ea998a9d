package dev.vitrina.batch.maintenance;

import dev.vitrina.batch.maintenance.Compactor.OvertakenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SupportsBulkOperations;

/** Maintains one table: merges, drops what applies to nothing, expires, removes what was forgotten. */
final class TableMaintenance {
    private final TableIdentifier name;
    private final Table table;
    private final Policy policy;
    private final Compactor compactor;
    private final Clock clock;
    private final boolean dryRun;

    private final List<String> notes = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private boolean compacted;
    private int expired;
    private int orphans;

    TableMaintenance(
            TableIdentifier name, Table table, Policy policy, Compactor compactor, Clock clock, boolean dryRun) {
        this.name = name;
        this.table = table;
        this.policy = policy;
        this.compactor = compactor;
        this.clock = clock;
        this.dryRun = dryRun;
    }

    /** What the newest snapshot consists of. */
    private record Contents(List<Long> dataSizes, Set<String> appliedDeletes, List<DeleteFile> allDeletes) {
        List<DeleteFile> danglingDeletes() {
            return allDeletes.stream()
                    .filter(file -> !appliedDeletes.contains(file.location()))
                    .toList();
        }
    }

    private interface Step {
        void run() throws IOException, SQLException, OvertakenException;
    }

    TableReport run() {
        long start = System.nanoTime();
        Footprint before = footprint();
        attempt("compaction", this::compact);
        attempt("delete files", this::dropDanglingDeletes);
        attempt("manifests", this::mergeManifests);
        attempt("expiry", this::expire);
        attempt("orphans", this::removeOrphans);
        Footprint after = footprint();
        return new TableReport(
                name.toString(),
                before,
                after,
                compacted,
                expired,
                orphans,
                List.copyOf(notes),
                List.copyOf(failures),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** One step that fails must not keep the others from being done. */
    private void attempt(String what, Step step) {
        try {
            table.refresh();
            step.run();
        } catch (OvertakenException | CommitFailedException | ValidationException e) {
            notes.add(what + " left for next time, others committed meanwhile: " + e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            failures.add(what + ": " + e.getMessage());
        }
    }

    private Footprint footprint() {
        table.refresh();
        return Footprint.of(table, TableFolder.of(table).map(TableFolder::files).orElse(List.of()));
    }

    /** A table that nobody has written to since it was last merged is left alone, whatever it looks like. */
    private void compact() throws IOException, SQLException, OvertakenException {
        Snapshot newest = table.currentSnapshot();
        if (newest == null || newest.operation().equals(DataOperations.REPLACE)) {
            return;
        }
        Contents contents = contents(newest);
        boolean deletes = !contents.appliedDeletes().isEmpty();
        OptionalLong below = deletes ? OptionalLong.empty() : policy.tiers().mergeBelow(contents.dataSizes());
        if (!deletes && below.isEmpty()) {
            return;
        }
        if (!dryRun) {
            compactor.compact(name, below);
        }
        compacted = true;
    }

    /**
     * An upsert brings a delete of the key's row before, even if there was none, and Trino only drops the deletes that
     * some file needed. No file that is rewritten meanwhile can come to need one of the others: its rows are in a file
     * that does not.
     */
    private void dropDanglingDeletes() throws IOException {
        Snapshot newest = table.currentSnapshot();
        if (newest == null) {
            return;
        }
        List<DeleteFile> dangling = contents(newest).danglingDeletes();
        if (!dangling.isEmpty() && !dryRun) {
            RewriteFiles rewrite = table.newRewrite();
            dangling.forEach(rewrite::deleteFile);
            rewrite.commit();
        }
    }

    private void mergeManifests() {
        Snapshot newest = table.currentSnapshot();
        if (newest != null && newest.dataManifests(table.io()).size() > policy.mostManifests() && !dryRun) {
            table.rewriteManifests().clusterBy(file -> 0).commit();
        }
    }

    /**
     * Expires by id: by age, Iceberg would count from whatever is the newest snapshot by the time it commits. The table's
     * own age limit (five days where none is set) is switched off, as it knows nothing of writers.
     */
    private void expire() {
        Set<Long> ids = policy.retention().expired(TableLog.of(table), clock.instant());
        expired = ids.size();
        if (!ids.isEmpty() && !dryRun) {
            ExpireSnapshots expiry = table.expireSnapshots().expireOlderThan(0);
            ids.forEach(expiry::expireSnapshotId);
            expiry.commit();
        }
    }

    private void removeOrphans() {
        Optional<TableFolder> folder = TableFolder.of(table);
        if (folder.isEmpty()) {
            notes.add("orphans not looked for: %s cannot list files"
                    .formatted(table.io().getClass().getName()));
            return;
        }
        table.refresh();
        Optional<Instant> before = policy.orphanAge().forgottenBefore(TableLog.of(table), clock.instant());
        if (before.isEmpty()) {
            return;
        }
        List<String> forgotten = folder.get().forgotten(table, before.get());
        orphans = forgotten.size();
        if (!forgotten.isEmpty() && !dryRun) {
            delete(table.io(), forgotten);
        }
    }

    private static void delete(FileIO io, List<String> locations) {
        if (io instanceof SupportsBulkOperations bulk) {
            bulk.deleteFiles(locations);
        } else {
            locations.forEach(io::deleteFile);
        }
    }

    private Contents contents(Snapshot newest) throws IOException {
        List<Long> sizes = new ArrayList<>();
        Set<String> applied = new HashSet<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(newest.snapshotId()).planFiles()) {
            for (FileScanTask task : tasks) {
                sizes.add(task.file().fileSizeInBytes());
                task.deletes().forEach(file -> applied.add(file.location()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<DeleteFile> deletes = new ArrayList<>();
        for (ManifestFile manifest : newest.deleteManifests(table.io())) {
            try (ManifestReader<DeleteFile> files =
                    ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
                files.forEach(file -> deletes.add(file.copyWithoutStats()));
            }
        }
        return new Contents(sizes, applied, deletes);
    }
}
