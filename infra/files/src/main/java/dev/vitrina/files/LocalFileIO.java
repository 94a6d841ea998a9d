package dev.vitrina.files;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.apache.iceberg.io.DelegateFileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Iceberg's files on a disk of this machine, without Hadoop.
 *
 * <p>A location is a {@code file:} URI ({@code file:/a}, {@code file:///a}) or an absolute path. Anything else is an
 * {@link IllegalArgumentException} that names it. Deleting what is not there is no error, as with object stores.
 */
public final class LocalFileIO implements DelegateFileIO {

    private Map<String, String> properties = Map.of();

    @Override
    public void initialize(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
    }

    @Override
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public InputFile newInputFile(String location) {
        return new LocalInputFile(location, fileOf(location));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new LocalOutputFile(location, fileOf(location));
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.deleteIfExists(fileOf(location).toPath());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + location, e);
        }
    }

    /** Deletes every file it can, then reports how many it could not. */
    @Override
    public void deleteFiles(Iterable<String> locations) {
        int failed = 0;
        for (String location : locations) {
            try {
                deleteFile(location);
            } catch (UncheckedIOException e) {
                failed++;
            }
        }
        if (failed > 0) {
            throw new BulkDeletionFailureException(failed);
        }
    }

    @Override
    public Iterable<FileInfo> listPrefix(String prefix) {
        Path root = fileOf(prefix).toPath();
        if (!Files.exists(root)) {
            return List.of();
        }
        List<FileInfo> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(info(path, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        // a writer has just deleted it, which is as good as never having been there
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + prefix, e);
        }
        return files;
    }

    @Override
    public void deletePrefix(String prefix) {
        listPrefix(prefix).forEach(file -> deleteFile(file.location()));
    }

    private static FileInfo info(Path path, BasicFileAttributes attributes) {
        return new FileInfo(
                "file://" + path.toAbsolutePath(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    /** Iceberg writes locations unescaped, so a blank or a percent sign is itself. */
    private static File fileOf(String location) {
        String path = location.startsWith("file:") ? withoutAuthority(location.substring("file:".length())) : location;
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("Not a local file: " + location + ": expected file:/path or /path");
        }
        return new File(path);
    }

    private static String withoutAuthority(String rest) {
        return rest.startsWith("///") ? rest.substring(2) : rest.startsWith("//") ? "" : rest;
    }
}
