package dev.vitrina.batch.maintenance;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;

/**
 * How much of everything a table has.
 *
 * @param dataFiles of the newest snapshot
 * @param deleteFiles of the newest snapshot
 * @param manifests of the newest snapshot
 * @param metadataFiles versions of the table's own description that are kept
 * @param files everything under the table's location, referred to or not
 * @param bytes of those files
 */
record Footprint(
        long dataFiles, long deleteFiles, int snapshots, int manifests, long metadataFiles, long files, long bytes) {

    static Footprint of(Table table, Collection<FileInfo> files) {
        Snapshot newest = table.currentSnapshot();
        List<ManifestFile> data = newest == null ? List.of() : newest.dataManifests(table.io());
        List<ManifestFile> deletes = newest == null ? List.of() : newest.deleteManifests(table.io());
        int snapshots = 0;
        for (Snapshot ignored : table.snapshots()) {
            snapshots++;
        }
        return new Footprint(
                live(data),
                live(deletes),
                snapshots,
                data.size() + deletes.size(),
                files.stream()
                        .filter(file -> file.location().endsWith(".metadata.json"))
                        .count(),
                files.size(),
                files.stream().mapToLong(FileInfo::size).sum());
    }

    private static long live(List<ManifestFile> manifests) {
        return count(manifests, ManifestFile::addedFilesCount) + count(manifests, ManifestFile::existingFilesCount);
    }

    private static long count(List<ManifestFile> manifests, Function<ManifestFile, Integer> figure) {
        return manifests.stream()
                .map(figure)
                .mapToLong(count -> count == null ? 0 : count)
                .sum();
    }
}
