package dev.vitrina.command;

import dev.vitrina.stack.StackException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/**
 * Where simulated changes are written: a file, gzip if its name ends in {@code .gz}, or standard output if it is
 * {@code -}. A file has its name only when it is whole, and one that had it before is replaced only then.
 */
final class SimulatedFile {

    private static final int BUFFER = 1 << 20;

    private final String name;

    SimulatedFile(String name) {
        this.name = name;
    }

    /** What is written. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws StackException if it cannot be written to its end, with the reason */
    void write(Content content) {
        try {
            if (isStandardOutput()) {
                // not System.out, which tells nobody that its reader has gone; closed with the process
                OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
                content.writeTo(out);
                out.flush();
            } else {
                writeFile(content);
            }
        } catch (NoSuchFileException e) {
            throw new StackException("Cannot write " + name + ": its folder does not exist", e);
        } catch (FileSystemException e) {
            throw new StackException(
                    "Cannot write " + name + ": " + (e.getReason() == null ? e.getMessage() : e.getReason()), e);
        } catch (IOException e) {
            throw new StackException(
                    "Cannot write " + (isStandardOutput() ? "to standard output" : name) + ": " + e.getMessage(), e);
        }
    }

    boolean isStandardOutput() {
        return name.equals("-");
    }

    private void writeFile(Content content) throws IOException {
        Path path = Path.of(name);
        // a link stays one
        Path file = Files.exists(path) ? path.toRealPath() : path;
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // a pipe or a device, in whose place no file must come
            writeTo(file, content);
            return;
        }
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        part.toFile().deleteOnExit();
        try {
            writeTo(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void writeTo(Path file, Content content) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz")
                        ? new GZIPOutputStream(bytes, BUFFER)
                        : new BufferedOutputStream(bytes, BUFFER)) {
            content.writeTo(out);
        }
    }
}
