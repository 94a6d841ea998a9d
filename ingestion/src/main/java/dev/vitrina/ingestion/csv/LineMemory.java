package dev.vitrina.ingestion.csv;

import java.io.IOException;
import java.io.Reader;

/**
 * Text that remembers what it gave out from a line on, so that reading can go on behind a line that misled the reader. Lines
 * end as {@link java.io.BufferedReader} knows it.
 */
final class LineMemory extends Reader {
    private static final int CHUNK = 1 << 13;

    private final Reader text;
    private final StringBuilder kept = new StringBuilder();
    private int next; // of what is kept, to be given out
    private long keptLine = 1;
    private long neededLine = 1;

    LineMemory(Reader text) {
        this.text = text;
    }

    /** Says that nothing before this line, counted from 1, is needed any more. */
    void reached(long line) {
        neededLine = line;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (next == kept.length() && !fill()) {
            return -1;
        }
        int count = Math.min(length, kept.length() - next);
        kept.getChars(next, next + count, target, from);
        next += count;
        return count;
    }

    /** Takes a line out, without its end; what is read next is the line after it. */
    String cut(long line) throws IOException {
        reached(line);
        forget();
        next = kept.length();
        while (keptLine < line && fill()) {
            forget();
            next = kept.length();
        }
        int end = end(0);
        while (end < 0 && fill()) {
            next = kept.length();
            end = end(0);
        }
        int after = end < 0 ? kept.length() : end;
        int length = after;
        while (length > 0 && (kept.charAt(length - 1) == '\n' || kept.charAt(length - 1) == '\r')) {
            length--;
        }
        String cut = kept.substring(0, length);
        kept.delete(0, after);
        keptLine++;
        neededLine = keptLine;
        next = 0;
        return cut;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private boolean fill() throws IOException {
        forget();
        char[] chunk = new char[CHUNK];
        int count = text.read(chunk, 0, CHUNK);
        if (count > 0) {
            kept.append(chunk, 0, count);
        }
        return count > 0;
    }

    private void forget() {
        int from = 0;
        while (keptLine < neededLine) {
            int end = end(from);
            if (end < 0) {
                break; // not read that far yet
            }
            from = end;
            keptLine++;
        }
        kept.delete(0, from);
        next -= from;
    }

    /** Where the line that begins here is over, its end included; below 0 if that has not been read yet. */
    private int end(int from) {
        for (int i = from; i < kept.length(); i++) {
            char c = kept.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r') {
                return i + 1 == kept.length() ? -1 : kept.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return -1;
    }
}
