package dev.vitrina.batch.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over Iceberg's own tables in memory; the files that they name are never read. */
class TableMaintenanceTest {
    private static final TableIdentifier NAME = TableIdentifier.of("current", "stock");
    private static final Schema SCHEMA = new Schema(Types.NestedField.required(1, "sku", Types.StringType.get()));

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final List<OptionalLong> merges = new ArrayList<>();
    private Table table;
    private int files;

    @BeforeEach
    void createTable() {
        catalog.initialize("memory", Map.of());
        catalog.createNamespace(Namespace.of("current"));
        // an age limit of the table's own, which knows nothing of writers
        table = catalog.createTable(
                NAME,
                SCHEMA,
                PartitionSpec.unpartitioned(),
                Map.of("format-version", "2", "history.expire.max-snapshot-age-ms", "1"));
    }

    @Test
    void aSinkThatIsRestoredLaterFindsItsLastCommitBelowACompaction() {
        for (int checkpoint = 1; checkpoint <= 5; checkpoint++) {
            commit("J1", checkpoint, table.newAppend().appendFile(data()));
        }
        mergeAll();
        mergeAll();

        TableReport report = maintain(Duration.ZERO);

        assertThat(report.failures()).isEmpty();
        assertThat(report.expired()).isEqualTo(4);
        assertThat(report.after().snapshots()).isEqualTo(3);
        assertThat(lastCommittedCheckpoint("J1")).isEqualTo(5);
    }

    @Test
    void youngSnapshotsStayThoughTheTablesOwnLimitWouldTakeThem() {
        for (int checkpoint = 1; checkpoint <= 5; checkpoint++) {
            commit("J1", checkpoint, table.newAppend().appendFile(data()));
        }

        assertThat(maintain(Duration.ofHours(1)).after().snapshots()).isEqualTo(5);
    }

    @Test
    void manySmallFilesAreMergedOnceAndThenLeftAlone() {
        for (int checkpoint = 1; checkpoint <= 9; checkpoint++) {
            commit("J1", checkpoint, table.newAppend().appendFile(data()));
        }

        assertThat(maintain(Duration.ofHours(1)).compacted()).isTrue();
        assertThat(maintain(Duration.ofHours(1)).compacted()).isFalse();
        assertThat(merges).containsExactly(OptionalLong.of(1 << 20));
        assertThat(table.currentSnapshot().dataManifests(table.io())).hasSize(9 + 1);
    }

    @Test
    void aFewSmallFilesAreLeftAlone() {
        for (int checkpoint = 1; checkpoint <= 8; checkpoint++) {
            commit("J1", checkpoint, table.newAppend().appendFile(data()));
        }

        assertThat(maintain(Duration.ofHours(1)).compacted()).isFalse();
        assertThat(merges).isEmpty();
    }

    @Test
    void aDeleteThatAppliesToRowsHasTheWholeTableMerged() {
        commit("J1", 1, table.newAppend().appendFile(data()));
        commit("J1", 2, table.newRowDelta().addRows(data()).addDeletes(delete()));

        TableReport report = maintain(Duration.ofHours(1));

        assertThat(merges).containsExactly(OptionalLong.empty());
        assertThat(report.failures()).isEmpty();
        assertThat(report.before().deleteFiles()).isEqualTo(1);
        assertThat(report.after().deleteFiles()).isZero();
    }

    /** The first upsert of a key deletes its row from files before, and there is none. */
    @Test
    void aDeleteThatAppliesToNothingIsDroppedWithoutAMerge() {
        commit("J1", 1, table.newRowDelta().addRows(data()).addDeletes(delete()));

        TableReport report = maintain(Duration.ofHours(1));

        assertThat(merges).isEmpty();
        assertThat(report.after().deleteFiles()).isZero();
        assertThat(report.after().dataFiles()).isEqualTo(1);
        assertThat(lastCommittedCheckpoint("J1")).isEqualTo(1);
    }

