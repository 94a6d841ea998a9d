package dev.vitrina.ingestion.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the rows of each document of a set and gives them out as soon as no more can belong to them: at once where a row
 * is a document or only the first one counts, at the next key where rows stand together, else in the end.
 */
final class Groups {
    private final DocumentSet set;
    private final Taker taker;
    private final Map<String, List<CsvRow>> open = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private String lastKey;

    /** Takes a group's rows. */
    @FunctionalInterface
    interface Taker {
        void take(List<CsvRow> rows) throws IOException;
    }

    Groups(DocumentSet set, Taker taker) {
        this.set = set;
        this.taker = taker;
    }

    void take(CsvRow row) throws IOException {
        String key = key(row);
        if (key == null) {
            taker.take(List.of(row));
        } else if (set.firstRowOnly()) {
            if (row.trouble() == null && closed.add(key)) {
                taker.take(List.of(row));
            }
        } else {
            if (set.contiguous() && !key.equals(lastKey)) {
                end();
                if (!closed.add(key)) {
                    throw new IOException(
                            "%s line %d belongs to rows further up: 'contiguous' cannot be said of this file"
                                    .formatted(row.file().file().path(), row.line()));
                }
                lastKey = key;
            }
            open.computeIfAbsent(key, none -> new ArrayList<>(4)).add(row);
        }
    }

    /** Gives out what is left. */
    void end() throws IOException {
        for (List<CsvRow> rows : open.values()) {
            taker.take(rows);
        }
        open.clear();
    }

    /** Null for a row that belongs to no other. */
    private String key(CsvRow row) {
        int[] columns = set.groupBy();
        if (columns.length == 0) {
            return null;
        }
        if (columns.length == 1) {
            return row.said(columns[0]);
        }
        String[] parts = new String[columns.length];
        boolean any = false;
        for (int i = 0; i < parts.length; i++) {
            String said = row.said(columns[i]);
            any |= said != null;
            parts[i] = said == null ? "" : said;
        }
        return any ? RowIndex.key(parts) : null;
    }
}
