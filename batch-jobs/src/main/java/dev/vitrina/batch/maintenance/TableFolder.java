package dev.vitrina.batch.maintenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** The files under a table's location, and which of them the table knows of. */
final class TableFolder {
    private final String location;
    private final String metadata;
    private final List<FileInfo> files;

    private TableFolder(String location, String metadata, List<FileInfo> files) {
        this.location = location;
        this.metadata = metadata;
        this.files = files;
    }

    /** Lists the files; empty where the file access cannot list. */
    static Optional<TableFolder> of(Table table) {
        if (!(table.io() instanceof SupportsPrefixOperations io)) {
            return Optional.empty();
        }
        String metadata = ((BaseTable) table).operations().current().metadataFileLocation();
        List<FileInfo> files = new ArrayList<>();
        // the slash keeps a table whose name only begins alike out of it
        io.listPrefix(table.location() + "/").forEach(files::add);
        return Optional.of(new TableFolder(table.location(), metadata, files));
    }

    List<FileInfo> files() {
        return files;
    }

    /**
     * Files last written before a moment that no snapshot and no kept version of the metadata refers to.
     *
     * @param now the table as it is after the files were listed
     * @throws IllegalStateException if the listing does not hold the metadata file that the catalog names: then the two
     *     do not speak of files in the same way, and nothing would seem to be referred to
     */
    List<String> forgotten(Table now, Instant before) {
        List<FileInfo> old = files.stream()
                .filter(file -> Instant.ofEpochMilli(file.createdAtMillis()).isBefore(before))
                .toList();
        if (old.isEmpty()) {
            return List.of();
        }
        if (files.stream().noneMatch(file -> path(file.location()).equals(path(metadata)))) {
            throw new IllegalStateException(
                    "The listing of %s does not show the table's metadata file %s: nothing removed"
                            .formatted(location, metadata));
        }
        Set<String> known = describedBy(now);
        if (now.currentSnapshot() != null) {
            addContents(now, now.currentSnapshot(), known);
        }
        // most of what is old is in use; older snapshots are only read where it is not
        List<String> unknown = unknown(old, known);
        if (!unknown.isEmpty()) {
            now.snapshots().forEach(snapshot -> addContents(now, snapshot, known));
            unknown = unknown(old, known);
        }
        return unknown;
    }

    private static List<String> unknown(List<FileInfo> files, Set<String> known) {
        return files.stream()
                .map(FileInfo::location)
                .filter(location -> !known.contains(path(location)))
                .toList();
    }

    /** What the metadata itself names. */
    private static Set<String> describedBy(Table table) {
        Set<String> known = new HashSet<>();
        ReachableFileUtil.metadataFileLocations(table, false).forEach(location -> known.add(path(location)));
        ReachableFileUtil.manifestListLocations(table).forEach(location -> known.add(path(location)));
        ReachableFileUtil.statisticsFilesLocations(table).forEach(location -> known.add(path(location)));
        // Iceberg knows the name of this one, but only together with Hadoop's classes
        known.add(path(table.location() + "/metadata/version-hint.text"));
        return known;
    }

    /** Adds the manifests of a snapshot and the files that they name, but for manifests that are known already. */
    private static void addContents(Table table, Snapshot snapshot, Set<String> known) {
        for (ManifestFile manifest : snapshot.allManifests(table.io())) {
            if (known.add(path(manifest.path()))) {
                addFiles(table, manifest, known);
            }
        }
    }

    private static void addFiles(Table table, ManifestFile manifest, Set<String> known) {
        try (CloseableIterable<String> paths = ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
            paths.forEach(path -> known.add(path(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read manifest " + manifest.path(), e);
        }
    }

    /** The same file has several names: {@code file:/a}, {@code file:///a}, {@code s3://b/a}, {@code s3a://b/a}. */
    static String path(String location) {
        String rest = location.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*:", "");
        return rest.replaceFirst("^/+", "/");
    }
}
