package dev.vitrina.ingestion.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a role, to be found by what some of its columns say. Complete once all its files have been read. */
final class RowIndex {
    private static final char BETWEEN = '\u001F';

    private final Role role;
    private final int[] columns;
    private final Map<String, List<CsvRow>> rows = new HashMap<>();

    RowIndex(Role role, int[] columns) {
        this.role = role;
        this.columns = columns;
    }

    Role role() {
        return role;
    }

    boolean isOf(Role other, int[] otherColumns) {
        return role == other && Arrays.equals(columns, otherColumns);
    }

    /** Takes a row in; a row without a key cannot be found. */
    void add(CsvRow row) {
        String[] key = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            key[i] = row.said(columns[i]);
            if (key[i] == null) {
                return;
            }
        }
        rows.computeIfAbsent(key(key), none -> new ArrayList<>(1)).add(row);
    }

    /** In the order of the files. */
    List<CsvRow> find(String... key) {
        List<CsvRow> found = rows.getOrDefault(key(key), List.of());
        found.forEach(CsvRow::wasFound);
        return found;
    }

    void clear() {
        rows.clear();
    }

    /** One text for several. */
    static String key(String... parts) {
        return parts.length == 1 ? parts[0] : String.join(String.valueOf(BETWEEN), parts);
    }
}