    @Test
    void aDryRunTellsAndDoesNothing() {
        for (int checkpoint = 1; checkpoint <= 9; checkpoint++) {
            commit("J1", checkpoint, table.newRowDelta().addRows(data()).addDeletes(delete()));
        }
        String before = table.currentSnapshot().toString();

        TableReport report = maintenance(Duration.ZERO, true).run();

        assertThat(report.compacted()).isTrue();
        assertThat(report.expired()).isEqualTo(8);
        assertThat(merges).isEmpty();
        assertThat(report.after()).isEqualTo(report.before());
        assertThat(table.currentSnapshot()).hasToString(before);
    }

    @Test
    void aTableThatWasNeverWrittenToIsLeftAlone() {
        TableReport report = maintain(Duration.ZERO);

        assertThat(report.failures()).isEmpty();
        assertThat(report.after()).isEqualTo(report.before());
    }

    @Test
    void whenTrinoIsAwayTheRestIsDoneAndTheFailureTold() {
        for (int checkpoint = 1; checkpoint <= 9; checkpoint++) {
            commit("J1", checkpoint, table.newAppend().appendFile(data()));
        }
        Compactor away = (name, below) -> {
            throw new SQLException("Connection refused");
        };

        TableReport report = new TableMaintenance(NAME, table, policy(Duration.ZERO), away, later(), false).run();

        assertThat(report.failures()).containsExactly("compaction: Connection refused");
        assertThat(report.after().snapshots()).isEqualTo(1);
    }

    private TableReport maintain(Duration keptSnapshots) {
        return maintenance(keptSnapshots, false).run();
    }

    private TableMaintenance maintenance(Duration keptSnapshots, boolean dryRun) {
        Compactor compactor = (name, below) -> {
            merges.add(below);
            mergeAll();
        };
        return new TableMaintenance(NAME, catalog.loadTable(NAME), policy(keptSnapshots), compactor, later(), dryRun);
    }

    private static Policy policy(Duration keptSnapshots) {
        return new Policy(
                new Retention(keptSnapshots, Duration.ofDays(7)),
                Policy.DEFAULTS.orphanAge(),
                Policy.DEFAULTS.tiers(),
                Policy.DEFAULTS.mostManifests());
    }

    private static Clock later() {
        return Clock.fixed(Instant.now().plusSeconds(10), ZoneOffset.UTC);
    }

    private void commit(String job, long checkpoint, SnapshotUpdate<?> change) {
        change.set("flink.job-id", job);
        change.set("flink.operator-id", "sink");
        change.set("flink.max-committed-checkpoint-id", Long.toString(checkpoint));
        change.commit();
        table.refresh();
    }

    /** As Trino does: one file instead of all, without the deletes that applied to them. */
    private void mergeAll() {
        table.refresh();
        var rewrite = table.newRewrite();
        Map<String, DeleteFile> deletes = new HashMap<>();
        table.newScan().planFiles().forEach(task -> {
            rewrite.deleteFile(task.file());
            task.deletes().forEach(file -> deletes.put(file.location(), file));
        });
        deletes.values().forEach(rewrite::deleteFile);
        rewrite.validateFromSnapshot(table.currentSnapshot().snapshotId());
        rewrite.dataSequenceNumber(table.currentSnapshot().sequenceNumber());
        rewrite.addFile(data()).commit();
        table.refresh();
    }

    /** What Flink's sink looks for when it is restored. */
    private long lastCommittedCheckpoint(String job) {
        table.refresh();
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null) {
            if (job.equals(snapshot.summary().get("flink.job-id"))) {
                return Long.parseLong(snapshot.summary().get("flink.max-committed-checkpoint-id"));
            }
            snapshot = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
        }
        return -1;
    }

    private DataFile data() {
        return DataFiles.builder(PartitionSpec.unpartitioned())
                .withPath("memory/data-" + ++files + ".parquet")
                .withFileSizeInBytes(1000)
                .withRecordCount(1)
                .build();
    }

    private DeleteFile delete() {
        return FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
                .ofEqualityDeletes(1)
                .withPath("memory/delete-" + ++files + ".parquet")
                .withFileSizeInBytes(1000)
                .withRecordCount(1)
                .build();
    }
}
