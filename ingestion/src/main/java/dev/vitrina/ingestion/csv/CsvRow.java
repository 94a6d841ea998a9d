package dev.vitrina.ingestion.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrina.ingestion.changes.RejectReason;
import java.util.Arrays;

/** A row of a file: its cells, packed since a whole file of them is kept, and opened while documents are made of them. */
final class CsvRow {
    /** Stands behind each packed cell; no byte of UTF-8. */
    static final byte END = (byte) 0xFF;

    private static final String NOTHING = "";

    private final CsvFile file;
    private final long line;
    private final byte[] cells;
    private final Trouble trouble;
    private boolean found;
    private String[] opened; // by column of the role, as far as they were asked for; null while the row is packed

    /** Why a row cannot be used. */
    record Trouble(RejectReason reason, String sentence, String column) {}

    /**
     * A row.
     *
     * @param line of the file in which it begins, from 1
     * @param cells packed
     * @param trouble null for a sound row
     */
    CsvRow(CsvFile file, long line, byte[] cells, Trouble trouble) {
        this.file = file;
        this.line = line;
        this.cells = cells;
        this.trouble = trouble;
    }

    private CsvRow(CsvRow row) {
        this.file = row.file;
        this.line = row.line;
        this.cells = row.cells;
        this.trouble = null;
    }

    /** The same cells without the trouble, for what may be said of the row all the same. */
    CsvRow regardless() {
        return new CsvRow(this);
    }

    CsvFile file() {
        return file;
    }

    long line() {
        return line;
    }

    Trouble trouble() {
        return trouble;
    }

    /** Whether a document has looked it up. */
    boolean isFound() {
        return found;
    }

    void wasFound() {
        found = true;
    }

    /** Bytes that it holds. */
    int size() {
        return cells.length;
    }

    /** Says that its cells will be asked for more than once. */
    void open() {
        opened = new String[file.role().width()];
    }

    /** Says that nobody asks for its cells now. */
    void close() {
        opened = null;
    }

    /** What a column of the role says; null if nothing. */
    String said(int column) {
        if (opened == null) {
            return unpacked(column);
        }
        String said = opened[column];
        if (said == null) {
            said = unpacked(column);
            opened[column] = said == null ? NOTHING : said;
            return said;
        }
        return said.isEmpty() ? null : said; // a cell that says something is not empty
    }

    private String unpacked(int column) {
        int position = file.position(column);
        byte[] bytes = cells;
        int from = 0;
        for (int skipped = 0; skipped < position; from++) {
            if (from == bytes.length) {
                return null; // a row that is too short
            }
            if (bytes[from] == END) {
                skipped++;
            }
        }
        int to = from;
        while (to < bytes.length && bytes[to] != END) {
            to++;
        }
        return to == from ? null : file.format().said(new String(bytes, from, to - from, UTF_8));
    }

    boolean saysTheSameAs(CsvRow other) {
        return Arrays.equals(cells, other.cells);
    }

    /** The row as text: what stood in the file, as far as quotes and encoding go. */
    String text() {
        StringBuilder text = new StringBuilder(cells.length + 16);
        char delimiter = file.format().delimiter();
        char quote = file.format().quote();
        int from = 0;
        for (int to = 0; to < cells.length; to++) {
            if (cells[to] == END) {
                String cell = new String(cells, from, to - from, UTF_8);
                if (from > 0) {
                    text.append(delimiter);
                }
                boolean bare = cell.indexOf(delimiter) < 0
                        && cell.indexOf(quote) < 0
                        && cell.indexOf('\n') < 0
                        && cell.indexOf('\r') < 0;
                if (bare || trouble != null && trouble.reason() == RejectReason.BROKEN_ROW) {
                    text.append(cell);
                } else {
                    text.append(quote)
                            .append(cell.replace(String.valueOf(quote), String.valueOf(quote) + quote))
                            .append(quote);
                }
                from = to + 1;
            }
        }
        return text.toString();
    }
}
