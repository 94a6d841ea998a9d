package dev.vitrina.ingestion.changes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines, as bytes, in bounded memory. A byte order mark before the first line, line ends ({@code \n} or
 * {@code \r\n}) and blank lines are left out; the last line needs no end.
 */
final class LineReader {
    /** How many bytes of a line are kept; the rest of a longer one is counted and let go. */
    static final int KEPT = 16 << 20;

    private static final int USUAL = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[USUAL];
    private int filled;
    private int next; // where the line after this one begins
    private boolean exhausted;
    private int from;
    private int length;
    private long fullLength;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line that is not blank.
     *
     * @return false if there is none
     * @throws IOException if the stream fails; the line it failed in is not given out
     */
    boolean next() throws IOException {
        while (cut()) {
            number++;
            if (number == 1) {
                leaveMarkOut();
            }
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The array that holds the line, from {@link #from} on for {@link #length} bytes; reused for lines to come. */
    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    /** Bytes of the line that are kept. */
    int length() {
        return length;
    }

    /** Bytes of the line, kept or not. */
    long fullLength() {
        return fullLength;
    }

    /** Which line of the stream it is, blank ones counted, from 1. */
    long number() {
        return number;
    }

    private boolean cut() throws IOException {
        from = next;
        int searched = from;
        while (true) {
            for (; searched < filled; searched++) {
                if (buffer[searched] == '\n') {
                    next = searched + 1;
                    return found(searched - from);
                }
            }
            if (exhausted) {
                next = filled;
                return filled > from && found(filled - from);
            }
            if (searched - from >= KEPT) {
                return letGo();
            }
            searched -= from;
            makeRoom();
            searched += from;
            fill();
        }
    }

    private boolean found(int bytes) {
        length = bytes > 0 && buffer[from + bytes - 1] == '\r' ? bytes - 1 : bytes;
        fullLength = length;
        return true;
    }

    /** Keeps the line's beginning at the front and reads the rest of it, again and again, into the room behind. */
    private boolean letGo() throws IOException {
        length = KEPT;
        fullLength = filled - from;
        moveToFront();
        buffer = buffer.length > KEPT ? buffer : Arrays.copyOf(buffer, KEPT + USUAL);
        while (true) {
            filled = KEPT;
            fill();
            for (int i = KEPT; i < filled; i++) {
                if (buffer[i] == '\n') {
                    fullLength += i - KEPT;
                    next = i + 1;
                    return true;
                }
            }
            fullLength += filled - KEPT;
            if (exhausted) {
                next = filled;
                return true;
            }
        }
    }

    private void makeRoom() {
        if (filled == buffer.length) {
            if (from > 0) {
                moveToFront();
            } else {
                buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, KEPT + USUAL));
            }
        }
    }

    private void moveToFront() {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
    }

    private void fill() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            exhausted = true;
        } else {
            filled += read;
        }
    }

    private void leaveMarkOut() {
        if (length >= 3
                && buffer[from] == (byte) 0xEF
                && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF) {
            from += 3;
            length -= 3;
            fullLength -= 3;
        }
    }

    private boolean isBlank() {
        for (int i = from; i < from + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
