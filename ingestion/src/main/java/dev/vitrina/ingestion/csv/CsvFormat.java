package dev.vitrina.ingestion.csv;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/**
 * How a file is written.
 *
 * @param delimiter between cells
 * @param quote around cells that hold delimiters, quotes (doubled) or line ends
 * @param encoding of a file without a byte order mark
 * @param headerLine the line that holds the columns' titles, from 1
 * @param trim whether blanks around a cell do not count
 * @param blank words that stand for an empty cell, in small letters; large ones mean the same
 */
record CsvFormat(
        char delimiter,
        char quote,
        Charset encoding,
        int headerLine,
        boolean trim,
        Set<String> blank,
        NumberForm numbers,
        TimeForm times) {
    /** What a cell says: null where it says nothing. */
    String said(String cell) {
        String text = trim ? Blanks.trim(cell) : cell;
        boolean isWord = !blank.isEmpty() && blank.contains(text.toLowerCase(Locale.ROOT));
        return isWord || Blanks.isBlank(text) ? null : text;
    }
}
