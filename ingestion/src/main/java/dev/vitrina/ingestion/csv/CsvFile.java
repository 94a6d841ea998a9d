package dev.vitrina.ingestion.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.vitrina.ingestion.changes.ChangesFile;
import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file that plays a role: its header is known, and its rows can be read once more at any time.
 *
 * <p>A row that is none (cells too few or too many, bytes that are no text, a quote that never ends) is a row in trouble.
 */
final class CsvFile {
    /** Stands for bytes that the encoding does not know; no text has it. */
    private static final char UNKNOWN = '\uFFFF';

    private static final int ROWS_PER_MARK = 1_000;
    private static final Pattern PLACE = Pattern.compile(
            " \\((?:record starting at )?line (\\d+)\\).*|(?:in )?record starting at line (\\d+) ",
            Pattern.CASE_INSENSITIVE);

    private final ChangesFile file;
    private final Role role;
    private final CsvFormat format;
    private final List<String> titles;
    private final int[] positions;
    private final byte[] firstTitle;

    CsvFile(ChangesFile file, Role role, List<String> titles) {
        this.file = file;
        this.role = role;
        this.format = role.format();
        this.titles = titles;
        this.positions =
                role.columns().keySet().stream().mapToInt(titles::indexOf).toArray();
        this.firstTitle = titles.getFirst().getBytes(StandardCharsets.UTF_8);
    }

    ChangesFile file() {
        return file;
    }

    String name() {
        return file.name();
    }

    Role role() {
        return role;
    }

    CsvFormat format() {
        return format;
    }

    /** Where in a row a column of the role stands, from 0. */
    int position(int column) {
        return positions[column];
    }

    /**
     * The titles of a file's columns; empty if the file is empty.
     *
     * @throws IOException in one sentence, if the file cannot be read that far
     */
    static List<String> header(ChangesFile file, CsvFormat format) throws IOException {
        try (ChangesFile.Content content = file.open()) {
            Iterator<PackedCells> rows = rows(
                    text(content, format.encoding()),
                    format,
                    format.headerLine() - 1,
                    new PackedCells(Integer.MAX_VALUE, UNKNOWN));
            return rows.hasNext()
                    ? rows.next().texts().stream().map(Blanks::trim).toList()
                    : List.of();
        } catch (CsvParseException e) {
            throw new IOException("%s, line %d: %s".formatted(file.path(), format.headerLine(), sentence(e)), e);
        } catch (UncheckedIOException e) {
            throw new IOException(
                    "%s is damaged: %s".formatted(file.path(), e.getCause().getMessage()), e);
        }
    }

    /** Takes rows as they are read. */
    @FunctionalInterface
    interface Taker {
        void take(CsvRow row) throws IOException;
    }

    /**
     * Reads all rows, blank ones and repetitions of the header left out.
     *
     * @param bytesRead is told now and then how much of the file on disk has been read
     * @throws IOException in one sentence, if the file is damaged; or what the taker throws
     */
    void read(Taker rows, LongConsumer bytesRead) throws IOException {
        try (ChangesFile.Content content = file.open()) {
            new Reading(content, rows, bytesRead).run();
        }
    }

    /** One time through the file. */
    private final class Reading {
        private final ChangesFile.Content content;
        private final Taker rows;
        private final LongConsumer bytesRead;
        private LineMemory text;
        private final PackedCells cells = new PackedCells(titles.size(), UNKNOWN);
        private Iterator<PackedCells> records;
        private long linesBefore; // those that the records do not count
        private long line;

        Reading(ChangesFile.Content content, Taker rows, LongConsumer bytesRead) {
            this.content = content;
            this.rows = rows;
            this.bytesRead = bytesRead;
        }

        void run() throws IOException {
            start();
            long count = 0;
            while (true) {
                PackedCells row = null;
                CsvRow broken = null;
                try {
                    row = next();
                } catch (CsvParseException e) {
                    line = linesBefore + lineOf(e);
                    broken = broken(line, goOnBehind(line), sentence(e));
                }
                if (broken != null) {
                    rows.take(broken);
                } else if (row != null) {
                    take(row, line, rows);
                } else {
                    break;
                }
                if (++count % ROWS_PER_MARK == 0) {
                    bytesRead.accept(content.bytesRead());
                }
            }
            bytesRead.accept(content.bytesRead());
        }

        private void start() throws IOException {
            boolean header = role.titles().isEmpty();
            try {
                text = new LineMemory(decoded(content, format.encoding()));
                records = rows(text, format, header ? format.headerLine() - 1 : 0, cells);
            } catch (UncheckedIOException e) {
                throw damaged(e.getCause());
            } catch (IOException e) {
                throw damaged(e);
            }
            if (header) {
                next();
            }
        }

        /** Null after the last one. */
        private PackedCells next() throws IOException {
            try {
                if (!records.hasNext()) {
                    return null;
                }
                PackedCells row = records.next();
                line = linesBefore + row.line();
                text.reached(line);
                return row;
            } catch (UncheckedIOException e) {
                throw damaged(e.getCause());
            }
        }

