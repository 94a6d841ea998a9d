package dev.vitrina.ingestion.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.vitrina.ingestion.changes.ChangesFile;
import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
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
import java.util.function.Consumer;
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
    private static final int MOST_BROKEN = 100;
    private static final Pattern PLACE = Pattern.compile(" \\(record starting at line (\\d+)\\).*");

    private final ChangesFile file;
    private final Role role;
    private final CsvFormat format;
    private final List<String> titles;
    private final int[] positions;

    CsvFile(ChangesFile file, Role role, List<String> titles) {
        this.file = file;
        this.role = role;
        this.format = role.format();
        this.titles = titles;
        this.positions =
                role.columns().keySet().stream().mapToInt(titles::indexOf).toArray();
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
            Iterator<CsvRecord> rows = rows(text(content, format.encoding()), format, format.headerLine() - 1);
            return rows.hasNext()
                    ? rows.next().getFields().stream().map(Blanks::trim).toList()
                    : List.of();
        } catch (CsvParseException e) {
            throw new IOException("%s, line %d: %s".formatted(file.path(), format.headerLine(), sentence(e)), e);
        } catch (UncheckedIOException e) {
            throw new IOException(
                    "%s is damaged: %s".formatted(file.path(), e.getCause().getMessage()), e);
        }
    }

    /**
     * Reads all rows, blank ones and repetitions of the header left out.
     *
     * @param bytesRead is told now and then how much of the file on disk has been read
     * @throws IOException in one sentence, if the file is damaged
     */
    void read(Consumer<CsvRow> rows, LongConsumer bytesRead) throws IOException {
        long line = role.titles().isEmpty() ? 0 : 1; // the line to begin with, 0: that of the header
        int broken = 0;
        while (true) {
            long brokenLine = readFrom(line, rows, bytesRead);
            if (brokenLine < 0) {
                return;
            }
            if (++broken > MOST_BROKEN) {
                throw new IOException(
                        "%s, line %d: more than %d rows cannot be taken apart; is '%s' the right quote and '%s' the right delimiter?"
                                .formatted(file.path(), brokenLine, MOST_BROKEN, format.quote(), format.delimiter()));
            }
            line = brokenLine + 1;
        }
    }

    /** Reads up to the first row that cannot be taken apart; gives the line of that, or -1. */
    private long readFrom(long first, Consumer<CsvRow> rows, LongConsumer bytesRead) throws IOException {
        long skipped = first == 0 ? format.headerLine() - 1 : first - 1;
        long line = skipped;
        try (ChangesFile.Content content = file.open()) {
            Iterator<CsvRecord> records = rows(text(content, format.encoding()), format, skipped);
            if (first == 0 && records.hasNext()) {
                records.next();
            }
            long count = 0;
            while (true) {
                CsvRecord row;
                try {
                    if (!records.hasNext()) {
                        break;
                    }
                    row = records.next();
                } catch (CsvParseException e) {
                    long brokenLine = lineOf(e);
                    rows.accept(broken(brokenLine, sentence(e)));
                    return brokenLine;
                }
                line = row.getStartingLineNumber();
                take(row, line, rows);
                if (++count % ROWS_PER_MARK == 0) {
                    bytesRead.accept(content.bytesRead());
                }
            }
            bytesRead.accept(content.bytesRead());
            return -1;
        } catch (UncheckedIOException e) {
            throw new IOException(
                    "%s is damaged after line %d, so that its documents may be incomplete: %s"
                            .formatted(file.path(), line, e.getCause().getMessage()),
                    e);
        }
    }

    private void take(CsvRecord row, long line, Consumer<CsvRow> rows) {
        List<String> cells = row.getFields();
        if (cells.stream().allMatch(Blanks::isBlank) || repeatsHeader(cells)) {
            return;
        }
        CsvRow.Trouble trouble = null;
        if (cells.size() != titles.size()) {
            trouble = new CsvRow.Trouble(
                    RejectReason.BROKEN_ROW,
                    "A row must have as many cells as the header, %d: %d".formatted(titles.size(), cells.size()),
                    null);
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).indexOf(UNKNOWN) >= 0) {
                cells = new ArrayList<>(cells);
                cells.set(i, cells.get(i).replace(UNKNOWN, '\uFFFD'));
                trouble = new CsvRow.Trouble(
                        RejectReason.WRONG_ENCODING,
                        "Text must be %s, or 'encoding' must say what else: '%s'"
                                .formatted(format.encoding(), RejectedException.shown(cells.get(i))),
                        i < titles.size() ? titles.get(i) : null);
            }
        }
        rows.accept(new CsvRow(this, line, cells, trouble));
    }

    /** Files that were put one behind the other keep their headers. */
    private boolean repeatsHeader(List<String> cells) {
        if (cells.size() != titles.size() || !Blanks.trim(cells.getFirst()).equals(titles.getFirst())) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!Blanks.trim(cells.get(i)).equals(titles.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The line as it stands, cut at its delimiters, which holds for the cells before the quote that went wrong. */
    private CsvRow broken(long line, String sentence) throws IOException {
        String text;
        try (ChangesFile.Content content = file.open();
                BufferedReader lines = new BufferedReader(text(content, format.encoding()))) {
            for (long i = 1; i < line; i++) {
                lines.readLine();
            }
            text = lines.readLine();
        }
        String cells = text == null ? "" : text.replace(UNKNOWN, '\uFFFD');
        return new CsvRow(
                this,
                line,
                List.of(cells.split(Pattern.quote(String.valueOf(format.delimiter())), -1)),
                new CsvRow.Trouble(RejectReason.BROKEN_ROW, sentence, null));
    }

    private static Iterator<CsvRecord> rows(Reader text, CsvFormat format, long skippedLines) throws IOException {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
        if (skippedLines > 0) {
            try {
                reader.skipLines(Math.toIntExact(skippedLines));
            } catch (CsvParseException e) {
                return List.<CsvRecord>of().iterator(); // not that many lines
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
        return Long.parseLong(place.group(1));
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
