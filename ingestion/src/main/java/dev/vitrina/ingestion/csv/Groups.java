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
 *
 * <p>Where only the first row counts, a row in trouble is passed over, since another may take its place. Where rows stand
 * together, what a row in trouble says of its key is not believed unless its neighbours say the same.
 */
final class Groups {
    private final DocumentSet set;
    private final Taker taker;
    private final Room room;
    private final Map<String, List<CsvRow>> open = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<CsvRow> strays = new ArrayList<>();
    private String lastKey;

    /** Takes a group's rows. */
    @FunctionalInterface
    interface Taker {
        void take(List<CsvRow> rows) throws IOException;
    }

    /** Is told of every key that is remembered. */
    @FunctionalInterface
    interface Room {
        void takeKey(CsvRow row) throws IOException;
    }

    Groups(DocumentSet set, Taker taker, Room room) {
        this.set = set;
        this.taker = taker;
        this.room = room;
    }

    void take(CsvRow row) throws IOException {
        String key = key(row);
        if (set.firstRowOnly()) {
            takeFirst(row, key);
        } else if (key == null) {
            taker.take(List.of(row));
        } else if (set.contiguous() && row.trouble() != null && !key.equals(lastKey)) {
            strays.add(row);
        } else {
            if (set.contiguous()) {
                takeContiguous(row, key);
            }
            List<CsvRow> rows = open.get(key);
            if (rows == null) {
                room.takeKey(row);
                rows = new ArrayList<>(4);
                open.put(key, rows);
            }
            rows.add(row);
        }
    }

    private void takeFirst(CsvRow row, String key) throws IOException {
        if (row.trouble() == null && (key == null || closed.add(key))) {
            if (key != null) {
                room.takeKey(row);
            }
            taker.take(List.of(row));
        }
    }

    /** Decides what the rows in trouble before this row were. */
    private void takeContiguous(CsvRow row, String key) throws IOException {
        List<CsvRow> alone = new ArrayList<>(strays);
        strays.clear();
        if (key.equals(lastKey)) {
            giveAlone(alone);
            return;
        }
        List<CsvRow> mine =
                alone.stream().filter(stray -> key.equals(key(stray))).toList();
        alone.removeAll(mine);
        giveAlone(alone);
        endGroups();
        if (!closed.add(key)) {
            throw new IOException("%s line %d belongs to rows further up: 'contiguous' cannot be said of this file"
                    .formatted(row.file().file().path(), row.line()));
        }
        lastKey = key;
        if (!mine.isEmpty()) {
            room.takeKey(row);
            open.put(key, new ArrayList<>(mine));
        }
    }

    private void giveAlone(List<CsvRow> rows) throws IOException {
        for (CsvRow row : rows) {
            taker.take(List.of(row));
        }
    }

    /** Whether a row that has just been taken waits for others. */
    boolean keeps(CsvRow row) {
        return strays.contains(row) || open.values().stream().anyMatch(rows -> rows.getLast() == row);
    }

    /** Gives out what is left. */
    void end() throws IOException {
        giveAlone(strays);
        strays.clear();
        endGroups();
    }

    private void endGroups() throws IOException {
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
