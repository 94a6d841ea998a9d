package dev.vitrina.ingestion.changes;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of lines, plain or gzip; which one shows in its first bytes, not in its name. */
public record ChangesFile(Path path) {
    private static final int BUFFER = 1 << 16;

    /** @throws IOException in one sentence, if there is no such file or it cannot be read */
    public void requireReadable() throws IOException {
        if (!Files.exists(path)) {
            throw new FileNotFoundException("No such file: " + path);
        }
        if (Files.isDirectory(path)) {
            throw new IOException("Expected a file, found a folder: " + path);
        }
        if (!Files.isReadable(path)) {
            throw new IOException("No permission to read the file: " + path);
        }
    }

    /** Bytes on disk, 0 where it has no size, such as a pipe. */
    public long size() throws IOException {
        return Files.isRegularFile(path) ? Files.size(path) : 0;
    }

    /** The name without its folder. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Opens the file for one reading. */
    public Content open() throws IOException {
        return new Content(Files.newInputStream(path));
    }

    /** The bytes of the lines. The form is found out on the first read, so that opening an odd file does not fail. */
    public static final class Content extends InputStream {
        private final CountingStream file;
        private InputStream lines;

        private Content(InputStream file) {
            this.file = new CountingStream(file);
        }

        /** Bytes read of what is on disk. */
        public long bytesRead() {
            return file.count;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (lines == null) {
                BufferedInputStream beginning = new BufferedInputStream(file, BUFFER);
                beginning.mark(2);
                boolean gzip = beginning.read() == 0x1F && beginning.read() == 0x8B;
                beginning.reset();
                lines = gzip ? new GZIPInputStream(beginning, BUFFER) : beginning;
            }
            return lines.read(target, offset, length);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