        /** Gives the line, as it stands; the records are from now on those behind it. */
        private String goOnBehind(long broken) throws IOException {
            try {
                String cut = text.cut(broken);
                records = rows(text, format, 0, cells);
                linesBefore = broken;
                return cut;
            } catch (IOException e) {
                throw damaged(e);
            }
        }

        private IOException damaged(IOException e) {
            return new IOException(
                    "%s is damaged after line %d, so that its documents may be incomplete: %s"
                            .formatted(file.path(), line, e.getMessage()),
                    e);
        }
    }

    private void take(PackedCells cells, long line, Taker rows) throws IOException {
        if (cells.isBlank() || repeatsHeader(cells)) {
            return;
        }
        CsvRow.Trouble trouble = null;
        if (cells.count() != titles.size()) {
            trouble = new CsvRow.Trouble(
                    RejectReason.BROKEN_ROW,
                    "A row must have as many cells as the header, %d: %d%s"
                            .formatted(
                                    titles.size(),
                                    cells.count(),
                                    cells.count() < titles.size()
                                            ? ""
                                            : "; a '%s' inside a cell needs quotes around the cell"
                                                    .formatted(format.delimiter())),
                    null);
        }
        rows.take(cells.isStrange() ? strange(cells.texts(), line) : new CsvRow(this, line, cells.packed(), trouble));
    }

    private CsvRow strange(List<String> cells, long line) {
        CsvRow.Trouble trouble = null;
        List<String> shown = new ArrayList<>(cells);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).indexOf(UNKNOWN) >= 0) {
                shown.set(i, cells.get(i).replace(UNKNOWN, '\uFFFD'));
                trouble = new CsvRow.Trouble(
                        RejectReason.WRONG_ENCODING,
                        "Text must be %s, or 'encoding' must say what else: '%s'"
                                .formatted(format.encoding(), RejectedException.shown(shown.get(i))),
                        i < titles.size() ? titles.get(i) : null);
            }
        }
        return new CsvRow(this, line, PackedCells.pack(shown), trouble);
    }

    /** Files that were put one behind the other keep their headers. */
    private boolean repeatsHeader(PackedCells cells) {
        if (cells.count() != titles.size() || !cells.mayBeginWith(firstTitle)) {
            return false;
        }
        return cells.texts().stream().map(Blanks::trim).toList().equals(titles);
    }

    /** The line as it stands, cut at its delimiters, which holds for the cells before the quote that went wrong. */
    private CsvRow broken(long line, String text, String sentence) {
        return new CsvRow(
                this,
                line,
                PackedCells.pack(List.of(
                        text.replace(UNKNOWN, '\uFFFD').split(Pattern.quote(String.valueOf(format.delimiter())), -1))),
                new CsvRow.Trouble(RejectReason.BROKEN_ROW, sentence, null));
    }

    private static Iterator<PackedCells> rows(Reader text, CsvFormat format, long skippedLines, PackedCells cells)
            throws IOException {
        CsvReader<PackedCells> reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(cells, text);
        if (skippedLines > 0) {
            try {
                reader.skipLines(Math.toIntExact(skippedLines));
            } catch (CsvParseException e) {
                return List.<PackedCells>of().iterator(); // not that many lines
            }
        }
        return reader.iterator();
    }

    /** The text behind a byte order mark, which says the encoding better than anybody; without one, in the encoding given. */
    private static Reader text(InputStream content, Charset encoding) {
        try {
            return decoded(content, encoding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader decoded(InputStream content, Charset encoding) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
        in.mark(4);
        byte[] mark = in.readNBytes(3);
        in.reset();
        Charset marked = encoding;
        if (mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF) {
            in.skipNBytes(3);
            marked = StandardCharsets.UTF_8;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
            in.skipNBytes(2);
            marked = StandardCharsets.UTF_16LE;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) {
            in.skipNBytes(2);
            marked = StandardCharsets.UTF_16BE;
        }
        return new InputStreamReader(
                in,
                marked.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(UNKNOWN)));
    }

    private static long lineOf(CsvParseException e) {
        Matcher place = PLACE.matcher(e.getMessage());
        if (!place.find()) {
            throw new IllegalStateException("A row that cannot be taken apart has no line", e);
        }
        return Long.parseLong(place.group(1) == null ? place.group(2) : place.group(1));
    }

    private static String sentence(CsvParseException e) {
        return PLACE.matcher(e.getMessage()).replaceFirst("");
    }

    /** For messages about headers. */
    static String shown(List<String> titles) {
        return titles.isEmpty()
                ? "none"
                : String.join(
                        ", ", titles.stream().map(RejectedException::shown).toList());
    }

    /** Columns that stand in a header more than once. */
    static Map<String, Long> counts(List<String> titles) {
        return titles.stream().collect(Collectors.groupingBy(title -> title, Collectors.counting()));
    }
}
